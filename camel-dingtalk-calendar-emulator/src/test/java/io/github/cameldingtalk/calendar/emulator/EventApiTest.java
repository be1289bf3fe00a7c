// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar.emulator;

import static io.github.cameldingtalk.calendar.emulator.EventClient.event;
import static io.github.cameldingtalk.calendar.emulator.EventClient.events;
import static io.github.cameldingtalk.calendar.emulator.EventClient.timed;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EventApiTest {

    private final EventClient client = new EventClient();
    private final ServiceData data = client.service.data;

    @Test
    void aNewEventIsReturnedWithTheFieldsThatTheServiceMakes() {
        JsonNode created = client.json("POST", events("ann"), timed("\"description\":\"d\""));

        assertThat(created.path("id").asText()).isNotBlank();
        assertThat(created.path("summary").asText()).isEqualTo("s");
        assertThat(created.path("description").asText()).isEqualTo("d");
        assertThat(created.path("isAllDay").asBoolean(true)).isFalse();
        assertThat(created.path("status").asText()).isEqualTo("confirmed");
        assertThat(created.at("/organizer/id").asText()).isEqualTo("ann");
        assertThat(created.at("/organizer/self").asBoolean()).isTrue();
        assertThat(created.path("createTime").asText()).isEqualTo("2026-03-10T12:00:00Z");
        assertThat(created.path("updateTime").asText()).isEqualTo("2026-03-10T12:00:00Z");
        assertThat(client.get(event("ann", created.path("id").asText()))).isEqualTo(created);
    }

    @Test
    void aRequestCannotSetTheFieldsThatTheServiceMakes() {
        JsonNode created = client.json(
                "POST",
                events("ann"),
                timed("\"id\":\"mine\",\"status\":\"cancelled\",\"organizer\":{\"id\":\"ben\"}"));

        assertThat(created.path("id").asText()).isNotEqualTo("mine");
        assertThat(created.path("status").asText()).isEqualTo("confirmed");
        assertThat(created.at("/organizer/id").asText()).isEqualTo("ann");
    }

    @Test
    void allFieldsAreKeptAlsoThoseThatAreNotDocumented() {
        String more =
                "\"location\":{\"displayName\":\"room\"},\"uiConfigs\":[{\"uiName\":\"comment\",\"uiStatus\":\"hide\"}],"
                        + "\"richTextDescription\":{\"text\":\"<b>d</b>\"},\"extra\":{\"noPushNotification\":\"true\"},"
                        + "\"freeBusyStatus\":\"busy\",\"categories\":[{\"displayName\":\"c\"}],\"new\":{\"field\":[1]}";

        JsonNode got = client.get(event("ann", client.create(timed(more))));

        EventClient.json(EmulatedResponse.json(200, "{" + more + "}"))
                .properties()
                .forEach(field -> assertThat(got.get(field.getKey())).isEqualTo(field.getValue()));
    }

    @Test
    void theMinutesOfAReminderAreATextInTheResponse() {
        String id = client.create(timed("\"reminders\":[{\"method\":\"dingtalk\",\"minutes\":15}]"));

        assertThat(client.get(event("ann", id)).at("/reminders/0/minutes").isTextual())
                .isTrue();
        assertThat(client.get(event("ann", id)).at("/reminders/0/minutes").asText())
                .isEqualTo("15");
    }

    @Test
    void anOnlineMeetingHasAnIdAndAnAddressAndAPatchMakesANewOne() {
        String meeting = "\"onlineMeetingInfo\":{\"type\":\"dingtalk\"}";
        JsonNode created = client.json("POST", events("ann"), timed(meeting));
        String id = created.path("id").asText();

        JsonNode untouched = client.json("PUT", event("ann", id), "{\"id\":\"" + id + "\",\"summary\":\"t\"}");
        JsonNode renewed = client.json("PUT", event("ann", id), "{\"id\":\"" + id + "\"," + meeting + "}");

        assertThat(created.at("/onlineMeetingInfo/url").asText())
                .contains(created.at("/onlineMeetingInfo/conferenceId").asText());
        assertThat(untouched.path("onlineMeetingInfo")).isEqualTo(created.path("onlineMeetingInfo"));
        assertThat(renewed.path("onlineMeetingInfo")).isNotEqualTo(created.path("onlineMeetingInfo"));
    }

    @Test
    void aPatchChangesWhatItGives() {
        String id = client.create(timed("\"description\":\"d\",\"location\":{\"displayName\":\"room\"}"));
        client.now("2026-03-10T13:00:00Z");

        JsonNode patched = client.json(
                "PUT",
                event("ann", id),
                "{\"id\":\"" + id + "\",\"summary\":\"new\",\"description\":\"\",\"location\":null}");

        assertThat(patched.path("summary").asText()).isEqualTo("new");
        assertThat(patched.path("description").asText("x")).isEmpty();
        assertThat(patched.at("/location/displayName").asText()).isEqualTo("room");
        assertThat(patched.at("/start/dateTime").asText()).isEqualTo("2026-03-10T09:00:00+08:00");
        assertThat(patched.path("createTime").asText()).isEqualTo("2026-03-10T12:00:00Z");
        assertThat(patched.path("updateTime").asText()).isEqualTo("2026-03-10T13:00:00Z");
    }

    @Test
    void aNullClearsAFieldIfTheRulesSaySo() {
        data.settings().rules(Rules.DEFAULT.withNullClears(true));
        String id = client.create(timed("\"location\":{\"displayName\":\"room\"}"));

        assertThat(client.json("PUT", event("ann", id), "{\"id\":\"" + id + "\",\"location\":null}")
                        .has("location"))
                .isFalse();
        assertThat(message("PUT", event("ann", id), "{\"id\":\"" + id + "\",\"summary\":null}"))
                .isEqualTo("Event summary cannot be blank");
    }

    @Test
    void aPatchNeedsTheIdOfTheEvent() {
        String id = client.create(timed(""));

        assertThat(code("PUT", event("ann", id), "{\"summary\":\"t\"}")).isEqualTo("invalidParameter");
        assertThat(code("PUT", event("ann", id), "{\"id\":\"other\",\"summary\":\"t\"}"))
                .isEqualTo("invalidParameter");
        assertThat(client.get(event("ann", id)).path("summary").asText()).isEqualTo("s");
    }

    @Test
    void aPatchMakesAnEventOfWholeDaysOfATimedOne() {
        String id = client.create(timed(""));

        JsonNode patched = client.json(
                "PUT",
                event("ann", id),
                "{\"id\":\"" + id
                        + "\",\"isAllDay\":null,\"start\":{\"date\":\"2026-06-01\"},\"end\":{\"date\":\"2026-06-02\"}}");

        assertThat(patched.path("isAllDay").asBoolean()).isTrue();
        assertThat(patched.at("/start/date").asText()).isEqualTo("2026-06-01");
        assertThat(patched.at("/start/dateTime").isMissingNode()).isTrue();
    }

    @Test
    void aDeletedEventNoLongerExists() {
        String id = client.create(timed(""));

        EmulatedResponse.Http deleted = client.service.call("DELETE", event("ann", id) + "?pushNotification=true", "");

        assertThat(deleted.headers()).anySatisfy(header -> assertThat(header.getValue())
                .isEqualTo(EventClient.json(deleted).path("requestId").asText()));
        assertThat(code("GET", event("ann", id), "")).isEqualTo("instanceNotExist");
        assertThat(code("DELETE", event("ann", id), "")).isEqualTo("instanceNotExist");
        assertThat(code("PUT", event("ann", id), "{\"id\":\"" + id + "\"}")).isEqualTo("instanceNotExist");
        assertThat(code("GET", event("ann", "unknown"), "")).isEqualTo("itemNotFound");
        assertThat(data.events().get(id).isCancelled()).isTrue();
    }

    @Test
    void anAttendeeReadsAnEventAndOnlyTheOrganizerChangesIt() {
        String id = client.create(timed("\"attendees\":[{\"id\":\"ben\"}]"));
        data.users().put("stranger", Set.of(), Set.of());

        JsonNode got = client.get(event("ben", id));
        assertThat(got.at("/organizer/self").asBoolean(true)).isFalse();
        assertThat(got.at("/attendees/0/self").asBoolean()).isTrue();
        assertThat(code("PUT", event("ben", id), "{\"id\":\"" + id + "\"}")).isEqualTo("permissionDenied");
        assertThat(code("DELETE", event("ben", id), "")).isEqualTo("permissionDenied");
        assertThat(code("GET", event("stranger", id), "")).isEqualTo("itemNotFound");
    }

    @Test
    void anUnknownUserIsOutsideTheRangeOfTheApp() {
        assertThat(code("POST", events("nobody"), timed(""))).isEqualTo("permissionDeny");
        assertThat(code("GET", events("nobody"), "")).isEqualTo("permissionDeny");
    }

    @Test
    void aUserCreatesAHundredEventsADay() {
        for (int i = 0; i < 100; i++) {
            client.create(timed(""));
        }

        assertThat(message("POST", events("ann"), timed("")))
                .isEqualTo("current user can not create events exceed 100 per day");
        assertThat(code("POST", events("ann"), "{}")).isEqualTo("invalidParameter");
        assertThat(client.json("POST", events("ben"), timed("")).has("id")).isTrue();

        client.now("2026-03-10T15:59:59Z");
        assertThat(code("POST", events("ann"), timed(""))).isEqualTo("flowLimit");
        client.now("2026-03-10T16:00:00Z");
        assertThat(client.create(timed(""))).isNotBlank();
    }

    @Test
    void anEventThatIsRejectedDoesNotCount() {
        data.settings().eventsPerDay(1);

        assertThat(code("POST", events("ann"), "{\"summary\":\"s\"}")).isEqualTo("invalidParameter");
        assertThat(client.create(timed(""))).isNotBlank();
        assertThat(code("POST", events("ann"), timed(""))).isEqualTo("flowLimit");
        data.settings().eventsPerDay(0);
        assertThat(client.create(timed(""))).isNotBlank();
    }

    @Test
    void noEventIsWrittenWhenTheMemoryIsFull() {
        String id = client.create(timed(""));
        String large = "x".repeat(1_000_000);
        for (int i = 0; !data.events().isFull(); i++) {
            data.events().put(EmulatedEvent.allDay("e" + i, "ann", large, day("2026-06-01"), day("2026-06-02")));
        }

        assertThat(code("POST", events("ann"), timed(""))).isEqualTo("serviceBusy");
        assertThat(code("PUT", event("ann", id), "{\"id\":\"" + id + "\"}")).isEqualTo("serviceBusy");
        assertThat(code("POST", event("ann", id) + "/attendees", "{\"attendeesToAdd\":[{\"id\":\"ben\"}]}"))
                .isEqualTo("serviceBusy");
        assertThat(code("DELETE", event("ann", id), "")).isEmpty();
    }

    @Test
    void aSubscriptionCalendarIsReadByItsEditorsAndSubscribers() {
        data.calendars().put(EmulatedCalendar.of("calendar", "ann"));
        data.events()
                .put(EmulatedEvent.allDay("e", "ann", "s", day("2026-06-01"), day("2026-06-02"))
                        .in("calendar"));
        String target = "/v1.0/calendar/users/%s/calendars/calendar/events/e";

        assertThat(client.get(target.formatted("ann")).path("summary").asText()).isEqualTo("s");
        assertThat(code("GET", target.formatted("ben"), "")).isEqualTo("permissionDenied");
        data.calendars().subscribe("calendar", "ben");
        assertThat(client.get(target.formatted("ben")).path("summary").asText()).isEqualTo("s");
        assertThat(code("GET", event("ann", "e"), "")).isEqualTo("itemNotFound");
        assertThat(code("GET", "/v1.0/calendar/users/ann/calendars/unknown/events/e", ""))
                .isEqualTo("itemNotFound");
    }

    @Test
    void theRulesDecideWhetherEventsAreWrittenIntoASubscriptionCalendar() {
        data.calendars().put(EmulatedCalendar.of("calendar", "ann"));
        data.calendars().subscribe("calendar", "ben");
        String target = "/v1.0/calendar/users/%s/calendars/calendar/events";
        assertThat(message("POST", target.formatted("ann"), timed(""))).isEqualTo("calendar type invalid");

        data.settings().eventRules(EventRules.DEFAULT.withSubscribedIsWritable(true));

        String id = client.json("POST", target.formatted("ann"), timed(""))
                .path("id")
                .asText();
        assertThat(data.events().get(id).calendarId()).isEqualTo("calendar");
        assertThat(code("POST", target.formatted("ben"), timed(""))).isEqualTo("permissionDenied");
        assertThat(client.json("DELETE", target.formatted("ann") + "/" + id, "").has("requestId"))
                .isTrue();
    }

    @ParameterizedTest
    @CsvSource({"POST, %20/events, CalendarId cannot be blank", "GET, /events/e, CalendarId cannot be blank"})
    void aBlankCalendarIdIsRejected(String method, String path, String message) {
        assertThat(message(method, "/v1.0/calendar/users/ann/calendars/" + path, timed("")))
                .isEqualTo(message);
    }

    @Test
    void aRequestNeedsABody() {
        assertThat(code("POST", events("ann"), "")).isEqualTo("Missingbody");
        assertThat(message("POST", events("ann"), "null")).isEqualTo("Event must be provided.");
    }

    private static java.time.LocalDate day(String text) {
        return java.time.LocalDate.parse(text);
    }

    private String code(String method, String target, String body) {
        return client.json(method, target, body).path("code").asText();
    }

    private String message(String method, String target, String body) {
        return client.json(method, target, body).path("message").asText();
    }
}
