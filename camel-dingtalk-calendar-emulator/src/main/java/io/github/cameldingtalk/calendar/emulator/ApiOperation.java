// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar.emulator;

import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;

/** The operations of the APIs, for choosing those that trouble is for and those requests that are looked at. */
public enum ApiOperation {
    CREATE_SUBSCRIBED("POST", "/v1.0/calendar/users/[^/]*/subscribedCalendars"),
    GET_SUBSCRIBED("GET", "/v1.0/calendar/users/[^/]*/subscribedCalendars/[^/]*"),
    UPDATE_SUBSCRIBED("PUT", "/v1.0/calendar/users/[^/]*/subscribedCalendars/[^/]*"),
    DELETE_SUBSCRIBED("DELETE", "/v1.0/calendar/users/[^/]*/subscribedCalendars/[^/]*"),
    SUBSCRIBE("POST", "/v1.0/calendar/users/[^/]*/calendars/[^/]*/subscribe"),
    UNSUBSCRIBE("POST", "/v1.0/calendar/users/[^/]*/calendars/[^/]*/unsubscribe"),
    LIST("GET", "/v1.0/calendar/users/[^/]*/calendars"),
    ACCESS_TOKEN("POST", "/v1.0/oauth2/accessToken"),
    CORP_ACCESS_TOKEN("POST", "/v1.0/oauth2/corpAccessToken"),
    USER_ACCESS_TOKEN("POST", "/v1.0/oauth2/userAccessToken"),
    TOKEN("POST", "/v1.0/oauth2/[^/]*/token");

    private final String method;
    private final Pattern path;

    ApiOperation(String method, String path) {
        this.method = method;
        this.path = Pattern.compile(path);
    }

    /** Which operation a request is for, if it is for one. */
    static Optional<ApiOperation> of(ReceivedRequest request) {
        return Arrays.stream(values())
                .filter(operation -> operation.method.equals(request.method())
                        && operation.path.matcher(request.target()).matches())
                .findFirst();
    }
}
