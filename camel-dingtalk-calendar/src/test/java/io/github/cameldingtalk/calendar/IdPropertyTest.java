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

    private static final String BODY = "{\"name\":\"n\",\"subscribeScope\":{}}";

    @Property
    void theIdsOfAHeaderArriveUnchangedOrAreRefused(
            @ForAll DingTalkCalendarOperation operation,
            @ForAll("ids") String userId,
            @ForAll("ids") String calendarId) {
        Outcome outcome = calls.send(
                operation.name(),
                BODY,
                Map.of(
                        DingTalkCalendarConstants.USER_ID, userId,
                        DingTalkCalendarConstants.CALENDAR_ID, calendarId));

        if (!outcome.isRefused(DingTalkInvalidParameterException.class)) {
            // A blank header counts as absent.
            assertArrives(
                    outcome,
                    operation,
                    userId.isBlank() ? RecordedCalls.USER_ID : userId,
                    calendarId.isBlank() ? RecordedCalls.CALENDAR_ID : calendarId);
        }
    }

    @Property
    void anIdOfVisibleAsciiIsNeverRefused(
            @ForAll DingTalkCalendarOperation operation,
            @ForAll("visible") String userId,
            @ForAll("visible") String calendarId) {
        Outcome outcome = calls.send(
                operation.name(),
                BODY,
                Map.of(
                        DingTalkCalendarConstants.USER_ID, userId,
                        DingTalkCalendarConstants.CALENDAR_ID, calendarId));

        assertArrives(outcome, operation, userId, calendarId);
    }

    private static void assertArrives(
            Outcome outcome, DingTalkCalendarOperation operation, String userId, String calendarId) {
        List<String> segments = new ArrayList<>(List.of(RecordedCalls.PREFIX, "v1.0", "calendar", "users", userId));
        segments.addAll(
                switch (operation) {
                    case createSubscribed -> List.of("subscribedCalendars");
                    case getSubscribed, updateSubscribed, deleteSubscribed -> List.of(
                            "subscribedCalendars", calendarId);
                    case subscribe, unsubscribe -> List.of("calendars", calendarId, operation.name());
                    case listSubscribed -> List.of("calendars");
                });
        String method =
                switch (operation) {
                    case createSubscribed, subscribe, unsubscribe -> "POST";
                    case getSubscribed, listSubscribed -> "GET";
                    case updateSubscribed -> "PUT";
                    case deleteSubscribed -> "DELETE";
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
