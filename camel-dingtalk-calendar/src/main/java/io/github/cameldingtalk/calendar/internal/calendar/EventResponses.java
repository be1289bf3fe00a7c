// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar.internal.calendar;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.cameldingtalk.calendar.api.DingTalkCalendarException;
import io.github.cameldingtalk.calendar.api.event.Attendee;
import io.github.cameldingtalk.calendar.api.event.CalendarEvent;
import io.github.cameldingtalk.calendar.internal.http.ApiRequest;
import io.github.cameldingtalk.calendar.internal.http.ApiResponse;
import io.github.cameldingtalk.calendar.internal.http.Failures;
import io.github.cameldingtalk.calendar.internal.http.JsonBinding;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Reads the responses of the operations on events. Each method throws a {@link DingTalkCalendarException} if the response
 * is an error, or does not have the body that the API promises.
 */
public final class EventResponses {

    private EventResponses() {}

    /**
     * True, unless the body says otherwise. The API documents no body, and one with a request id was seen. Another object is the
     * word of a proxy, such as {@code {"message":"maintenance"}}.
     */
    public static Boolean done(ApiRequest request, ApiResponse response) throws DingTalkCalendarException {
        Failures.requireSuccess(request, response);
        if (response.hasBlankBody()) {
            return Boolean.TRUE;
        }
        ObjectNode json = JsonBinding.object(response.body());
        if (json != null && json.path("result").isBoolean()) {
            return json.get("result").booleanValue();
        }
        if (json != null && !json.has("result") && (json.isEmpty() || json.has("requestId") || json.has("success"))) {
            return Boolean.TRUE;
        }
        throw Failures.unexpected(request, response, "no body, or a JSON object with a 'requestId'");
    }

    public static CalendarEvent event(ApiRequest request, ApiResponse response) throws DingTalkCalendarException {
        Failures.requireSuccess(request, response);
        ObjectNode json = JsonBinding.object(response.body());
        if (json != null && hasId(json)) {
            CalendarEvent event = JsonBinding.bind(CalendarEvent.class, json);
            if (event != null) {
                return event;
            }
        }
        throw Failures.unexpected(request, response, "a JSON object with the fields of an event");
    }

    private static boolean hasId(JsonNode event) {
        return event.path("id").isTextual() && !event.path("id").asText().isBlank();
    }

    /** A page of events. */
    public static Page<CalendarEvent> events(ApiRequest request, ApiResponse response)
            throws DingTalkCalendarException {
        return page("events", CalendarEvent[].class, EventResponses::hasId, request, response);
    }

    /** A page of attendees. */
    public static Page<Attendee> attendees(ApiRequest request, ApiResponse response) throws DingTalkCalendarException {
        return page("attendees", Attendee[].class, JsonNode::isObject, request, response);
    }

    /**
     * An object without the list, and without a token of another page, is not a page. A route that takes it for an empty list
     * could delete what is not in the list.
     */
    private static <T> Page<T> page(
            String field, Class<T[]> type, Predicate<JsonNode> isItem, ApiRequest request, ApiResponse response)
            throws DingTalkCalendarException {
        Failures.requireSuccess(request, response);
        ObjectNode json = JsonBinding.object(response.body());
        if (json != null && isPage(field, json)) {
            ArrayNode list = json.get(field) instanceof ArrayNode array ? array : json.arrayNode();
            T[] items = list.valueStream().allMatch(isItem) ? JsonBinding.bind(type, list) : null;
            if (items != null) {
                return new Page<>(
                        field, List.of(items), token("nextToken", json), token("syncToken", json), response.body());
            }
        }
        throw Failures.unexpected(request, response, "a JSON object with '" + field + "'");
    }

    /** A token that is not a text or a number would be the end of a list that goes on. */
    private static boolean isPage(String field, ObjectNode json) {
        return !json.path("nextToken").isContainerNode()
                && (json.path(field).isArray()
                        || !json.hasNonNull(field)
                                && (token("nextToken", json) != null || token("syncToken", json) != null));
    }

    private static @Nullable String token(String name, ObjectNode json) {
        String token = json.path(name).asText("");
        return token.isBlank() ? null : token;
    }
}
