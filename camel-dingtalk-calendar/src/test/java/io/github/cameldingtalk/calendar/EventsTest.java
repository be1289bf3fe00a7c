// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.cameldingtalk.calendar.api.CalendarRequest;
import io.github.cameldingtalk.calendar.api.CalendarSummary;
import io.github.cameldingtalk.calendar.api.DingTalkCalendarException;
import io.github.cameldingtalk.calendar.api.DingTalkInvalidParameterException;
import io.github.cameldingtalk.calendar.api.event.AddAttendeesRequest;
import io.github.cameldingtalk.calendar.api.event.Attendee;
import io.github.cameldingtalk.calendar.api.event.CalendarEvent;
import io.github.cameldingtalk.calendar.api.event.EventRequest;
import io.github.cameldingtalk.calendar.api.event.EventTime;
import io.github.cameldingtalk.calendar.api.event.Location;
import io.github.cameldingtalk.calendar.api.event.OnlineMeeting;
import io.github.cameldingtalk.calendar.api.event.Recurrence;
import io.github.cameldingtalk.calendar.api.event.Reminder;
import io.github.cameldingtalk.calendar.api.event.RemoveAttendeesRequest;
import io.github.cameldingtalk.calendar.api.event.RespondEventRequest;
import io.github.cameldingtalk.calendar.api.event.RichText;
import io.github.cameldingtalk.calendar.api.event.UiConfig;
import io.github.cameldingtalk.calendar.emulator.EmulatedEvent;
import io.github.cameldingtalk.calendar.emulator.EmulatedResponse;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** One event: its body, its id and what the route gets. */
class EventsTest extends DingTalkCalendarTestSupport {

    static final String EVENT = "{\"summary\":\"National Day\",\"start\":{\"date\":\"2026-10-01\"},"
            + "\"end\":{\"date\":\"2026-10-08\"},\"isAllDay\":true}";

    private static final String CREATE_EVENT = "dingtalk-calendar:createEvent";
    private static final String ONE_EVENT = "?eventId=e-1";
    private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");

    /** A user's own class. */
    public static final class Holiday {
        public String summary = "National Day";
        public Map<String, String> start = Map.of("date", "2026-10-01");
        public Map<String, String> end = Map.of("date", "2026-10-08");
        public boolean isAllDay = true;
    }

    @Override
    void configure(DingTalkCalendarConfiguration configuration) {
        super.configure(configuration);
        configuration.setCalendarId(null);
    }

    @Test
    void aRouteCreatesGetsChangesAndDeletesAnEventOfTheMainCalendar() {
        Exchange created = send(CREATE_EVENT, EVENT);
        CalendarEvent event = (CalendarEvent) assertSucceeds(created).actual();
        Map<String, Object> id =
                Map.of("CamelDingTalkCalendarEventId", created.getMessage().getHeader("CamelDingTalkCalendarEventId"));

        assertThat(event.summary()).isEqualTo("National Day");
        assertThat(event.end()).isEqualTo(EventTime.of(LocalDate.of(2026, 10, 8)));
        assertThat(id).containsValue(event.id());
        assertThat(onlyRequest().target()).isEqualTo("/v1.0/calendar/users/" + USER_ID + "/calendars/primary/events");
        assertSucceeds(send("dingtalk-calendar:getEvent", null, id)).isEqualTo(event);
        assertSucceeds(send("dingtalk-calendar:patchEvent", "{\"summary\":\"Golden Week\"}", id))
                .extracting("summary", "start")
                .containsExactly("Golden Week", event.start());
        assertThat(dingtalk.requests().get(2).bodyAsText())
                .isEqualTo("{\"summary\":\"Golden Week\",\"id\":\"" + event.id() + "\"}");
        assertSucceeds(send("dingtalk-calendar:deleteEvent?pushNotification=false", null, id))
                .isEqualTo(true);
        assertThat(dingtalk.requests().get(3).target()).endsWith("/events/" + event.id() + "?pushNotification=false");
        assertFails(DingTalkInvalidParameterException.class, send("dingtalk-calendar:getEvent", null, id))
                .hasMessageContaining("the ids of the calendar and of the event are right");
    }

