// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar;

import io.github.cameldingtalk.calendar.api.CalendarSummary;
import io.github.cameldingtalk.calendar.api.SubscribedCalendar;
import io.github.cameldingtalk.calendar.api.event.Attendee;
import io.github.cameldingtalk.calendar.api.event.CalendarEvent;
import io.github.cameldingtalk.calendar.internal.calendar.CalendarPath;
import io.github.cameldingtalk.calendar.internal.calendar.CalendarResponses;
import io.github.cameldingtalk.calendar.internal.calendar.EventResponses;
import io.github.cameldingtalk.calendar.internal.calendar.Fields;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The operations. Each constant has the name in the endpoint's URI, and holds what differs between the operations: the
 * path, the fields of the request body, and what the response becomes.
 */
public enum DingTalkCalendarOperation {

    /** Creates a calendar and returns its id as a {@code String}. Not idempotent: two calls create two calendars. */
    createSubscribed(
            CalendarPath.post("/subscribedCalendars"),
            Fields.NEW_CALENDAR,
            OperationResult.value(CalendarResponses::calendarId)
                    .withHeader(DingTalkCalendarConstants.CALENDAR_ID, id -> id)),

    /** Returns a calendar as a {@link SubscribedCalendar}. */
    getSubscribed(
            CalendarPath.get("/subscribedCalendars/{calendarId}"),
            null,
            OperationResult.record(CalendarResponses::calendar)),

    /** Updates the name, description, co-editors or scope of a calendar. Returns a {@code Boolean}. */
    updateSubscribed(
            CalendarPath.put("/subscribedCalendars/{calendarId}"),
            Fields.UPDATED_CALENDAR,
            OperationResult.value(CalendarResponses::result)),

    /** Deletes a calendar and all subscriptions to it. Only its creator may. Returns a {@code Boolean}. */
    deleteSubscribed(
            CalendarPath.delete("/subscribedCalendars/{calendarId}").onlyIfUser("has created the calendar"),
            null,
            OperationResult.value(CalendarResponses::result)),

    /** Subscribes the user to a calendar. Returns a {@code Boolean}. */
    subscribe(
            CalendarPath.post("/calendars/{calendarId}/subscribe")
                    .asIdempotent()
                    .onlyIfUser("is in the calendar's subscribeScope"),
            null,
            OperationResult.value(CalendarResponses::resultOrNothing)),

    /** Ends the user's subscription to a calendar. Returns a {@code Boolean}. */
    unsubscribe(
            CalendarPath.post("/calendars/{calendarId}/unsubscribe")
                    .asIdempotent()
                    .onlyIfUser("is in the calendar's subscribeScope"),
            null,
            OperationResult.value(CalendarResponses::result)),

    /** Returns the calendars that the user has subscribed to, as a list of {@link CalendarSummary}. */
    listSubscribed(
            CalendarPath.get("/calendars"), null, OperationResult.record(CalendarResponses::subscribedCalendars)),

    /** Returns all calendars of the user, as a list of {@link CalendarSummary}. */
    listCalendars(CalendarPath.get("/calendars"), null, OperationResult.record(CalendarResponses::calendars)),

    /** Creates an event and returns it as a {@link CalendarEvent}. */
    createEvent(
            CalendarPath.post("/events").ofEvents().withClientToken(),
            Fields.NEW_EVENT,
            OperationResult.record(EventResponses::event)
                    .withHeader(DingTalkCalendarConstants.EVENT_ID, CalendarEvent::id)),

    /** Returns an event as a {@link CalendarEvent}. */
    getEvent(
            CalendarPath.get("/events/{eventId}").ofEvents().withQuery("maxAttendees"),
            null,
            OperationResult.record(EventResponses::event)),

    /** Changes the fields of an event that the body has. Returns the event as a {@link CalendarEvent}. */
    patchEvent(
            CalendarPath.put("/events/{eventId}").ofEvents().withClientToken(),
            Fields.PATCHED_EVENT,
            OperationResult.record(EventResponses::event)),

