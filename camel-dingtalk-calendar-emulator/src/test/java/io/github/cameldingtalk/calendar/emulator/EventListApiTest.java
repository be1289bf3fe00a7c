// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar.emulator;

import static io.github.cameldingtalk.calendar.emulator.EventClient.allDay;
import static io.github.cameldingtalk.calendar.emulator.EventClient.event;
import static io.github.cameldingtalk.calendar.emulator.EventClient.events;
import static io.github.cameldingtalk.calendar.emulator.EventClient.of;
import static io.github.cameldingtalk.calendar.emulator.EventClient.timed;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EventListApiTest {

    private static final String EVENTS = events("ann");

    private final EventClient client = new EventClient();
    private final ServiceData data = client.service.data;

    @Test
    void eventsAreListedByTheirStart() {
        client.create(allDay("2026-03-12", "2026-03-13", ""));
        client.create(allDay("2026-03-10", "2026-03-20", ""));
        client.create(allDay("2026-03-11", "2026-03-12", ""));

        assertThat(list("")).containsExactly("2026-03-10", "2026-03-11", "2026-03-12");
        assertThat(list("?timeMin=2026-03-11T00:00:00.000Z&timeMax=2026-03-12T00:00:00.000Z"))
                .containsExactly("2026-03-11");
        assertThat(list("?timeMin=2026-03-11T00%3A00%3A00.001Z")).containsExactly("2026-03-12");
    }

    @Test
    void anAttendeeListsTheEventsOfOthers() {
        client.create(timed("\"attendees\":[{\"id\":\"ben\"},{\"id\":\"c\"}]"));
        client.create(allDay("2026-03-12", "2026-03-13", ""));

        JsonNode page = client.get(events("ben") + "?maxAttendees=1");
        assertThat(of(page, "/summary")).containsExactly("s");
        assertThat(of(page, "/attendees/0/id")).containsExactly("ben");
        assertThat(of(page, "/attendees/1/id")).containsExactly("");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "timeMin=2026-03-11T00:00:00Z",
                "timeMin=2026-03-11T00:00:00.000%2B08:00",
                "timeMin=2026-03-11",
                "timeMax=2026-02-30T00:00:00.000Z",
            })
    void aTimeThatIsNotUtcWithMillisecondsIsRejected(String query) {
        assertThat(client.get(EVENTS + "?" + query).path("code").asText())
                .isEqualTo("InvalidParameter.ParsedISO8601TimestampError");
        assertThat(client.get(EVENTS + "view?" + query).path("code").asText())
                .isEqualTo("InvalidParameter.ParsedISO8601TimestampError");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "timeMin=2026-01-01T00:00:00.000Z&timeMax=2027-01-01T00:00:00.001Z",
                "timeMin=2026-01-01T00:00:00.000Z&timeMax=2025-01-01T00:00:00.000Z",
                "maxResults=101",
                "maxResults=0",
                "maxResults=many",
                "maxAttendees=-1",
                "showDeleted=yes",
                "nextToken=other",
                "syncToken=other",
                "nextToken=%zz",
            })
    void aWrongQueryIsRejected(String query) {
        assertThat(client.get(EVENTS + "?" + query).path("code").asText()).isEqualTo("invalidParameter");
    }

    @Test
    void aListSpansAYear() {
        assertThat(client.get(EVENTS
                                + "?timeMin=2026-01-01T00:00:00.000Z&timeMax=2027-01-01T00:00:00.000Z&maxResults=100")
                        .has("events"))
                .isTrue();
        assertThat(client.get(EVENTS + "?timeMin=2028-02-29T00:00:00.000Z&timeMax=2029-03-01T00:00:00.000Z")
                        .path("code")
                        .asText())
                .isEqualTo("invalidParameter");
    }

    @Test
    void aSeriesIsListedWithItsPastInstancesOnly() {
        String id = client.create(allDay(
                "2026-03-08",
                "2026-03-09",
                "\"recurrence\":{\"pattern\":{\"type\":\"daily\"},\"range\":{\"type\":\"noEnd\"}}"));

        JsonNode page = client.get(EVENTS);

        assertThat(of(page, "/start/date")).containsExactly("2026-03-08", "2026-03-08", "2026-03-09", "2026-03-10");
        assertThat(of(page, "/seriesMasterId")).containsExactly("", id, id, id);
        assertThat(of(page, "/recurrence/pattern/type")).containsExactly("daily", "", "", "");
        assertThat(of(client.get(EVENTS + "?seriesMasterId=" + id), "/start/date"))
                .containsExactly("2026-03-08", "2026-03-09", "2026-03-10");
        assertThat(of(client.get(EVENTS + "?timeMin=2026-03-09T00:00:00.000Z"), "/start/date"))
                .containsExactly("2026-03-09", "2026-03-10");
    }

    @Test
    void pagesFollowEachOtherAlsoIfEventsChangeMeanwhile() {
        for (int day = 1; day <= 5; day++) {
            client.create(allDay("2026-04-0" + day, "2026-04-09", ""));
        }

        JsonNode first = client.get(EVENTS + "?maxResults=2");
        client.create(allDay("2026-03-31", "2026-04-09", ""));
        JsonNode second = client.get(
                EVENTS + "?maxResults=2&nextToken=" + first.path("nextToken").asText());
        JsonNode third = client.get(
                EVENTS + "?maxResults=2&nextToken=" + second.path("nextToken").asText());

        assertThat(of(first, "/summary")).containsExactly("2026-04-01", "2026-04-02");
        assertThat(of(second, "/summary")).containsExactly("2026-04-03", "2026-04-04");
        assertThat(of(third, "/summary")).containsExactly("2026-04-05");
        assertThat(first.has("syncToken")).isFalse();
        assertThat(third.has("nextToken")).isFalse();
        assertThat(list("?syncToken=" + third.path("syncToken").asText())).containsExactly("2026-03-31");
    }

    @Test
    void aPageHasAHundredEventsByDefault() {
        data.settings().eventsPerDay(0);
        for (int i = 0; i <= 100; i++) {
            client.create(timed(""));
        }

        JsonNode first = client.get(EVENTS);

        assertThat(first.path("events")).hasSize(100);
        assertThat(list("?nextToken=" + first.path("nextToken").asText())).hasSize(1);
    }

    @Test
    void aSyncTokenListsWhatHasChangedSince() {
        String kept = client.create(allDay("2026-04-01", "2026-04-02", ""));
        String deleted = client.create(allDay("2026-04-02", "2026-04-03", ""));
        String sync = "?syncToken=" + client.get(EVENTS).path("syncToken").asText();
        assertThat(list(sync)).isEmpty();

        client.json("PUT", event("ann", kept), "{\"id\":\"" + kept + "\",\"summary\":\"new\"}");
        client.json("DELETE", event("ann", deleted), "");
        client.create(allDay("2026-04-03", "2026-04-04", ""));

        assertThat(list(sync)).containsExactly("new", "2026-04-03");
        JsonNode withDeleted = client.get(EVENTS + sync + "&showDeleted=true");
        assertThat(of(withDeleted, "/id")).contains(deleted);
        assertThat(of(withDeleted, "/status")).containsExactly("confirmed", "cancelled", "confirmed");
        assertThat(list("?syncToken=" + withDeleted.path("syncToken").asText())).isEmpty();
    }

    @Test
    void deletedEventsAreListedOnRequest() {
        client.json("DELETE", event("ann", client.create(timed(""))), "");

        assertThat(list("")).isEmpty();
        assertThat(of(client.get(EVENTS + "?showDeleted=true"), "/status")).containsExactly("cancelled");
        assertThat(of(client.get(EVENTS + "view"), "/id")).isEmpty();
    }

    @Test
    void aListWithATimeMaxHasNoSyncToken() {
        assertThat(client.get(EVENTS).has("syncToken")).isTrue();
        assertThat(client.get(EVENTS + "?timeMin=2026-03-11T00:00:00.000Z").has("syncToken"))
                .isTrue();
        assertThat(client.get(EVENTS + "?timeMax=2026-03-11T00:00:00.000Z").has("syncToken"))
                .isFalse();
        assertThat(client.get(EVENTS + "view").has("syncToken")).isFalse();
    }

    @Test
    void theRulesDecideWhenASyncTokenExpiresAndWithWhichError() {
        data.settings()
                .eventRules(EventRules.DEFAULT
                        .withSyncTokenLifetime(Duration.ofHours(1))
                        .withSyncTokenError(ServiceError.ITEM_NOT_FOUND));
        String sync =
                EVENTS + "?syncToken=" + client.get(EVENTS).path("syncToken").asText();

        client.now("2026-03-10T12:59:59Z");
        assertThat(client.get(sync).has("events")).isTrue();
        client.now("2026-03-10T13:00:00Z");
        assertThat(client.get(sync).path("code").asText()).isEqualTo("itemNotFound");
        assertThat(client.get(EVENTS + "?syncToken=other").path("code").asText())
                .isEqualTo("itemNotFound");
    }

    @Test
    void aTokenFitsNoOtherCalendarUserOperationAndService() {
        client.create(timed(""));
        client.create(timed(""));
        String sync = client.get(EVENTS).path("syncToken").asText();
        String next = client.get(EVENTS + "?maxResults=1").path("nextToken").asText();

        List<String> codes = new ArrayList<>();
        for (String target : List.of(
                events("ben") + "?syncToken=" + sync,
                events("ben") + "?nextToken=" + next,
                EVENTS + "?nextToken=" + sync,
                EVENTS + "?syncToken=" + next,
                EVENTS + "view?nextToken=" + next)) {
            codes.add(client.get(target).path("code").asText());
        }
        data.events().clear();
        codes.add(client.get(EVENTS + "?syncToken=" + sync).path("code").asText());

        assertThat(codes).hasSize(6).containsOnly("invalidParameter");
    }

    @Test
    void theViewExpandsASeries() {
        client.create(allDay("2026-03-09", "2026-03-10", ""));
        String id = client.create(
                timed(
                        "\"recurrence\":{\"pattern\":{\"type\":\"weekly\"},\"range\":{\"type\":\"numbered\",\"numberOfOccurrences\":3}}"));

        JsonNode view = client.get(EVENTS + "view?timeMin=2026-03-09T00:00:00.000Z&timeMax=2026-03-20T00:00:00.000Z");

        assertThat(of(view, "/start/dateTime"))
                .containsExactly("", "2026-03-10T09:00:00+08:00", "2026-03-17T09:00:00+08:00");
        assertThat(of(view, "/end/dateTime"))
                .containsExactly("", "2026-03-10T10:00:00+08:00", "2026-03-17T10:00:00+08:00");
        assertThat(of(view, "/seriesMasterId")).containsExactly("", id, id);
        assertThat(of(view, "/originStart/dateTime"))
                .containsExactly("", "2026-03-10T09:00:00+08:00", "2026-03-17T09:00:00+08:00");
        assertThat(of(view, "/id")).doesNotHaveDuplicates();
    }

    @Test
    void theViewHasPages() {
        client.create(timed("\"recurrence\":{\"pattern\":{\"type\":\"daily\"},\"range\":{\"type\":\"noEnd\"}}"));
        String query = EVENTS + "view?timeMin=2026-03-10T00:00:00.000Z&timeMax=2026-03-15T00:00:00.000Z&maxResults=3";

        JsonNode first = client.get(query);
        JsonNode second =
                client.get(query + "&nextToken=" + first.path("nextToken").asText());

        assertThat(first.path("events")).hasSize(3);
        assertThat(of(second, "/start/dateTime"))
                .containsExactly("2026-03-13T09:00:00+08:00", "2026-03-14T09:00:00+08:00");
        assertThat(second.has("nextToken")).isFalse();
    }

    @Test
    void theViewHasTheEventsThatTakePlaceInTheSpan() {
        client.create(allDay("2026-03-01", "2026-03-05", ""));
        client.create(allDay("2026-03-10", "2026-03-11", ""));

        assertThat(view("2026-03-04T00:00:00.000Z", "2026-03-10T00:00:00.000Z")).containsExactly("2026-03-01");
        assertThat(view("2026-03-05T00:00:00.000Z", "2026-03-10T00:00:00.001Z")).containsExactly("2026-03-10");
        assertThat(view("2026-03-05T00:00:00.000Z", "2026-03-10T00:00:00.000Z")).isEmpty();
    }

    @Test
    void withoutTimesTheViewBeginsNowAndLastsForAYear() {
        client.create(
                timed("\"recurrence\":{\"pattern\":{\"type\":\"absoluteMonthly\"},\"range\":{\"type\":\"noEnd\"}}"));

        List<String> starts = of(client.get(EVENTS + "view"), "/start/dateTime");

        assertThat(starts).hasSize(12).startsWith("2026-04-10T09:00:00+08:00").endsWith("2027-03-10T09:00:00+08:00");
    }

    @ParameterizedTest
    @CsvSource({
        // Summer time begins on 29 March 2026 and ends on 25 October 2026.
        "2026-03-28T09:00:00+01:00, 2026-03-28T10:00:00+01:00, 2026-03-29T09:00:00+02:00, 2026-03-29T10:00:00+02:00",
        "2026-10-24T09:00:00+02:00, 2026-10-24T10:00:00+02:00, 2026-10-25T09:00:00+01:00, 2026-10-25T10:00:00+01:00",
        "2026-03-28T02:30:00+01:00, 2026-03-28T03:30:00+01:00, 2026-03-29T03:30:00+02:00, 2026-03-29T03:30:00+02:00",
        "2026-03-28T23:00:00+01:00, 2026-03-29T04:00:00+02:00, 2026-03-29T23:00:00+02:00, 2026-03-30T04:00:00+02:00",
    })
    void theTimeOfTheDayStaysTheSameOverAChangeOfSummerTime(
            String start, String end, String secondStart, String secondEnd) {
        client.create(("{\"summary\":\"s\",\"start\":{\"dateTime\":\"%s\",\"timeZone\":\"Europe/Berlin\"},"
                        + "\"end\":{\"dateTime\":\"%s\",\"timeZone\":\"Europe/Berlin\"},\"recurrence\":{\"pattern\":"
                        + "{\"type\":\"daily\"},\"range\":{\"type\":\"numbered\",\"numberOfOccurrences\":2}}}")
                .formatted(start, end));

        JsonNode view = client.get(EVENTS + "view?timeMin=2026-01-01T00:00:00.000Z");

        assertThat(of(view, "/start/dateTime")).containsExactly(start, secondStart);
        assertThat(of(view, "/end/dateTime")).containsExactly(end, secondEnd);
    }

    @Test
    void anInstanceIsReadByItsId() {
        client.create(timed("\"recurrence\":{\"pattern\":{\"type\":\"daily\"},\"range\":{\"type\":\"noEnd\"}}"));
        JsonNode second = client.get(EVENTS + "view?timeMin=2026-03-11T00:00:00.000Z&maxResults=1")
                .at("/events/0");

        String id = second.path("id").asText();
        assertThat(client.get(event("ann", id))).isEqualTo(second);
        assertThat(client.get(event("ann", id + "0")).path("code").asText()).isEqualTo("instanceNotExist");
        assertThat(client.json("DELETE", event("ann", id), "").path("code").asText())
                .isEqualTo("itemNotFound");
    }

    @Test
    void aSubscriberListsTheEventsOfASubscriptionCalendar() {
        data.calendars().put(EmulatedCalendar.of("calendar", "ann"));
        data.calendars().subscribe("calendar", "ben");
        data.events()
                .put(EmulatedEvent.allDay("e", "ann", "s", day("2026-06-01"), day("2026-06-02"))
                        .in("calendar"));

        assertThat(of(client.get("/v1.0/calendar/users/ben/calendars/calendar/eventsview"), "/id"))
                .containsExactly("e");
        assertThat(of(client.get("/v1.0/calendar/users/ben/calendars/calendar/events"), "/id"))
                .containsExactly("e");
        assertThat(list("")).isEmpty();
    }

    private static java.time.LocalDate day(String text) {
        return java.time.LocalDate.parse(text);
    }

    private List<String> list(String query) {
        JsonNode page = client.get(EVENTS + query);
        assertThat(page.has("events")).as(page.toString()).isTrue();
        return of(page, "/summary");
    }

    private List<String> view(String timeMin, String timeMax) {
        return of(client.get(EVENTS + "view?timeMin=" + timeMin + "&timeMax=" + timeMax), "/summary");
    }
}