    @Test
    void whatGetReturnsCanBeSent() {
        CalendarEvent event = (CalendarEvent)
                send("dingtalk-calendar:createEvent", EVENT).getMessage().getBody();
        Object got = send("dingtalk-calendar:getEvent", null, Map.of("CamelDingTalkCalendarEventId", event.id()))
                .getMessage()
                .getBody();

        assertSucceeds(send("dingtalk-calendar:patchEvent", got, Map.of("CamelDingTalkCalendarEventId", event.id())));
        assertSucceeds(send("dingtalk-calendar:createEvent", got));
    }

    @Test
    void aBodyCanBeARecordAMapJsonOrABean() throws Exception {
        List<Object> bodies = List.of(
                EVENT,
                EventRequest.allDay("National Day", LocalDate.of(2026, 10, 1), LocalDate.of(2026, 10, 7)),
                Map.of(
                        "summary",
                        "National Day",
                        "start",
                        Map.of("date", "2026-10-01"),
                        "end",
                        Map.of("date", "2026-10-08"),
                        "isAllDay",
                        true),
                new Holiday());

        for (Object body : bodies) {
            assertSucceeds(send(CREATE_EVENT, body));
        }

        assertThat(dingtalk.requests())
                .extracting(request -> new ObjectMapper().readTree(request.bodyAsText()))
                .hasSize(4)
                .containsOnly(new ObjectMapper().readTree(EVENT));
    }

    @Test
    void everyFieldOfARecordIsSent() {
        EventRequest request = EventRequest.timed(
                        "Review",
                        ZonedDateTime.of(2026, 3, 2, 9, 0, 0, 999, SHANGHAI),
                        ZonedDateTime.of(2026, 3, 2, 10, 0, 0, 0, SHANGHAI))
                .withDescription("weekly")
                .withRecurrence(new Recurrence(
                        new Recurrence.Pattern("weekly", null, "monday", null, 1, "monday"),
                        new Recurrence.Range("numbered", null, 10)))
                .withAttendees(List.of(Attendee.of("u-2"), new Attendee("u-3", true, "shown", "accepted", false)))
                .withLocation(Location.of("Room 1"))
                .withReminders(List.of(new Reminder("dingtalk", 15)))
                .withOnlineMeetingInfo(OnlineMeeting.dingtalk())
                .withExtra(Map.of("noPushNotification", "true"))
                .withUiConfigs(List.of(new UiConfig("comment", "hide")))
                .withRichTextDescription(new RichText("<b>weekly</b>"));

        send(CREATE_EVENT, request);

        assertThat(onlyRequest().bodyAsText())
                .isEqualTo("{\"summary\":\"Review\",\"description\":\"weekly\","
                        + "\"start\":{\"dateTime\":\"2026-03-02T09:00:00+08:00\",\"timeZone\":\"Asia/Shanghai\"},"
                        + "\"end\":{\"dateTime\":\"2026-03-02T10:00:00+08:00\",\"timeZone\":\"Asia/Shanghai\"},"
                        + "\"isAllDay\":false,\"recurrence\":{\"pattern\":{\"type\":\"weekly\",\"daysOfWeek\":\"monday\","
                        + "\"interval\":1,\"firstDayOfWeek\":\"monday\"},\"range\":{\"type\":\"numbered\","
                        + "\"numberOfOccurrences\":10}},\"attendees\":[{\"id\":\"u-2\"},{\"id\":\"u-3\",\"isOptional\":true}],"
                        + "\"location\":{\"displayName\":\"Room 1\"},\"reminders\":[{\"method\":\"dingtalk\",\"minutes\":15}],"
                        + "\"onlineMeetingInfo\":{\"type\":\"dingtalk\"},\"extra\":{\"noPushNotification\":\"true\"},"
                        + "\"uiConfigs\":[{\"uiName\":\"comment\",\"uiStatus\":\"hide\"}],"
                        + "\"richTextDescription\":{\"text\":\"<b>weekly</b>\"}}");
    }

