// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar.emulator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import org.jspecify.annotations.Nullable;

/** A call and its response as one line of JSON, with the start of each secret only. */
final class JournalLine {

    /** Always with microseconds, so that the texts have the order of the times. */
    private static final DateTimeFormatter MICROSECONDS =
            new DateTimeFormatterBuilder().appendInstant(6).toFormatter();

    private static final String CALENDAR_ID = "calendarId";
    private static final String EVENT_ID = "eventId";

    private JournalLine() {}

    /**
     * The line.
     *
     * @param sent     the response, or what happens to the connection instead
     * @param executed the response of the API, or {@code null} if the API did not handle the call
     */
    static String of(IncomingCall call, EmulatedResponse sent, EmulatedResponse.@Nullable Http executed) {
        EmulatedResponse.Http response = sent instanceof EmulatedResponse.Http http ? http : executed;
        JsonNode responseBody = response == null ? null : ShownBody.of(response.body());
        ObjectNode line = JsonNodeFactory.instance
                .objectNode()
                .put("at", MICROSECONDS.format(call.at()))
                .put("app", call.caller() == null ? null : call.caller().clientId())
                .put(
                        "operation",
                        call.operation() == null ? null : call.operation().operationName())
                .put("method", call.request().method())
                .put(
                        "path",
                        Secrets.shortenedIn(JournalText.shortened(call.request().target())))
                .put("userId", variable(call, "userId"))
                .put(CALENDAR_ID, calendarId(call, responseBody))
                .put(EVENT_ID, eventId(call, responseBody))
                .put("executed", executed != null)
                .put("fault", sent instanceof EmulatedResponse.Http ? null : JournalText.summary(sent))
                .put("status", response == null ? null : response.status())
                .put("code", text(responseBody, "code"));
        line.set("requestBody", ShownBody.of(call.request().body()));
        line.set("responseBody", responseBody);
        return line.toString();
    }

    /** The id in the path, or the new id of a calendar that was created. */
    private static @Nullable String calendarId(IncomingCall call, @Nullable JsonNode responseBody) {
        return call.operation() == ApiOperation.CREATE_SUBSCRIBED
                ? text(responseBody, CALENDAR_ID)
                : variable(call, CALENDAR_ID);
    }

    /** The id in the path, or the id of a new event. */
    private static @Nullable String eventId(IncomingCall call, @Nullable JsonNode responseBody) {
        return call.operation() == ApiOperation.CREATE_EVENT ? text(responseBody, "id") : variable(call, EVENT_ID);
    }

    private static @Nullable String text(@Nullable JsonNode body, String name) {
        return body == null ? null : body.path(name).asText(null);
    }

    private static @Nullable String variable(IncomingCall call, String name) {
        ApiOperation operation = call.operation();
        return operation == null || !operation.hasPathVariable(name)
                ? null
                : operation.pathVariable(call.request().target(), name);
    }
}
