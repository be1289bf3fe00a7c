// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cameldingtalk.calendar.RecordedCalls.Outcome;
import io.github.cameldingtalk.calendar.api.DingTalkInvalidParameterException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Each id arrives as exactly one segment of the path, or the call is refused. */
class IdPropertyTest extends PropertyTestSupport {

    @Property
    void theIdsOfAHeaderArriveUnchangedOrAreRefused(
            @ForAll DingTalkCalendarOperation operation,
            @ForAll("ids") String userId,
            @ForAll("ids") String calendarId,
            @ForAll("ids") String eventId) {
        Outcome outcome = calls.send(
                operation.name(),
                OperationBodies.of(operation),
                Map.of(
                        DingTalkCalendarConstants.USER_ID, userId,
                        DingTalkCalendarConstants.CALENDAR_ID, calendarId,
                        DingTalkCalendarConstants.EVENT_ID, eventId));

        if (!outcome.isRefused(DingTalkInvalidParameterException.class)) {
            // A blank header counts as absent.
            assertArrives(
                    outcome,
                    operation,
                    userId.isBlank() ? RecordedCalls.USER_ID : userId,
                    calendarId.isBlank() ? RecordedCalls.CALENDAR_ID : calendarId,
                    eventId.isBlank() ? RecordedCalls.EVENT_ID : eventId);
        }
    }

    @Property
    void anIdOfVisibleAsciiIsNeverRefused(
            @ForAll DingTalkCalendarOperation operation,
            @ForAll("visible") String userId,
            @ForAll("visible") String calendarId,
            @ForAll("visible") String eventId) {
        Outcome outcome = calls.send(
                operation.name(),
                OperationBodies.of(operation),
                Map.of(
                        DingTalkCalendarConstants.USER_ID, userId,
                        DingTalkCalendarConstants.CALENDAR_ID, calendarId,
                        DingTalkCalendarConstants.EVENT_ID, eventId));

        assertArrives(outcome, operation, userId, calendarId, eventId);
    }

    private static void assertArrives(
            Outcome outcome, DingTalkCalendarOperation operation, String userId, String calendarId, String eventId) {
        List<String> segments = new ArrayList<>(List.of(RecordedCalls.PREFIX, "v1.0", "calendar", "users", userId));
        segments.addAll(
                switch (operation) {
                    case createSubscribed -> List.of("subscribedCalendars");
                    case getSubscribed, updateSubscribed, deleteSubscribed -> List.of(
                            "subscribedCalendars", calendarId);
                    case subscribe, unsubscribe -> List.of("calendars", calendarId, operation.name());
                    case listSubscribed, listCalendars -> List.of("calendars");
                    case createEvent, listEvents -> List.of("calendars", calendarId, "events");
                    case listEventsView -> List.of("calendars", calendarId, "eventsview");
                    case getEvent, patchEvent, deleteEvent -> List.of("calendars", calendarId, "events", eventId);
                    case listAttendees, addAttendee -> List.of("calendars", calendarId, "events", eventId, "attendees");
                    case removeAttendee -> List.of(
                            "calendars", calendarId, "events", eventId, "attendees", "batchRemove");
                    case respondEvent -> List.of("calendars", calendarId, "events", eventId, "respond");
                });
        String method =
                switch (operation) {
                    case createSubscribed,
                            subscribe,
                            unsubscribe,
                            createEvent,
                            addAttendee,
                            removeAttendee,
                            respondEvent -> "POST";
                    case getSubscribed,
                            listSubscribed,
                            listCalendars,
                            getEvent,
                            listEvents,
                            listEventsView,
                            listAttendees -> "GET";
                    case updateSubscribed, patchEvent -> "PUT";
                    case deleteSubscribed, deleteEvent -> "DELETE";
                };
        WireRequest request = outcome.request();
        assertThat(request.decodedSegments(method)).isEqualTo(segments);
        request.assertHeaders(calls.port(), RecordedCalls.TOKEN);
    }

    @Provide
    Arbitrary<String> ids() {
        return texts();
    }

    @Provide
    Arbitrary<String> visible() {
        return Arbitraries.strings()
                .withCharRange('!', '~')
                .ofMinLength(1)
                .ofMaxLength(80)
                .filter(id -> !id.equals(".") && !id.equals(".."));
    }
}
