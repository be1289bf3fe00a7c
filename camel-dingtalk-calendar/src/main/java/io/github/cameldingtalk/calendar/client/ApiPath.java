// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar.client;

import org.jspecify.annotations.Nullable;

/**
 * Where a call to the calendar API goes.
 *
 * @param template   below the user, with {@code {calendarId}} where the id stands
 * @param repeatable whether to do it twice is to do it once
 */
public record ApiPath(String method, String template, boolean repeatable) {

    private static final String USER = "/v1.0/calendar/users/";
    private static final String CALENDAR_ID = "{calendarId}";

    public static ApiPath get(String template) {
        return new ApiPath("GET", template, true);
    }

    public static ApiPath put(String template) {
        return new ApiPath("PUT", template, true);
    }

    public static ApiPath post(String template) {
        return new ApiPath("POST", template, true);
    }

    public static ApiPath delete(String template) {
        return new ApiPath("DELETE", template, true);
    }

    public ApiPath notRepeatable() {
        return new ApiPath(method, template, false);
    }

    /** Whether it changes nothing. */
    public boolean isRead() {
        return method.equals("GET");
    }

    public boolean needsCalendarId() {
        return template.contains(CALENDAR_ID);
    }

    /**
     * The path of a call.
     *
     * @throws InvalidInputException if an id cannot be a segment of it
     */
    String of(String userId, @Nullable String calendarId) {
        String user = USER + PathSegment.encode("userId", userId);
        return calendarId == null
                ? user + template
                : user + template.replace(CALENDAR_ID, PathSegment.encode("calendarId", calendarId));
    }
}
