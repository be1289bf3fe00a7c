// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar.internal.calendar;

import io.github.cameldingtalk.calendar.internal.http.ApiRequest;
import io.github.cameldingtalk.calendar.internal.http.UriEncoding;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The method and the address of an operation of the calendar API.
 *
 * @param template        below the user, with names such as {@code {calendarId}} in place of the ids
 * @param query           the names of the parameters that the query may have
 * @param idempotent      whether a repetition changes nothing more
 * @param hasClientToken  whether the API takes the header {@code x-client-token}, which makes the operation idempotent for a day
 * @param defaultCalendar the calendar of a call that names none, or {@code null}
 * @param requiredUser    what the user must be, to check after the service has denied a call
 */
public record CalendarPath(
        String method,
        String template,
        List<String> query,
        boolean idempotent,
        boolean hasClientToken,
        @Nullable String defaultCalendar,
        String requiredUser) {

    private static final String USERS = "/v1.0/calendar/users/";
    private static final String USER_ID = "userId";
    private static final String CALENDAR_ID = "calendarId";

    public static CalendarPath get(String template) {
        return of("GET", template, true);
    }

    public static CalendarPath put(String template) {
        return of("PUT", template, true);
    }

    /** Not idempotent, unless {@link #asIdempotent()} or {@link #withClientToken()} follows. */
    public static CalendarPath post(String template) {
        return of("POST", template, false);
    }

    public static CalendarPath delete(String template) {
        return of("DELETE", template, true);
    }

    private static CalendarPath of(String method, String template, boolean idempotent) {
        return new CalendarPath(
                method, template, List.of(), idempotent, false, null, "is the calendar's author or a co-editor");
    }

    public CalendarPath asIdempotent() {
        return new CalendarPath(method, template, query, true, hasClientToken, defaultCalendar, requiredUser);
    }

    public CalendarPath withClientToken() {
        return new CalendarPath(method, template, query, true, true, defaultCalendar, requiredUser);
    }

    public CalendarPath withQuery(String... names) {
        return new CalendarPath(
                method, template, List.of(names), idempotent, hasClientToken, defaultCalendar, requiredUser);
    }

    /** @param newRequiredUser goes on with "the user" */
    public CalendarPath onlyIfUser(String newRequiredUser) {
        return new CalendarPath(method, template, query, idempotent, hasClientToken, defaultCalendar, newRequiredUser);
    }

    /** An operation on the events of a calendar, by default of the user's main calendar. */
    public CalendarPath ofEvents() {
        return new CalendarPath(
                method,
                "/calendars/{calendarId}" + template,
                query,
                idempotent,
                hasClientToken,
                "primary",
                "may " + (isRead() ? "read" : "change") + " the events of the calendar");
    }

    /** Whether the operation changes nothing. */
    public boolean isRead() {
        return method.equals("GET");
    }

    /** The names of the ids in the path, the user's first. */
    public List<String> ids() {
        List<String> ids = new ArrayList<>(List.of(USER_ID));
        for (int open = template.indexOf('{'); open >= 0; open = template.indexOf('{', open + 1)) {
            ids.add(template.substring(open + 1, template.indexOf('}', open)));
        }
        return List.copyOf(ids);
    }

    /** The value of an id that a call does not name, or {@code null}. */
    public @Nullable String defaultOf(String id) {
        return id.equals(CALENDAR_ID) ? defaultCalendar : null;
    }

    /**
     * A request of an operation, without a body and without an access token.
     *
     * @param values the values of all ids, and of the parameters that the query shall have
     * @throws IllegalArgumentException if a value cannot be a part of the address
     */
    public ApiRequest request(String operation, Map<String, String> values) {
        String calendarId = template.contains(CALENDAR_ID) ? values.get(CALENDAR_ID) : null;
        ApiRequest request = new ApiRequest(
                operation,
                calendarId,
                method,
                path(values),
                idempotent,
                null,
                error -> CalendarHints.of(error, calendarId == null ? null : requiredUser, values));
        for (String name : query) {
            String value = values.get(name);
            if (value != null) {
                request = request.withQuery(name, value);
            }
        }
        return request;
    }

    private String path(Map<String, String> values) {
        StringBuilder path = new StringBuilder(USERS).append(segment(USER_ID, values));
        int begin = 0;
        for (int open = template.indexOf('{'); open >= 0; open = template.indexOf('{', begin)) {
            int close = template.indexOf('}', open);
            path.append(template, begin, open).append(segment(template.substring(open + 1, close), values));
            begin = close + 1;
        }
        return path.append(template, begin, template.length()).toString();
    }

    private static String segment(String id, Map<String, String> values) {
        return UriEncoding.segment(id, values.getOrDefault(id, ""));
    }
}
