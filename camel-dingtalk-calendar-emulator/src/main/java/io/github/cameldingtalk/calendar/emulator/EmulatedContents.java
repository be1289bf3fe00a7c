// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar.emulator;

import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What the emulated service holds, as a test sets and reads it: apps, users, tokens, calendars, events and rules. */
abstract class EmulatedContents {

    private final ServiceData data;

    EmulatedContents(ServiceData data) {
        this.data = data;
    }

    abstract DingTalkEmulator self();

    ServiceData data() {
        return data;
    }

    /**
     * Accepts an access token of your choice, which never expires. A token that was neither accepted here nor issued by the
     * emulator gets the error {@code InvalidAuthentication}.
     *
     * @param token counts as the token of an internal app of its own
     * @return this emulator
     */
    public DingTalkEmulator acceptToken(String token) {
        data.tokens().accept(token);
        return self();
    }

    /**
     * Adds an internal app, or replaces the app with the same id.
     *
     * @param clientId     the Client ID, at DingTalk also called AppKey
     * @param clientSecret the Client Secret
     * @return this emulator
     */
    public DingTalkEmulator putInternalApp(String clientId, String clientSecret) {
        data.apps().putInternal(clientId, clientSecret);
        return self();
    }

    /**
     * Adds a third-party enterprise app, or replaces the app with the same id.
     *
     * @param suiteKey    the suite key
     * @param suiteSecret the suite secret
     * @param suiteTicket the latest suite ticket, which alone is accepted
     * @param corpIds     the organizations that authorized the app
     * @return this emulator
     */
    public DingTalkEmulator putEnterpriseApp(
            String suiteKey, String suiteSecret, String suiteTicket, Set<String> corpIds) {
        data.apps().putEnterprise(suiteKey, suiteSecret, suiteTicket, corpIds);
        return self();
    }

    /**
     * Adds a third-party personal app, or replaces the app with the same id.
     *
     * @param clientId     the Client ID
     * @param clientSecret the Client Secret
     * @return this emulator
     */
    public DingTalkEmulator putPersonalApp(String clientId, String clientSecret) {
        data.apps().putPersonal(clientId, clientSecret);
        return self();
    }

    /**
     * Gives a user's consent to a third-party personal app. The {@code corpId} in the response of the token API is the first of
     * the user's organizations by the alphabet. It is absent if the user belongs to none.
     *
     * @param clientId the app
     * @param unionId  the user
     * @return the authorization code, which can be used once
     */
    public String consent(String clientId, String unionId) {
        return data.grants().newCode(new Grants.Grant(clientId, unionId, null));
    }

    /**
     * Gives a user's consent to a third-party personal app, for one organization.
     *
     * @param clientId the app
     * @param unionId  the user
     * @param corpId   the organization, which is in the response of the token API
     * @return the authorization code, which can be used once
     */
    public String consent(String clientId, String unionId, String corpId) {
        return data.grants().newCode(new Grants.Grant(clientId, unionId, corpId));
    }

    /**
     * Sets the lifetime of the tokens that are issued from now on.
     *
     * @param life in whole seconds; the default is two hours, as at DingTalk
     * @return this emulator
     */
    public DingTalkEmulator tokenLifetime(Duration life) {
        data.settings().tokenLifetime(life);
        return self();
    }

    /**
     * Sets the clock that decides when tokens expire, what is past, and to which second, day and month a call belongs.
     *
     * @param clock the default is the system's clock
     * @return this emulator
     */
    public DingTalkEmulator clock(InstantSource clock) {
        data.settings().clock(clock);
        return self();
    }

    /**
     * Stops accepting an access token. Does nothing if the token is unknown.
     *
     * @param token an issued token, or a token of {@link #acceptToken}
     */
    public void revoke(String token) {
        data.tokens().revoke(token);
    }

    /**
     * {@return whether an access token is accepted now}
     *
     * @param token issued, or of {@link #acceptToken}
     */
    public boolean accepts(String token) {
        return data.tokens().isAccepted(token);
    }

    /** {@return all issued tokens, oldest first, also the expired and the revoked} */
    public List<IssuedToken> issuedTokens() {
        return data.tokens().issued();
    }

    /**
     * Adds a user, or replaces the user with the same unionId. Operations on events need a known user.
     *
     * @param unionId             the user
     * @param corpIds             the organizations of the user
     * @param openConversationIds the groups of the user
     * @return this emulator
     */
    public DingTalkEmulator putUser(String unionId, Set<String> corpIds, Set<String> openConversationIds) {
        data.users().put(unionId, corpIds, openConversationIds);
        return self();
    }