    @Test
    void theEndOfWholeDaysIsTheDayAfterTheLastDay() {
        assertThat(EventRequest.allDay("a day", LocalDate.of(2026, 6, 1)).end()).isEqualTo(day("2026-06-02"));
        assertThat(EventRequest.allDay("a leap day", LocalDate.of(2028, 2, 29)).end())
                .isEqualTo(day("2028-03-01"));
        assertThat(EventRequest.allDay("the day before", LocalDate.of(2028, 2, 28))
                        .end())
                .isEqualTo(day("2028-02-29"));
        assertThat(EventRequest.allDay("change of summer time", LocalDate.of(2026, 3, 29))
                        .end())
                .isEqualTo(day("2026-03-30"));
        assertThat(EventRequest.allDay("a year's end", LocalDate.of(2026, 12, 31))
                        .end())
                .isEqualTo(day("2027-01-01"));
        assertThat(EventRequest.allDay("days", LocalDate.of(2026, 10, 1), LocalDate.of(2026, 10, 7))
                        .start())
                .isEqualTo(day("2026-10-01"));
        assertThatThrownBy(() -> EventRequest.allDay("days", LocalDate.of(2026, 10, 2), LocalDate.of(2026, 10, 1)))
                .hasMessageContaining("2026-10-01");
    }

