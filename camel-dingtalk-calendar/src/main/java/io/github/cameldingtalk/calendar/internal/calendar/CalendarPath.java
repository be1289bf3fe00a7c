// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar.internal.calendar;

import io.github.cameldingtalk.calendar.internal.http.ApiRequest;
import io.github.cameldingtalk.calendar.internal.http.PathSegment;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The method and the path of an operation of the calendar API.
 *
 * @param template     below the user, with {@code {calendarId}} in place of the id
 * @param requiredUser what the user must be, to check after the service has denied a call
 */
public record CalendarPath(String method, String template, boolean idempotent, String requiredUser) {

    private static final String USER = "/v1.0/calendar/users/";
    private static final String CALENDAR_ID = "{calendarId}";
    private static final String EDITOR = "is the calendar's author or a co-editor";

    public static CalendarPath get(String template) {
        return new CalendarPath("GET", template, true, EDITOR);
    }

    public static CalendarPath put(String template) {
        return new CalendarPath("PUT", template, true, EDITOR);
    }

    /** Not idempotent, unless {@link #asIdempotent()} follows. */
    public static CalendarPath post(String template) {
        return new CalendarPath("POST", template, false, EDITOR);
    }

    public static CalendarPath delete(String template) {
        return new CalendarPath("DELETE", template, true, EDITOR);
    }

    public CalendarPath asIdempotent() {
        return new CalendarPath(method, template, true, requiredUser);
    }

    /** @param newRequiredUser goes on with "the user" */
    public CalendarPath onlyIfUser(String newRequiredUser) {
        return new CalendarPath(method, template, idempotent, newRequiredUser);
    }

    /** Whether the operation changes nothing. */
    public boolean isRead() {
        return method.equals("GET");
    }

    public boolean needsCalendarId() {
        return template.contains(CALENDAR_ID);
    }

    /**
     * A request of an operation, without an access token.
     *
     * @param calendarId {@code null} if the path needs none
     * @throws IllegalArgumentException if an id cannot be a segment of the path
     */
    public ApiRequest request(String operation, String userId, @Nullable String calendarId, byte @Nullable [] body) {
        return new ApiRequest(
                operation,
                calendarId,
                method,
                path(userId, calendarId),
                idempotent,
                body,
                null,
                List.of(),
                false,
                error -> CalendarHints.of(error, calendarId == null ? null : requiredUser));
    }

    private String path(String userId, @Nullable String calendarId) {
        String user = PathSegment.encode("userId", userId);
        int id = template.indexOf(CALENDAR_ID);
        if (id < 0 || calendarId == null) {
            return USER + user + template;
        }
        return USER
                + user
                + template.substring(0, id)
                + PathSegment.encode("calendarId", calendarId)
                + template.substring(id + CALENDAR_ID.length());
    }
}
