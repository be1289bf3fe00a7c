// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar.emulator;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** What the page shows, as JSON. */
final class PageState {

    private static final int MAX_CALENDARS = 100;
    private static final int MAX_LISTED = 50;
    private static final int MAX_USERS = 500;

    private final ServiceData data;
    private final Script script;
    private final Limits limits;
    private final PageRequests requests;

    PageState(ServiceData data, Script script, Limits limits, Journal journal) {
        this.data = data;
        this.script = script;
        this.limits = limits;
        this.requests = new PageRequests(journal, data.settings());
    }

    ObjectNode json() {
        ObjectNode state = JsonNodeFactory.instance.objectNode();
        addChoices(state);
        addTroubles(state);
        addApps(state);
        addUsers(state.putArray("users"));
        addCalendars(state.putArray("calendars"));
        addEvents(state);
        addTokens(state.putArray("tokens"));
        requests.addTo(state.putArray("requests"));
        return state;
    }

    /** The errors and faults that a user can choose. */
    private static void addChoices(ObjectNode state) {
        ArrayNode errors = state.putArray("errors");
        for (ServiceError error : ServiceError.values()) {
            errors.addObject()
                    .put("name", error.name())
                    .put("status", error.status())
                    .put("code", error.code())
                    .put("message", error.message())
                    .put("group", FailureGroup.of(error).name());
        }
        ArrayNode groups = state.putArray("groups");
        for (FailureGroup group : FailureGroup.values()) {
            groups.addObject()
                    .put("name", group.name())
                    .put("exception", group.exception())
                    .put("isRetryable", group.isRetryable());
        }
        ArrayNode faults = state.putArray("faults");
        for (ConnectionFault fault : ConnectionFault.values()) {
            faults.add(fault.name());
        }
    }

    private void addTroubles(ObjectNode state) {
        ArrayNode troubles = state.putArray("troubles");
        script.troubles().forEach(trouble -> trouble.addTo(troubles.addObject()));
        limits.troubles().forEach(trouble -> trouble.addTo(troubles.addObject()));
    }

    private void addApps(ObjectNode state) {
        // The page forgets a secret when the app may be another one, also after the emulator was started again.
        state.put("appsVersion", data.events().id() + "/" + data.apps().version());
        ArrayNode list = state.putArray("apps");
        for (Apps.App app : data.apps().all()) {
            ObjectNode shown = list.addObject().put("type", app.type().name()).put("clientId", app.clientId());
            shown.set("corpIds", start(app.corpIds().stream().sorted().toList()));
        }
    }

    /** The newest calendars, oldest first, with the beginning of their lists. */
    private void addCalendars(ArrayNode list) {
        List<EmulatedCalendar> all = data.calendars().all();
        for (EmulatedCalendar calendar : all.subList(Math.max(0, all.size() - MAX_CALENDARS), all.size())) {
            EmulatedCalendar.SubscribeScope scope = calendar.subscribeScope();
            ObjectNode shown = list.addObject()
                    .put("calendarId", calendar.calendarId())
                    .put("author", calendar.author())
                    .put("name", JournalText.shortened(calendar.name()));
            if (calendar.description() != null) {
                shown.put("description", JournalText.shortened(calendar.description()));
            }
            shown.set("managers", start(calendar.managers()));
            shown.putObject("subscribeScope")
                    .<ObjectNode>set("unionIds", start(scope.unionIds()))
                    .<ObjectNode>set("openConversationIds", start(scope.openConversationIds()))
                    .set("corpIds", start(scope.corpIds()));
            shown.set("subscribers", start(data.calendars().subscribers(calendar.calendarId())));
        }
    }

    /** What the page needs to ask for events. The page asks again when the number of the last change is another one. */
    private void addEvents(ObjectNode state) {
        state.put("events", data.events().id() + "/" + data.events().version());
        state.put(
                "today",
                LocalDate.ofInstant(data.settings().clock().instant(), EventTime.DEFAULT_ZONE)
                        .toString());
    }

    /** The newest users, oldest first. */
    private void addUsers(ArrayNode list) {
        Map<String, Users.User> users = data.users().all();
        users.entrySet().stream().skip(Math.max(0, users.size() - MAX_USERS)).forEach(user -> {
            ObjectNode shown = list.addObject().put("unionId", user.getKey());
            shown.set(
                    "corpIds", start(user.getValue().corpIds().stream().sorted().toList()));
            shown.set(
                    "openConversationIds",
                    start(user.getValue().openConversationIds().stream()
                            .sorted()
                            .toList()));
        });
    }

    private static ArrayNode start(Collection<String> texts) {
        ArrayNode start = JsonNodeFactory.instance.arrayNode();
        texts.stream().limit(MAX_LISTED).map(JournalText::shortened).forEach(start::add);
        return start;
    }

    /** The tokens in use. Only the start of a token is shown, unless the settings say otherwise. */
    private void addTokens(ArrayNode list) {
        Instant now = data.settings().clock().instant();
        for (IssuedToken token : data.tokens().accepted()) {
            list.addObject()
                    .put("clientId", token.clientId())
                    .put("corpId", token.corpId())
                    .put("unionId", token.unionId())
                    .put("start", data.settings().showsSecrets() ? token.value() : Secrets.start(token.value()))
                    .put("seconds", Duration.between(now, token.expiresAt()).toSeconds());
        }
    }
}