    /** Deletes an event. Returns a {@code Boolean}. */
    deleteEvent(
            CalendarPath.delete("/events/{eventId}")
                    .ofEvents()
                    .withClientToken()
                    .withQuery("pushNotification"),
            null,
            OperationResult.value(EventResponses::done)),

    /** Returns events by their start, as a list of {@link CalendarEvent}: a series is one event. */
    listEvents(
            CalendarPath.get("/events")
                    .ofEvents()
                    .withQuery(
                            "timeMin",
                            "timeMax",
                            "showDeleted",
                            "maxResults",
                            "maxAttendees",
                            "syncToken",
                            "seriesMasterId"),
            null,
            OperationResult.pages(EventResponses::events)),

    /** Returns the events of a time, as a list of {@link CalendarEvent}: each instance of a series is an event. */
    listEventsView(
            CalendarPath.get("/eventsview").ofEvents().withQuery("timeMin", "timeMax", "maxResults", "maxAttendees"),
            null,
            OperationResult.pages(EventResponses::events)),

    /** Returns who is invited to an event, as a list of {@link Attendee}. */
    listAttendees(
            CalendarPath.get("/events/{eventId}/attendees").ofEvents().withQuery("maxResults"),
            null,
            OperationResult.pages(EventResponses::attendees)),

    /** Invites people to an event. Returns a {@code Boolean}. */
    addAttendee(
            CalendarPath.post("/events/{eventId}/attendees").ofEvents().withClientToken(),
            Fields.NEW_ATTENDEES,
            OperationResult.value(EventResponses::done)),

    /** Removes people from an event. Returns a {@code Boolean}. */
    removeAttendee(
            CalendarPath.post("/events/{eventId}/attendees/batchRemove")
                    .ofEvents()
                    .withClientToken(),
            Fields.REMOVED_ATTENDEES,
            OperationResult.value(EventResponses::done)),

    /** Answers an invitation to an event. Returns a {@code Boolean}. */
    respondEvent(
            CalendarPath.post("/events/{eventId}/respond").ofEvents().withClientToken(),
            Fields.EVENT_RESPONSE,
            OperationResult.value(EventResponses::done));

    @SuppressWarnings("ImmutableEnumChecker") // a record of texts
    private final CalendarPath path;

    @SuppressWarnings("ImmutableEnumChecker") // never changes once it is made
    private final @Nullable Fields fields;

    @SuppressWarnings("ImmutableEnumChecker") // a record of references to static methods
    private final OperationResult<?> result;

    DingTalkCalendarOperation(CalendarPath path, @Nullable Fields fields, OperationResult<?> result) {
        this.path = path;
        this.fields = fields;
        this.result = result;
    }

    CalendarPath path() {
        return path;
    }

    /** The fields of the request body, or {@code null} if the operation has no body. */
    @Nullable
    Fields fields() {
        return fields;
    }

    /** What the response becomes. */
    OperationResult<?> result() {
        return result;
    }

    /** The parameters that a call can have: the ids of the path first. */
    List<Parameter> parameters() {
        return Stream.concat(path.ids().stream(), path.query().stream())
                .map(Parameter::valueOf)
                .toList();
    }

    /**
     * The operation with this name.
     *
     * @throws IllegalArgumentException for any other name; its message lists the operations
     */
    static DingTalkCalendarOperation named(@Nullable String name) {
        for (DingTalkCalendarOperation operation : values()) {
            if (operation.name().equals(name)) {
                return operation;
            }
        }
        String problem = name == null || name.isEmpty()
                ? "dingtalk-calendar needs an operation, such as dingtalk-calendar:updateSubscribed; it has: "
                : "dingtalk-calendar has no operation '" + name + "'; it has: ";
        throw new IllegalArgumentException(
                problem + Arrays.stream(values()).map(Enum::name).collect(Collectors.joining(", ")));
    }
}
