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
     * Accepts this access token, which never expires. A token that was neither accepted here nor issued by the emulator gets the
     * error {@code InvalidAuthentication}.
     */
    public DingTalkEmulator acceptToken(String token) {
        data.tokens().accept(token);
        return self();
    }

    /** Adds an internal app. */
    public DingTalkEmulator putInternalApp(String clientId, String clientSecret) {
        data.apps().putInternal(clientId, clientSecret);
        return self();
    }

    /** Adds a third-party enterprise app, with its latest suite ticket and the organizations that authorized the app. */
    public DingTalkEmulator putEnterpriseApp(
            String suiteKey, String suiteSecret, String suiteTicket, Set<String> corpIds) {
        data.apps().putEnterprise(suiteKey, suiteSecret, suiteTicket, corpIds);
        return self();
    }

    /** Adds a third-party personal app. */
    public DingTalkEmulator putPersonalApp(String clientId, String clientSecret) {
        data.apps().putPersonal(clientId, clientSecret);
        return self();
    }

    /**
     * Gives a user's consent to a third-party personal app. The {@code corpId} in the response of the token API is the first of
     * the user's organizations by the alphabet. It is absent if the user belongs to none.
     *
     * @return the authorization code, which can be used once
     */
    public String consent(String clientId, String unionId) {
        return data.grants().newCode(new Grants.Grant(clientId, unionId, null));
    }

    /** Gives a user's consent to a third-party personal app, for one of the user's organizations. */
    public String consent(String clientId, String unionId, String corpId) {
        return data.grants().newCode(new Grants.Grant(clientId, unionId, corpId));
    }

    /** Sets the lifetime of the tokens that are issued from now on. The default is two hours, as at DingTalk. */
    public DingTalkEmulator tokenLifetime(Duration life) {
        data.settings().tokenLifetime(life);
        return self();
    }

    /** Sets the clock that decides when tokens expire, and what is past. The default is the system's clock. */
    public DingTalkEmulator clock(InstantSource clock) {
        data.settings().clock(clock);
        return self();
    }

    /** Stops accepting this access token. */
    public void revoke(String token) {
        data.tokens().revoke(token);
    }

    /** Whether this access token is accepted now. */
    public boolean accepts(String token) {
        return data.tokens().isAccepted(token);
    }

    /** All issued tokens, oldest first, also the expired and the revoked. */
    public List<IssuedToken> issuedTokens() {
        return data.tokens().issued();
    }

    /** Adds a user, with the organizations and groups that the user belongs to. */
    public DingTalkEmulator putUser(String unionId, Set<String> corpIds, Set<String> openConversationIds) {
        data.users().put(unionId, corpIds, openConversationIds);
        return self();
    }

    /** Adds a calendar, or replaces the calendar with the same id. */
    public DingTalkEmulator put(EmulatedCalendar calendar) {
        data.calendars().put(calendar);
        return self();
    }

    /**
     * Adds the apps, users, calendars and events in a YAML file. The README describes the file. What has the same id is replaced.
     *
     * @throws IllegalArgumentException if the file cannot be read, or a field is unknown or wrong. Then nothing is added
     */
    public DingTalkEmulator putData(Path yamlFile) {
        DataFile.read(yamlFile).putInto(self());
        return self();
    }

    public Optional<EmulatedCalendar> calendar(String calendarId) {
        return Optional.ofNullable(data.calendars().get(calendarId));
    }

    /** All calendars, oldest first. */
    public List<EmulatedCalendar> calendars() {
        return data.calendars().all();
    }

    /** The unionIds of the subscribers of a calendar. */
    public Set<String> subscribers(String calendarId) {
        return data.calendars().subscribers(calendarId);
    }

    /**
     * Adds an event, or replaces the event with the same id. Its organizer becomes a user, if it is none yet. The fields that DingTalk
     * makes, such as {@code status}, are added.
     *
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

    /** The event with this id, also if it was deleted. */
    public Optional<EmulatedEvent> event(String eventId) {
        return Optional.ofNullable(data.events().get(eventId));
    }

    /** The events of all calendars, oldest first, without the deleted ones. */
    public List<EmulatedEvent> events() {
        return data.events().all().stream()
                .map(EventStore.Stored::event)
                .filter(event -> !event.isCancelled())
                .toList();
    }

    /** The events that a user has created in the main calendar, oldest first, without the deleted ones. */
    public List<EmulatedEvent> events(String organizer) {
        return events().stream()
                .filter(event -> event.organizer().equals(organizer))
                .filter(event -> event.calendarId().equals(EmulatedEvent.PRIMARY))
                .toList();
    }

    /** Limits the events that each user may create in a day; 0 for any number. The default is 100, as at DingTalk. */
    public DingTalkEmulator eventsPerDay(int events) {
        if (events < 0) {
            throw new IllegalArgumentException(
                    "The number of events must be 0 for no limit, or more, but was " + events);
        }
        data.settings().eventsPerDay(events);
        return self();
    }

    /** Sets what DingTalk does not document about events. The default is {@link EventRules#DEFAULT}. */
    public DingTalkEmulator rules(EventRules rules) {
        data.settings().eventRules(rules);
        return self();
    }

    /** Sets what DingTalk does not document. The default is {@link Rules#DEFAULT}. */
    public DingTalkEmulator rules(Rules rules) {
        data.settings().rules(rules);
        return self();
    }

    /**
     * Shows access tokens, client secrets and other secrets as a whole on the page. The default is false: the page shows their
     * first characters only. The methods of this class always return them as a whole.
     */
    public DingTalkEmulator showSecrets(boolean show) {
        data.settings().showsSecrets(show);
        return self();
    }
}
