// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar;

import java.util.Arrays;
import java.util.stream.Collectors;

/**
 * What can be done to a subscription calendar. A constant's name is the operation as it stands in the endpoint's URI,
 * and what it holds is all that tells one operation from another.
 */
public enum DingTalkCalendarOperation {

    /** Changes what is given of a calendar's name, description, co-editors and scope. */
    updateSubscribed("PUT", "/v1.0/calendar/users/{userId}/subscribedCalendars/{calendarId}");

    private final String method;
    private final String path;

    DingTalkCalendarOperation(String method, String path) {
        this.method = method;
        this.path = path;
    }

    /** The HTTP method. */
    public String method() {
        return method;
    }

    /** The path below the base URI, with {@code {userId}} and {@code {calendarId}} where the ids stand. */
    public String path() {
        return path;
    }

    /**
     * The operation with this name.
     *
     * @throws IllegalArgumentException for any other name; its message lists the operations that there are
     */
    public static DingTalkCalendarOperation named(String name) {
        for (DingTalkCalendarOperation operation : values()) {
            if (operation.name().equals(name)) {
                return operation;
            }
        }
        throw new IllegalArgumentException("dingtalk-calendar has no operation '" + name + "'; it has: "
                + Arrays.stream(values()).map(Enum::name).collect(Collectors.joining(", ")));
    }
}
