// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar.emulator;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.hc.core5.net.PercentCodec;

/** The operations of the API, each with its HTTP method and path. */
public enum ApiOperation {
    CREATE_SUBSCRIBED("POST", "/v1.0/calendar/users/{userId}/subscribedCalendars"),
    GET_SUBSCRIBED("GET", "/v1.0/calendar/users/{userId}/subscribedCalendars/{calendarId}"),
    UPDATE_SUBSCRIBED("PUT", "/v1.0/calendar/users/{userId}/subscribedCalendars/{calendarId}"),
    DELETE_SUBSCRIBED("DELETE", "/v1.0/calendar/users/{userId}/subscribedCalendars/{calendarId}"),
    SUBSCRIBE("POST", "/v1.0/calendar/users/{userId}/calendars/{calendarId}/subscribe"),
    UNSUBSCRIBE("POST", "/v1.0/calendar/users/{userId}/calendars/{calendarId}/unsubscribe"),
    LIST("GET", "/v1.0/calendar/users/{userId}/calendars"),
    ACCESS_TOKEN("POST", "/v1.0/oauth2/accessToken"),
    CORP_ACCESS_TOKEN("POST", "/v1.0/oauth2/corpAccessToken"),
    USER_ACCESS_TOKEN("POST", "/v1.0/oauth2/userAccessToken"),
    TOKEN("POST", "/v1.0/oauth2/{corpId}/token");

    private final String method;
    private final Pattern path;

    ApiOperation(String method, String path) {
        this.method = method;
        this.path = Pattern.compile(path.replace(".", "\\.").replaceAll("\\{(\\w+)}", "(?<$1>[^/?#]*)"));
    }

    /** Whether this is one of the operations that issue access tokens. */
    boolean issuesToken() {
        return switch (this) {
            case ACCESS_TOKEN, CORP_ACCESS_TOKEN, USER_ACCESS_TOKEN, TOKEN -> true;
            default -> false;
        };
    }

    /** The operation with this method whose path matches the request target, or empty. */
    static Optional<ApiOperation> of(String method, String target) {
        return Arrays.stream(values())
                .filter(operation -> operation.method.equals(method)
                        && operation.path.matcher(target).matches())
                .findFirst();
    }

    /**
     * The decoded value of a path variable.
     *
     * @throws IllegalArgumentException if the target does not match, or the path has no such variable
     */
    String pathVariable(String target, String name) {
        Matcher matcher = path.matcher(target);
        if (!matcher.matches()) {
            throw new IllegalArgumentException(target + " is not a path of " + this);
        }
        return PercentCodec.decode(matcher.group(name), StandardCharsets.UTF_8);
    }
}
