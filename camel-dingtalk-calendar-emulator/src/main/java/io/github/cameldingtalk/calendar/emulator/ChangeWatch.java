// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar.emulator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Finds what a request changes. It reads the calendar, the event and the subscription of the path before and after the request.
 */
final class ChangeWatch {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String CALENDAR_ID = "calendarId";
    private static final String USER_ID = "userId";
    private static final String EVENT_ID = "eventId";

    private final ServiceData data;
    private final @Nullable ApiCall call;
    private final @Nullable EmulatedCalendar calendar;
    private final @Nullable EmulatedEvent event;
    private final boolean isSubscriber;
    private final long eventVersion;

    /** Reads the data before the request. */
    ChangeWatch(ServiceData data, ReceivedRequest request) {
        this.data = data;
        call = request.operation()
                .map(operation -> new ApiCall(operation, request))
                .orElse(null);
        calendar = data.calendars().get(variable(CALENDAR_ID));
        event = data.events().get(variable(EVENT_ID));
        isSubscriber = data.calendars().isSubscriber(variable(CALENDAR_ID), variable(USER_ID));
        eventVersion = data.events().version();
    }

    private String variable(String name) {
        return call != null && call.operation().hasPathVariable(name) ? call.pathVariable(name) : "";
    }

    /** What a successful call has changed. */
    List<Change> changes(EmulatedResponse.Http response) {
        if (call == null) {
            return List.of();
        }
        return switch (call.operation()) {
            case CREATE_SUBSCRIBED, UPDATE_SUBSCRIBED, DELETE_SUBSCRIBED -> calendarChanges(response);
            case SUBSCRIBE, UNSUBSCRIBE -> subscriptionChanges();
            case CREATE_EVENT, PATCH_EVENT, DELETE_EVENT, ADD_ATTENDEE, REMOVE_ATTENDEE, RESPOND_EVENT -> eventVersion
                            == data.events().version()
                    ? List.of()
                    : eventChanges(response);
            case ACCESS_TOKEN, CORP_ACCESS_TOKEN, USER_ACCESS_TOKEN, TOKEN -> tokenChanges();
            case GET_SUBSCRIBED, LIST, GET_EVENT, LIST_EVENTS, LIST_EVENTS_VIEW, LIST_ATTENDEES -> List.of();
        };
    }

    private List<Change> calendarChanges(EmulatedResponse.Http response) {
        String id = calendar == null ? field(response, CALENDAR_ID) : calendar.calendarId();
        EmulatedCalendar after = data.calendars().get(id);
        if (Objects.equals(calendar, after)) {
            return List.of();
        }
        return calendar != null && after != null
                ? FieldChanges.between(JSON.valueToTree(calendar), JSON.valueToTree(after))
                : List.of(new Change(
                        Change.Subject.CALENDAR,
                        id,
                        calendar == null ? null : calendar.name(),
                        after == null ? null : after.name()));
    }

    private List<Change> subscriptionChanges() {
        String userId = variable(USER_ID);
        boolean isNow = data.calendars().isSubscriber(variable(CALENDAR_ID), userId);
        return isNow == isSubscriber
                ? List.of()
                : List.of(new Change(
                        Change.Subject.SUBSCRIBER,
                        variable(CALENDAR_ID),
                        isSubscriber ? userId : null,
                        isNow ? userId : null));
    }

    private List<Change> eventChanges(EmulatedResponse.Http response) {
        String id = event == null ? field(response, "id") : event.eventId();
        EmulatedEvent after = data.events().get(id);
        if (after == null) {
            return List.of();
        }
        return event != null && !after.isCancelled()
                ? FieldChanges.between(event.json(), after.json())
                : List.of(new Change(
                        Change.Subject.EVENT,
                        id,
                        event == null ? null : event.summary(),
                        after.isCancelled() ? null : after.summary()));
    }

    /** A token that is issued again is prolonged. */
    private List<Change> tokenChanges() {
        return data.tokens().newest().stream()
                .map(token -> new Change(
                        Change.Subject.TOKEN,
                        Secrets.start(token.value()) + "…",
                        null,
                        token.expiresAt().toString()))
                .toList();
    }

    private static String field(EmulatedResponse.Http response, String name) {
        try {
            JsonNode body = JSON.readTree(response.body());
            return body.path(name).asText();
        } catch (IOException e) {
            return "";
        }
    }
}