    @Test
    void aTimeKeepsItsZoneOverAChangeOfSummerTime() {
        ZoneId berlin = ZoneId.of("Europe/Berlin");
        EventRequest night = EventRequest.timed(
                "night",
                ZonedDateTime.of(2026, 3, 29, 1, 30, 0, 0, berlin),
                ZonedDateTime.of(2026, 3, 29, 3, 30, 0, 0, berlin));

        assertThat(night.start()).isEqualTo(new EventTime(null, "2026-03-29T01:30:00+01:00", "Europe/Berlin"));
        assertThat(night.end()).isEqualTo(new EventTime(null, "2026-03-29T03:30:00+02:00", "Europe/Berlin"));
        assertThat(EventTime.of(OffsetDateTime.parse("2026-07-01T00:00:00Z"), SHANGHAI))
                .isEqualTo(new EventTime(null, "2026-07-01T08:00:00+08:00", "Asia/Shanghai"));
        assertThat(EventTime.of(ZonedDateTime.parse("2026-07-01T00:00:00Z")))
                .isEqualTo(new EventTime(null, "2026-07-01T00:00:00Z", "UTC"));
        assertThatThrownBy(() -> EventTime.of(ZonedDateTime.parse("2026-07-01T00:00:00+08:00")))
                .hasMessageContaining("timeZone must be a name of the tz database such as Asia/Shanghai");
        assertThatThrownBy(
                        () -> EventRequest.timed("two zones", ZonedDateTime.now(berlin), ZonedDateTime.now(SHANGHAI)))
                .hasMessageContaining("same zone");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"summary\":\"s\",\"start\":{}} | there is no end",
                "{\"start\":{},\"end\":{}} | there is no summary",
                "{\"summary\":null,\"start\":{},\"end\":{}} | there is no summary",
                "{\"title\":\"s\"} | no field 'title'",
                "{\"start\":{\"datetime\":\"x\"}} | no field 'start.datetime'",
                "{\"start\":\"2026-10-01\"} | start must be an object, but is a string",
                "{\"isAllDay\":\"true\"} | isAllDay must be true or false, but is a string",
                "{\"reminders\":[{\"minutes\":\"5\"}]} | reminders[0].minutes must be a whole number, but is a string",
                "{\"reminders\":[{\"minutes\":1.5}]} | reminders[0].minutes must be a whole number",
                "{\"attendees\":[\"u\"]} | attendees[0] must be an object, but is a string",
                "{\"attendees\":{\"id\":\"u\"}} | attendees must be an array of objects",
                "{\"attendees\":[{\"id\":\"u\"},{\"unionId\":\"u\"}]} | no field 'attendees[1].unionId'",
                "{\"extra\":{\"noPushNotification\":true}} | extra.noPushNotification must be a string",
                "{\"extra\":{\"a\":\"1\",\"a\":\"2\"}} | Duplicate field",
                "{\"recurrence\":{\"pattern\":{\"interval\":\"1\"}}} | recurrence.pattern.interval must be a whole",
                "{\"id\":\"e\",\"summary\":\"s\"} | no field 'id'",
            })
    void aWrongFieldIsNamedAndNothingIsSent(String body, String message) {
        assertFails(DingTalkInvalidParameterException.class, send(CREATE_EVENT, body))
                .hasMessageContaining(message);
        assertThat(dingtalk.requests()).isEmpty();
    }

    static Stream<Object> javaTimes() {
        return Stream.of(
                LocalDate.of(2026, 10, 1),
                ZonedDateTime.of(2026, 10, 1, 9, 0, 0, 0, SHANGHAI),
                OffsetDateTime.parse("2026-10-01T09:00:00+08:00"),
                Instant.EPOCH);
    }

    @ParameterizedTest
    @MethodSource("javaTimes")
    void aValueOfJavaTimeInAMapOrABeanIsNamedAndNothingIsSent(Object time) {
        record Holiday(String summary, Map<String, Object> start, Map<String, Object> end) {}
        Map<String, Object> start = Map.of("date", time);
        Map<String, Object> end = Map.of("date", "2026-10-08");

        for (Object body : List.of(Map.of("summary", "s", "start", start, "end", end), new Holiday("s", start, end))) {
            assertFails(DingTalkInvalidParameterException.class, send(CREATE_EVENT, body))
                    .hasMessageContaining(
                            "start.date cannot be a " + time.getClass().getName())
                    .hasMessageContaining("convert it to a Map, a List or a text before");
        }
        assertThat(dingtalk.requests()).isEmpty();
    }

    @Test
    void aNullIsSentAndAnAbsentFieldIsNot() {
        dingtalk.next(EmulatedResponse.json(200, "{\"id\":\"e-1\"}"));

        send("dingtalk-calendar:patchEvent" + ONE_EVENT, "{\"description\":null,\"reminders\":[]}");

        assertThat(onlyRequest().bodyAsText()).isEqualTo("{\"description\":null,\"reminders\":[],\"id\":\"e-1\"}");
    }

    @Test
    void aNullAmongTheExtraSwitchesIsNamed() {
        Map<String, String> extra = new HashMap<>();
        extra.put("noPushNotification", null);

        assertThatThrownBy(() -> new EventRequest().withExtra(extra))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("extra.noPushNotification is null");
    }

    @Test
    void theIdInTheBodyOfAPatchMustBeTheIdOfTheCall() {
        assertFails(
                        DingTalkInvalidParameterException.class,
                        send("dingtalk-calendar:patchEvent" + ONE_EVENT, "{\"id\":\"e-2\"}"))
                .hasMessageContaining("the body has another id, 'e-2', than the call, 'e-1'");
        assertFails(DingTalkInvalidParameterException.class, send("dingtalk-calendar:patchEvent", "{\"id\":\"e-2\"}"))
                .hasMessageContaining(
                        "there is no eventId: set the option eventId, or the header" + " CamelDingTalkCalendarEventId");
        assertThat(dingtalk.requests()).isEmpty();
    }

    @Test
    void anAnswerConvertsToAMapToJsonAndToAPatch() {
        dingtalk.next(EmulatedResponse.json(
                200,
                "{\"id\":\"e-1\",\"summary\":\"s\",\"isAllDay\":true,\"reminders\":[{\"method\":\"dingtalk\",\"minutes\":\"15\"}],"
                        + "\"attendees\":[{\"id\":\"u\",\"displayName\":\"U\",\"self\":true}],"
                        + "\"onlineMeetingInfo\":{\"type\":\"dingtalk\",\"url\":\"u\",\"extraInfo\":{\"a\":1}},"
                        + "\"location\":{\"displayName\":\"L\",\"meetingRooms\":[\"r\"]},\"newField\":{\"a\":[1]}}"));

        Exchange exchange = send("dingtalk-calendar:getEvent" + ONE_EVENT, null);

        @SuppressWarnings("unchecked")
        Map<String, Object> map = exchange.getMessage().getBody(Map.class);
        assertThat(map)
                .containsEntry("summary", "s")
                .containsEntry("isAllDay", true)
                .doesNotContainKeys("newField", "status", "allDay", "wasDeleted");
        assertThat(exchange.getMessage().getBody(String.class)).startsWith("{\"id\":\"e-1\",\"summary\":\"s\"");
        assertThat(exchange.getMessage().getBody(EventRequest.class).toMap())
                .isEqualTo(Map.of(
                        "id",
                        "e-1",
                        "summary",
                        "s",
                        "isAllDay",
                        true,
                        "reminders",
                        List.of(Map.of("method", "dingtalk", "minutes", 15)),
                        "attendees",
                        List.of(Map.of("id", "u")),
                        "location",
                        Map.of("displayName", "L")));
    }

    @Test
    void asJsonTheAnswerHasAllItsFields() {
        String answer = "{\"id\":\"e-1\",\"newField\":1.10,\"other\":[null]}";
        for (String uri : List.of(
                CREATE_EVENT + "?outputType=json",
                "dingtalk-calendar:getEvent?eventId=e-1&outputType=json",
                "dingtalk-calendar:patchEvent?eventId=e-1&outputType=json")) {
            dingtalk.next(EmulatedResponse.json(200, answer));
            assertSucceeds(send(uri, EVENT)).isEqualTo(answer);
        }
        assertThat(dingtalk.requests()).hasSize(3);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'' | true",
                "{} | true",
                "{\"requestId\":\"r\",\"newField\":1} | true",
                "{\"success\":true} | true",
                "{\"result\":true} | true",
                "{\"requestId\":\"r\",\"result\":false} | false",
            })
    void aDeletionIsTrueUnlessItsAnswerSaysOtherwise(String answer, boolean result) {
        dingtalk.next(EmulatedResponse.json(200, answer));

        assertSucceeds(send("dingtalk-calendar:deleteEvent" + ONE_EVENT, null)).isEqualTo(result);
    }

    @Test
    void attendeesAreListedAddedAndRemovedAndAnswer() {
        dingtalk.putUser("u-2", Set.of(), Set.of())
                .put(EmulatedEvent.allDay("e-1", USER_ID, "Day", LocalDate.of(2026, 10, 1), LocalDate.of(2026, 10, 2)));

        assertSucceeds(send(
                        "dingtalk-calendar:addAttendee" + ONE_EVENT,
                        new AddAttendeesRequest(List.of(Attendee.of("u-2")), true, null)))
                .isEqualTo(true);
        assertThat(onlyRequest().bodyAsText())
                .isEqualTo("{\"attendeesToAdd\":[{\"id\":\"u-2\"}],\"chatNotification\":true}");
        assertSucceeds(send(
                        "dingtalk-calendar:respondEvent?eventId=e-1&userId=u-2", new RespondEventRequest("accepted")))
                .isEqualTo(true);
        List<?> attendees = (List<?>) assertSucceeds(send("dingtalk-calendar:listAttendees" + ONE_EVENT, null))
                .actual();
        assertThat(attendees)
                .anySatisfy(attendee ->
                        assertThat(attendee).extracting("id", "responseStatus").containsExactly("u-2", "accepted"));
        assertSucceeds(send(
                        "dingtalk-calendar:removeAttendee" + ONE_EVENT,
                        new RemoveAttendeesRequest(Arrays.asList((Attendee) attendees.get(attendees.size() - 1)))))
                .isEqualTo(true);
        assertThat(dingtalk.requests().get(3).bodyAsText()).isEqualTo("{\"attendeesToRemove\":[{\"id\":\"u-2\"}]}");
    }

    @Test
    void aNullAmongAttendeesIsRefusedWhenTheRequestIsMade() {
        List<Attendee> attendees = Arrays.asList(Attendee.of("u"), null);

        assertThatThrownBy(() -> new AddAttendeesRequest(attendees, null, null))
                .hasMessage("attendeesToAdd[1] is null");
        assertThatThrownBy(() -> new RemoveAttendeesRequest(attendees)).hasMessage("attendeesToRemove[1] is null");
        assertThatThrownBy(() -> new EventRequest().withAttendees(attendees)).hasMessage("attendees[1] is null");
    }

    @Test
    void aRequestOfTheApplicationThatThrowsIsRefused() {
        CalendarRequest request = () -> {
            throw new IllegalStateException("no fields yet");
        };

        assertFails(DingTalkInvalidParameterException.class, send(CREATE_EVENT, request))
                .hasMessageContaining("cannot be written as JSON")
                .hasMessageContaining("no fields yet");
        assertThat(dingtalk.requests()).isEmpty();
    }

    @Test
    void allCalendarsOfAUserAreListed() {
        List<?> all = (List<?>)
                assertSucceeds(send("dingtalk-calendar:listCalendars", null)).actual();

        assertThat(all)
                .extracting(calendar -> ((CalendarSummary) calendar).id())
                .contains("primary", CALENDAR_ID);
    }

    @Test
    void aSubscriptionCalendarIsSentAndTheServiceJudges() {
        DingTalkCalendarException failure =
                failure(DingTalkCalendarException.class, send(CREATE_EVENT + "?calendarId=" + CALENDAR_ID, EVENT));

        assertThat(onlyRequest().target()).contains("/calendars/" + CALENDAR_ID + "/events");
        assertThat(failure.getCalendarId()).isEqualTo(CALENDAR_ID);
    }

    private static EventTime day(String date) {
        return new EventTime(date, null, null);
    }
}
