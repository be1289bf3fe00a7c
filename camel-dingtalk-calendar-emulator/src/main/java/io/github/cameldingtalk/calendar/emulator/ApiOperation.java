// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar.emulator;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.hc.core5.net.PercentCodec;
import org.jspecify.annotations.Nullable;

/**
 * The operations of DingTalk's calendar API and token API that the emulator handles. The paths of the calendar API begin with
 * {@code /v1.0/calendar/users/{userId}}, the paths of the token API with {@code /v1.0/oauth2}.
 */
public enum ApiOperation {
    /** {@code POST}: creates a subscription calendar and returns its id. */
    CREATE_SUBSCRIBED("createSubscribed", "POST", "/v1.0/calendar/users/{userId}/subscribedCalendars"),
    /** {@code GET}: returns a subscription calendar. */
    GET_SUBSCRIBED("getSubscribed", "GET", "/v1.0/calendar/users/{userId}/subscribedCalendars/{calendarId}"),
    /** {@code PUT}: updates the name, description, co-editors or scope of a subscription calendar. */
    UPDATE_SUBSCRIBED("updateSubscribed", "PUT", "/v1.0/calendar/users/{userId}/subscribedCalendars/{calendarId}"),
    /** {@code DELETE}: deletes a subscription calendar and all subscriptions to it. Only its creator may. */
    DELETE_SUBSCRIBED("deleteSubscribed", "DELETE", "/v1.0/calendar/users/{userId}/subscribedCalendars/{calendarId}"),
    /** {@code POST}: subscribes the user to a subscription calendar. The response has no body. */
    SUBSCRIBE("subscribe", "POST", "/v1.0/calendar/users/{userId}/calendars/{calendarId}/subscribe"),
    /** {@code POST}: ends the user's subscription to a calendar. */
    UNSUBSCRIBE("unsubscribe", "POST", "/v1.0/calendar/users/{userId}/calendars/{calendarId}/unsubscribe"),
    /** {@code GET}: lists the calendars of the user: {@code primary} and the subscription calendars. */
    LIST("listSubscribed", "GET", "/v1.0/calendar/users/{userId}/calendars"),
    /** {@code POST}: creates an event and returns the event. */
    CREATE_EVENT("createEvent", "POST", Paths.EVENTS),
    /** {@code GET}: returns an event, or an instance of a series. */
    GET_EVENT("getEvent", "GET", Paths.EVENT, Query.ALLOWED),
    /** {@code PUT}: changes the fields of an event that the body has, and returns the event. */
    PATCH_EVENT("patchEvent", "PUT", Paths.EVENT),
    /** {@code DELETE}: deletes an event. */
    DELETE_EVENT("deleteEvent", "DELETE", Paths.EVENT, Query.ALLOWED),
    /** {@code GET}: lists events by their start, in pages. A series is one event, and its past instances are listed too. */
    LIST_EVENTS("listEvents", "GET", Paths.EVENTS, Query.ALLOWED),
    /** {@code GET}: lists the events that take place in a span of time, in pages. Each instance of a series is an event. */
    LIST_EVENTS_VIEW(
            "listEventsView", "GET", "/v1.0/calendar/users/{userId}/calendars/{calendarId}/eventsview", Query.ALLOWED),
    /** {@code GET}: lists the attendees of an event, in pages. */
    LIST_ATTENDEES("listAttendees", "GET", Paths.EVENT + "/attendees", Query.ALLOWED),
    /** {@code POST}: adds attendees to an event. */
    ADD_ATTENDEE("addAttendee", "POST", Paths.EVENT + "/attendees"),
    /** {@code POST}: removes attendees from an event. */
    REMOVE_ATTENDEE("removeAttendee", "POST", Paths.EVENT + "/attendees/batchRemove"),
    /** {@code POST}: sets the user's response to an invitation, such as {@code accepted}. */
    RESPOND_EVENT("respondEvent", "POST", Paths.EVENT + "/respond"),
    /** {@code POST}: issues the access token of an internal app. */
    ACCESS_TOKEN("accessToken", "POST", "/v1.0/oauth2/accessToken"),
    /** {@code POST}: issues the access token of a third-party enterprise app for an organization. */
    CORP_ACCESS_TOKEN("corpAccessToken", "POST", "/v1.0/oauth2/corpAccessToken"),
    /** {@code POST}: issues the access token of a third-party personal app for a user. */
    USER_ACCESS_TOKEN("userAccessToken", "POST", "/v1.0/oauth2/userAccessToken"),
    /** {@code POST}: issues the access token of an internal or third-party enterprise app, with the fields of OAuth. */
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

    /**
     * {@return the name in the Camel component, such as {@code updateSubscribed}; for a token, the last part of the path, such as
     * {@code accessToken}}
     */
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