    /**
     * Adds a calendar, or replaces the calendar with the same id, which keeps its subscribers.
     *
     * @param calendar the calendar, whose fields are not checked
     * @return this emulator
     */
    public DingTalkEmulator put(EmulatedCalendar calendar) {
        data.calendars().put(calendar);
        return self();
    }

    /**
     * Adds the apps, users, calendars and events in a YAML file, which the README describes. Replaces data with the same id.
     *
     * @param yamlFile in UTF-8
     * @return this emulator
     * @throws IllegalArgumentException if the file cannot be read, or a field is unknown or wrong. Then nothing is added
     */
    public DingTalkEmulator putData(Path yamlFile) {
        DataFile.read(yamlFile).putInto(self());
        return self();
    }

    /**
     * {@return the calendar with this id, or empty}
     *
     * @param calendarId case counts
     */
    public Optional<EmulatedCalendar> calendar(String calendarId) {
        return Optional.ofNullable(data.calendars().get(calendarId));
    }

    /** {@return all calendars, oldest first} */
    public List<EmulatedCalendar> calendars() {
        return data.calendars().all();
    }

    /**
     * {@return the unionIds of the subscribers of a calendar; empty if there is no such calendar}
     *
     * @param calendarId the calendar
     */
    public Set<String> subscribers(String calendarId) {
        return data.calendars().subscribers(calendarId);
    }

    /**
     * Adds an event, or replaces the event with the same id. Adds the organizer as a user, and DingTalk's fields such as
     * {@code status}.
     *
     * @param event the event
     * @return this emulator
     * @throws IllegalArgumentException if a field is missing or wrong
     */
    public DingTalkEmulator put(EmulatedEvent event) {
        try {
            EventCheck.checkGiven(event.json());
            EventCheck.checkWhole(event.json());
        } catch (ServiceErrorException e) {
            throw new IllegalArgumentException("A field of the event is missing or wrong: " + event, e);
        }
        data.users().putIfAbsent(event.organizer());
        data.events().put(event);
        return self();
    }

    /**
     * {@return the event with this id, also if it was deleted, or empty}
     *
     * @param eventId case counts
     */
    public Optional<EmulatedEvent> event(String eventId) {
        return Optional.ofNullable(data.events().get(eventId));
    }

    /** {@return the events of all calendars, oldest first, without the deleted ones} */
    public List<EmulatedEvent> events() {
        return data.events().all().stream()
                .map(EventStore.Stored::event)
                .filter(event -> !event.isCancelled())
                .toList();
    }

    /**
     * {@return the events that a user has created in the main calendar, oldest first, without the deleted ones}
     *
     * @param organizer the unionId of the user
     */
    public List<EmulatedEvent> events(String organizer) {
        return events().stream()
                .filter(event -> event.organizer().equals(organizer))
                .filter(event -> event.calendarId().equals(EmulatedEvent.PRIMARY))
                .toList();
    }

    /**
     * Limits the events that each user may create in a day of Asia/Shanghai. {@link #put(EmulatedEvent)} does not count.
     *
     * @param events 0 for any number; the default is 100, as at DingTalk
     * @return this emulator
     * @throws IllegalArgumentException if the number is negative
     */
    public DingTalkEmulator eventsPerDay(int events) {
        if (events < 0) {
            throw new IllegalArgumentException(
                    "The number of events must be 0 for no limit, or more, but was " + events);
        }
        data.settings().eventsPerDay(events);
        return self();
    }

    /**
     * Sets what DingTalk does not document about events.
     *
     * @param rules the default is {@link EventRules#DEFAULT}
     * @return this emulator
     */
    public DingTalkEmulator rules(EventRules rules) {
        data.settings().eventRules(rules);
        return self();
    }

    /**
     * Sets what DingTalk does not document.
     *
     * @param rules the default is {@link Rules#DEFAULT}
     * @return this emulator
     */
    public DingTalkEmulator rules(Rules rules) {
        data.settings().rules(rules);
        return self();
    }

    /**
     * Shows whole tokens and secrets on the page. The methods of this class always return them whole.
     *
     * @param show the default is false: the page shows the first characters only
     * @return this emulator
     */
    public DingTalkEmulator showSecrets(boolean show) {
        data.settings().showsSecrets(show);
        return self();
    }
}
