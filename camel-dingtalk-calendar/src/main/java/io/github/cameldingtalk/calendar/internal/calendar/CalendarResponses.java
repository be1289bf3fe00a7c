// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar.internal.calendar;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.cameldingtalk.calendar.api.CalendarSummary;
import io.github.cameldingtalk.calendar.api.DingTalkCalendarException;
import io.github.cameldingtalk.calendar.api.SubscribedCalendar;
import io.github.cameldingtalk.calendar.internal.http.ApiRequest;
import io.github.cameldingtalk.calendar.internal.http.ApiResponse;
import io.github.cameldingtalk.calendar.internal.http.Failures;
import io.github.cameldingtalk.calendar.internal.http.Json;
import io.github.cameldingtalk.calendar.internal.http.JsonBinding;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/**
 * Reads the responses of the calendar API. Each method throws a {@link DingTalkCalendarException} if the response is an
 * error, or does not have the body that the API promises.
 */
public final class CalendarResponses {

    private CalendarResponses() {}

    /** The Boolean {@code result}. */
    public static Boolean result(ApiRequest request, ApiResponse response) throws DingTalkCalendarException {
        Failures.requireSuccess(request, response);
        if (Json.scalar(response.body(), "result") instanceof Boolean result) {
            return result;
        }
        throw Failures.unexpected(request, response, "a JSON object with a Boolean 'result'");
    }

    /** The Boolean {@code result}, or true if there is no body, or only white space such as a line break of a gateway. */
    public static Boolean resultOrNothing(ApiRequest request, ApiResponse response) throws DingTalkCalendarException {
        Failures.requireSuccess(request, response);
        return response.hasBlankBody() ? Boolean.TRUE : result(request, response);
    }

    /** The {@code calendarId} of a new calendar. */
    public static String calendarId(ApiRequest request, ApiResponse response) throws DingTalkCalendarException {
        Failures.requireSuccess(request, response);
        if (Json.scalar(response.body(), "calendarId") instanceof String id && !id.isBlank()) {
            return id;
        }
        throw Failures.unexpected(request, response, "a JSON object with a 'calendarId'");
    }

    public static SubscribedCalendar calendar(ApiRequest request, ApiResponse response)
            throws DingTalkCalendarException {
        Failures.requireSuccess(request, response);
        ObjectNode json = JsonBinding.object(response.body());
        if (json != null && json.path("calendarId").isTextual()) {
            SubscribedCalendar calendar = JsonBinding.bind(SubscribedCalendar.class, json);
            if (calendar != null) {
                return calendar;
            }
        }
        throw Failures.unexpected(request, response, "a JSON object with the fields of a calendar");
    }

    /** The JSON of a calendar, with the fields that {@link SubscribedCalendar} does not know. */
    public static ObjectNode calendarJson(ApiRequest request, ApiResponse response) throws DingTalkCalendarException {
        calendar(request, response);
        try {
            return ExactTree.read(response.body());
        } catch (IOException e) {
            throw new UncheckedIOException("the response has been read as a calendar before", e);
        }
    }

    /** The calendars of the type {@code subscribed}. */
    public static List<CalendarSummary> subscribedCalendars(ApiRequest request, ApiResponse response)
            throws DingTalkCalendarException {
        return calendars(request, response).stream()
                .filter(calendar -> "subscribed".equals(calendar.type()))
                .toList();
    }

    /** The calendars of all types. */
    public static List<CalendarSummary> calendars(ApiRequest request, ApiResponse response)
            throws DingTalkCalendarException {
        Failures.requireSuccess(request, response);
        ObjectNode json = JsonBinding.object(response.body());
        JsonNode list = json == null ? null : json.get("response");
        CalendarSummary[] calendars = list == null || !list.isObject()
                ? null
                : list.hasNonNull("calendars")
                        ? JsonBinding.bind(CalendarSummary[].class, list.get("calendars"))
                        : new CalendarSummary[0];
        if (calendars == null) {
            throw Failures.unexpected(request, response, "a JSON object with a 'response' that has 'calendars'");
        }
        return Arrays.stream(calendars).filter(Objects::nonNull).toList();
    }

    /** The text of a response. */
    public static String text(ApiResponse response) {
        return new String(response.body(), StandardCharsets.UTF_8);
    }
}
