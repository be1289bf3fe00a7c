// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar.emulator;

import static io.github.cameldingtalk.calendar.emulator.ServiceErrorException.require;

import java.util.List;
import java.util.Map;

/**
 * Decides who may read and change which events. DingTalk documents little of it: here a user sees the own events and those that
 * invite the user, the organizer alone changes an event, and the readers of a subscription calendar see its events.
 */
final class EventAccess {

    private final ServiceData data;

    EventAccess(ServiceData data) {
        this.data = data;
    }

    /**
     * Checks that the user may read the calendar in the path.
     *
     * @throws ServiceErrorException if the id is blank, or there is no such user or calendar, or the user may not read it
     */
    void requireReadable(ApiCall call) {
        String calendarId = call.calendarId();
        require(!calendarId.isBlank(), ServiceError.EVENT_CALENDAR_ID_BLANK);
        if (isPrimary(call)) {
            require(
                    data.users().isKnown(call.userId()),
                    ServiceError.PERMISSION_DENY,
                    "There is no user with the unionId " + call.userId() + ". "
                            + KnownIds.text("users", data.users().known()));
            return;
        }
        EmulatedCalendar calendar = data.calendars().existing(calendarId, ServiceError.ITEM_NOT_FOUND);
        require(
                calendar.mayBeEditedBy(call.userId())
                        || data.calendars().subscribers(calendarId).contains(call.userId()),
                ServiceError.PERMISSION_DENIED,
                "The user " + call.userId() + " is not the author, a manager or a subscriber of the calendar.");
    }

    /**
     * Checks that the user may write events into the calendar in the path.
     *
     * @throws ServiceErrorException also if the calendar is a subscription calendar, unless the rules let events be written into it
     */
    void requireWritable(ApiCall call) {
        requireReadable(call);
        if (!isPrimary(call)) {
            require(
                    data.settings().eventRules().subscribedIsWritable(),
                    ServiceError.CALENDAR_TYPE_INVALID,
                    "Events can be written into the calendar primary only, unless a rule of the emulator allows more.");
            EmulatedCalendar calendar = data.calendars().get(call.calendarId());
            require(
                    calendar != null && calendar.mayBeEditedBy(call.userId()),
                    ServiceError.PERMISSION_DENIED,
                    "The user " + call.userId() + " is not the author or a manager of the calendar.");
        }
    }

    /**
     * An event of the calendar in the path.
     *
     * @throws ServiceErrorException if the user sees no such event in the calendar, or the event was deleted
     */
    EmulatedEvent existing(ApiCall call, String eventId) {
        EmulatedEvent event = data.events().get(eventId);
        if (event == null || !isVisible(event, call)) {
            throw new ServiceErrorException(
                    ServiceError.ITEM_NOT_FOUND,
                    "The calendar " + call.calendarId() + " of the user " + call.userId() + " has no event with the id "
                            + eventId + ".");
        }
        require(!event.isCancelled(), ServiceError.INSTANCE_NOT_EXIST, "The event " + eventId + " was deleted.");
        return event;
    }

    /**
     * The event in the path, for a change.
     *
     * @throws ServiceErrorException also if the user may not change the event
     */
    EmulatedEvent changeable(ApiCall call) {
        requireWritable(call);
        EmulatedEvent event = existing(call, call.pathVariable("eventId"));
        require(
                !isPrimary(call) || event.organizer().equals(call.userId()),
                ServiceError.PERMISSION_DENIED,
                "Only the organizer of the event, " + event.organizer() + ", may change the event.");
        return event;
    }

    /** The events of the calendar in the path, oldest first, also the deleted ones. */
    List<EventStore.Stored> events(ApiCall call) {
        return data.events().all().stream()
                .filter(stored -> isVisible(stored.event(), call))
                .toList();
    }

    /** @throws ServiceErrorException if no more events can be stored */
    void requireSpace() {
        require(!data.events().isFull(), ServiceError.SERVICE_BUSY, "The emulator has no space for more events.");
    }

    static boolean isPrimary(ApiCall call) {
        return call.calendarId().equals(EmulatedEvent.PRIMARY);
    }

    private static boolean isVisible(EmulatedEvent event, ApiCall call) {
        return event.calendarId().equals(call.calendarId())
                && (!isPrimary(call) || event.organizer().equals(call.userId()) || invites(event, call.userId()));
    }

    private static boolean invites(EmulatedEvent event, String userId) {
        return event.fields().get("attendees") instanceof List<?> attendees
                && attendees.stream()
                        .anyMatch(attendee -> attendee instanceof Map<?, ?> fields && userId.equals(fields.get("id")));
    }
}
