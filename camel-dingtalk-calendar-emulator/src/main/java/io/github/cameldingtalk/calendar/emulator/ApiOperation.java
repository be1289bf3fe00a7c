// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar.emulator;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.hc.core5.net.PercentCodec;
import org.jspecify.annotations.Nullable;

/** The operations of the API, each with its name in the Camel component or in the path, its HTTP method and its path. */
public enum ApiOperation {
    CREATE_SUBSCRIBED("createSubscribed", "POST", "/v1.0/calendar/users/{userId}/subscribedCalendars"),
    GET_SUBSCRIBED("getSubscribed", "GET", "/v1.0/calendar/users/{userId}/subscribedCalendars/{calendarId}"),
    UPDATE_SUBSCRIBED("updateSubscribed", "PUT", "/v1.0/calendar/users/{userId}/subscribedCalendars/{calendarId}"),
    DELETE_SUBSCRIBED("deleteSubscribed", "DELETE", "/v1.0/calendar/users/{userId}/subscribedCalendars/{calendarId}"),
    SUBSCRIBE("subscribe", "POST", "/v1.0/calendar/users/{userId}/calendars/{calendarId}/subscribe"),
    UNSUBSCRIBE("unsubscribe", "POST", "/v1.0/calendar/users/{userId}/calendars/{calendarId}/unsubscribe"),
    LIST("listSubscribed", "GET", "/v1.0/calendar/users/{userId}/calendars"),
    CREATE_EVENT("createEvent", "POST", Paths.EVENTS),
    GET_EVENT("getEvent", "GET", Paths.EVENT, Query.ALLOWED),
    PATCH_EVENT("patchEvent", "PUT", Paths.EVENT),
    DELETE_EVENT("deleteEvent", "DELETE", Paths.EVENT, Query.ALLOWED),
    LIST_EVENTS("listEvents", "GET", Paths.EVENTS, Query.ALLOWED),
    LIST_EVENTS_VIEW(
            "listEventsView", "GET", "/v1.0/calendar/users/{userId}/calendars/{calendarId}/eventsview", Query.ALLOWED),
    LIST_ATTENDEES("listAttendees", "GET", Paths.EVENT + "/attendees", Query.ALLOWED),
    ADD_ATTENDEE("addAttendee", "POST", Paths.EVENT + "/attendees"),
    REMOVE_ATTENDEE("removeAttendee", "POST", Paths.EVENT + "/attendees/batchRemove"),
    RESPOND_EVENT("respondEvent", "POST", Paths.EVENT + "/respond"),
    ACCESS_TOKEN("accessToken", "POST", "/v1.0/oauth2/accessToken"),
    CORP_ACCESS_TOKEN("corpAccessToken", "POST", "/v1.0/oauth2/corpAccessToken"),
    USER_ACCESS_TOKEN("userAccessToken", "POST", "/v1.0/oauth2/userAccessToken"),
    TOKEN("token", "POST", "/v1.0/oauth2/{corpId}/token");

    private final String operationName;
    private final String method;
    private final Pattern path;

    ApiOperation(String operationName, String method, String path) {
        this(operationName, method, path, Query.REJECTED);
    }

    ApiOperation(String operationName, String method, String path, Query query) {
        this.operationName = operationName;
        this.method = method;
        this.path =
                Pattern.compile(path.replace(".", "\\.").replaceAll("\\{(\\w+)}", "(?<$1>[^/?#]*)") + query.pattern);
    }

    /** Whether a request for the operation may have a query. */
    private enum Query {
        ALLOWED("(?:\\?[^#]*)?"),
        REJECTED("");

        private final String pattern;

        Query(String pattern) {
            this.pattern = pattern;
        }
    }

    private static final class Paths {
        private static final String EVENTS = "/v1.0/calendar/users/{userId}/calendars/{calendarId}/events";
        private static final String EVENT = EVENTS + "/{eventId}";
    }

    /** The name, such as {@code updateSubscribed} or {@code accessToken}. */
    public String operationName() {
        return operationName;
    }

    /** Whether a request may have the header {@code x-client-token}. */
    boolean takesClientToken() {
        return switch (this) {
            case CREATE_EVENT, PATCH_EVENT, DELETE_EVENT, ADD_ATTENDEE, REMOVE_ATTENDEE, RESPOND_EVENT -> true;
            default -> false;
        };
    }

    /** The permission that an app needs, or {@code null} if it needs none. */
    @Nullable
    String scope() {
        return switch (this) {
            case GET_SUBSCRIBED -> "Calendar.Calendar.Read";
            case CREATE_SUBSCRIBED,
                    UPDATE_SUBSCRIBED,
                    DELETE_SUBSCRIBED,
                    SUBSCRIBE,
                    UNSUBSCRIBE -> "Calendar.Calendar.Write";
            case LIST, GET_EVENT, LIST_EVENTS, LIST_EVENTS_VIEW, LIST_ATTENDEES -> "Calendar.Event.Read";
            case CREATE_EVENT,
                    PATCH_EVENT,
                    DELETE_EVENT,
                    ADD_ATTENDEE,
                    REMOVE_ATTENDEE,
                    RESPOND_EVENT -> "Calendar.Event.Write";
            case ACCESS_TOKEN, CORP_ACCESS_TOKEN, USER_ACCESS_TOKEN, TOKEN -> null;
        };
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

    boolean hasPathVariable(String name) {
        return path.pattern().contains("(?<" + name + ">");
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
