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
    private static final int MAX_TOKEN_CHARACTERS = 16;
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

    /** The tokens in use. Only the start of a token is shown. */
    private void addTokens(ArrayNode list) {
        Instant now = data.settings().clock().instant();
        for (IssuedToken token : data.tokens().accepted()) {
            String value = token.value();
            list.addObject()
                    .put("clientId", token.clientId())
                    .put("corpId", token.corpId())
                    .put("unionId", token.unionId())
                    .put("start", value.substring(0, Math.min(MAX_TOKEN_CHARACTERS, value.length())))
                    .put("seconds", Duration.between(now, token.expiresAt()).toSeconds());
        }
    }

    private void addRequests(ArrayNode list) {
        for (Journal.Entry entry : journal.newest(MAX_REQUESTS)) {
            ObjectNode shown = list.addObject()
                    .put("at", entry.at().toString())
                    .put("method", entry.request().method())
                    .put("target", JournalText.shortened(entry.request().target()))
                    .put(
                            "operation",
                            entry.request().operation().map(Enum::name).orElse(null))
                    .put("body", JournalText.shortened(entry.request().bodyAsText()))
                    .put("response", JournalText.summary(entry.response()));
            if (entry.response() instanceof EmulatedResponse.Http http) {
                shown.put("status", http.status());
                shown.put("responseBody", JournalText.shortened(JournalText.body(http)));
            }
        }
    }
}
