// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar.kamelets;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cameldingtalk.calendar.emulator.DingTalkEmulator;
import io.github.cameldingtalk.calendar.emulator.EmulatedCalendar;
import io.github.cameldingtalk.calendar.emulator.EmulatedEvent;
import io.github.cameldingtalk.calendar.emulator.IssuedToken;
import io.github.cameldingtalk.calendar.emulator.ReceivedRequest;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What a Kamelet was given counts, and no header of a message. */
class PinnedValuesTest {

    private static final String CALENDAR = "{\"name\":\"Pinned\",\"subscribeScope\":{}}";
    private static final String EVENT =
            "{\"summary\":\"Pinned\",\"start\":{\"date\":\"2026-10-01\"},\"end\":{\"date\":\"2026-10-02\"}}";

    private final DingTalkEmulator dingtalk = DingTalkEmulator.start()
            .putInternalApp("app", "secret")
            .acceptToken("token-of-a-stranger")
            .putUser("author", Set.of("corp"), Set.of())
            .putUser("stranger", Set.of("corp"), Set.of())
            .put(calendar("pinned", "author"))
            .put(calendar("other", "stranger"))
            .put(EmulatedEvent.allDay(
                    "event", "author", "An event", LocalDate.of(2026, 10, 1), LocalDate.of(2026, 10, 2)));

    @AfterEach
    void stop() {
        dingtalk.close();
    }

    static Stream<Arguments> kameletsAndHeaders() {
        Map<String, String> paths = Map.ofEntries(
                Map.entry("create-subscribed-action", "/subscribedCalendars"),
                Map.entry("get-subscribed-action?calendarId=pinned", "/subscribedCalendars/pinned"),
                Map.entry("list-subscribed-action", "/calendars"),
                Map.entry("update-subscribed-sink?calendarId=pinned", "/subscribedCalendars/pinned"),
                Map.entry("subscribe-sink?calendarId=pinned", "/calendars/pinned/subscribe"),
                Map.entry("unsubscribe-sink?calendarId=pinned", "/calendars/pinned/unsubscribe"),
                Map.entry("delete-subscribed-sink?calendarId=pinned", "/subscribedCalendars/pinned"),
                Map.entry("create-event-action", "/calendars/primary/events"),
                Map.entry("patch-event-action", "/calendars/primary/events/event"),
                Map.entry("delete-event-sink", "/calendars/primary/events/event?pushNotification=false"),
                Map.entry(
                        "list-events-action?timeMax=2027-01-01",
                        "/calendars/primary/events?timeMax=2027-01-01T00%3A00%3A00.000Z&showDeleted=false"));
        return paths.entrySet().stream()
                .flatMap(path -> Stream.of(
                        Arguments.of(
                                path.getKey(),
                                path.getValue(),
                                Map.of(
                                        "CamelDingTalkCalendarUserId", "stranger",
                                        "CamelDingTalkCalendarId", "other",
                                        "CamelDingTalkCalendarAccessToken", "token-of-a-stranger",
                                        "CamelDingTalkCalendarCorpId", "elsewhere",
                                        "CamelDingTalkCalendarEventId", "event",
                                        "CamelDingTalkCalendarPushNotification", "true",
                                        "CamelDingTalkCalendarTimeMax", "2026-02-01",
                                        "CamelDingTalkCalendarShowDeleted", "true")),
                        Arguments.of(
                                path.getKey(),
                                path.getValue(),
                                Map.of(
                                        "cameldingtalkcalendaruserid", "stranger",
                                        "CAMELDINGTALKCALENDARID", "other",
                                        "cAMELdINGtALKcALENDARaCCESStOKEN", "token-of-a-stranger",
                                        "camelDingtalkCalendarCorpID", "elsewhere",
                                        "CAMELDINGTALKCALENDAREVENTID", "event",
                                        "cameldingtalkcalendarpushnotification", "true",
                                        "CAMELDingTalkCalendarTimeMAX", "2026-02-01",
                                        "cameldingtalkcalendarshowdeleted", "true"))));
    }

    @ParameterizedTest
    @MethodSource("kameletsAndHeaders")
    void noHeaderInWhateverCaseTakesThePlaceOfWhatTheKameletWasGiven(
            String kamelet, String path, Map<String, Object> headers) throws Exception {
        try (OneKamelet route = new OneKamelet()
                .startedWith("kamelet:dingtalk-calendar-" + kamelet + (kamelet.contains("?") ? "&" : "?")
                        + "userId=author&clientId=app&clientSecret=secret&baseUri=" + dingtalk.baseUri())) {
            route.send(kamelet.contains("event") ? EVENT : CALENDAR, headers);
        }

        ReceivedRequest call = dingtalk.requests()
                .that(request -> request.target().startsWith("/v1.0/calendar/"))
                .only();
        assertThat(call.target()).isEqualTo("/v1.0/calendar/users/author" + path);
        assertThat(dingtalk.issuedTokens())
                .extracting(IssuedToken::value)
                .containsExactly(call.header("x-acs-dingtalk-access-token"));
    }

    private static EmulatedCalendar calendar(String id, String author) {
        return new EmulatedCalendar(
                id,
                author,
                "A calendar",
                null,
                List.of(),
                new EmulatedCalendar.SubscribeScope(List.of("author", "stranger"), List.of(), List.of()));
    }
}
