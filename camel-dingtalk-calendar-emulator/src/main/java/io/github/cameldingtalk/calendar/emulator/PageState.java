// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar.emulator;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;

/** What the page shows, as JSON. */
final class PageState {

    private static final int MAX_REQUESTS = 100;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final ServiceData data;
    private final Script script;
    private final Journal journal;

    PageState(ServiceData data, Script script, Journal journal) {
        this.data = data;
        this.script = script;
        this.journal = journal;
    }

    ObjectNode json() {
        ObjectNode state = JsonNodeFactory.instance.objectNode();
        addChoices(state);
        state.put("waiting", script.waiting());
        addCalendars(state.putArray("calendars"));
        addTokens(state.putArray("tokens"));
        addRequests(state.putArray("requests"));
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
                    .put("message", error.message());
        }
        ArrayNode faults = state.putArray("faults");
        for (ConnectionFault fault : ConnectionFault.values()) {
            faults.add(fault.name());
        }
    }

    private void addCalendars(ArrayNode list) {
        for (EmulatedCalendar calendar : data.calendars().all()) {
            ObjectNode shown = JSON.valueToTree(calendar);
            shown.set("subscribers", JSON.valueToTree(data.calendars().subscribers(calendar.calendarId())));
            list.add(shown);
        }
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

    private void addRequests(ArrayNode list) {
        for (Journal.Entry entry : journal.newest(MAX_REQUESTS)) {
            ObjectNode shown = list.addObject()
                    .put("at", entry.at().toString())
                    .put("method", entry.request().method())
                    .put("target", shown(entry.request().target()))
                    .put(
                            "operation",
                            entry.request().operation().map(Enum::name).orElse(null))
                    .put("body", shown(entry.request().bodyAsText()))
                    .put("response", JournalText.summary(entry.response()));
            if (entry.response() instanceof EmulatedResponse.Http http) {
                shown.put("status", http.status());
                shown.put("responseBody", shown(JournalText.body(http)));
            }
        }
    }

    private String shown(String text) {
        String start = JournalText.shortened(text);
        return data.settings().showsSecrets() ? start : Secrets.shortenedIn(start);
    }
}
