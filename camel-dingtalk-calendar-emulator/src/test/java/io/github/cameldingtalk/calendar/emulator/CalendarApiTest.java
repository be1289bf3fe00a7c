// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CalendarApiTest {

    private static final String NEW = "{\"name\":\"new\",\"subscribeScope\":{}}";

    private final TestService service = new TestService();

    @BeforeEach
    void putCalendar() {
        service.data.calendars().put(EmulatedCalendar.of("calendar", "author"));
    }

    @Test
    void aNewCalendarBelongsToItsCreator() throws Exception {
        EmulatedResponse.Http response = service.call("POST", "/v1.0/calendar/users/someone/subscribedCalendars", NEW);

        String id = new com.fasterxml.jackson.databind.ObjectMapper()
                .readTree(response.body())
                .get("calendarId")
                .asText();
        EmulatedCalendar created = service.data.calendars().get(id);
        assertThat(created.author()).isEqualTo("someone");
        assertThat(created.name()).isEqualTo("new");
    }

    @Test
    void aCalendarThatIsRefusedIsNotCreated() {
        String target = "/v1.0/calendar/users/someone/subscribedCalendars";

        assertThat(TestService.text(service.call("POST", target, ""))).contains("Missingbody");
        assertThat(TestService.text(service.call("POST", target, "{broken"))).contains("forwardErrorMessage");
        assertThat(TestService.text(service.call("POST", target, "{\"subscribeScope\":{}}")))
                .contains("calendar name cannot be blank");
        assertThat(TestService.text(service.call("POST", target, "{\"name\":\"new\"}")))
                .contains("subscribe range cannot be null");
        assertThat(service.data.calendars().all()).hasSize(1);
    }

    @Test
    void noMoreThanTenThousandCalendarsAreCreated() {
        for (int i = 1; i < 10_000; i++) {
            service.data.calendars().put(EmulatedCalendar.of("calendar-" + i, "author"));
        }

        assertThat(TestService.text(service.call("POST", "/v1.0/calendar/users/author/subscribedCalendars", NEW)))
                .contains("serviceBusy");
    }

    @Test
    void editorsAndSubscribersMayReadACalendar() {
        service.data.calendars().subscribe("calendar", "subscriber");

        assertThat(get("author", "calendar").status()).isEqualTo(200);
        assertThat(get("subscriber", "calendar").status()).isEqualTo(200);
        assertThat(get("stranger", "calendar").status()).isEqualTo(403);
    }

    @Test
    void aCalendarIsReadWithAllItsFields() {
        assertThat(TestService.text(get("author", "calendar")))
                .isEqualTo("{\"calendarId\":\"calendar\",\"author\":\"author\",\"name\":\"A calendar\","
                        + "\"description\":null,\"managers\":[],\"subscribeScope\":{\"unionIds\":[],"
                        + "\"openConversationIds\":[],\"corpIds\":[]}}");
    }

    @Test
    void onlyTheAuthorMayDeleteACalendar() {
        service.call("PUT", "/v1.0/calendar/users/author/subscribedCalendars/calendar", "{\"managers\":[\"manager\"]}");

        assertThat(delete("manager", "calendar").status()).isEqualTo(403);
        assertThat(TestService.text(delete("author", "calendar"))).isEqualTo("{\"result\":true}");
        assertThat(TestService.text(delete("author", "calendar"))).contains("forwardErrorMessage");
    }

    @Test
    void eachOperationHasItsOwnErrorForABlankId() {
        assertThat(TestService.text(get("author", "%20"))).contains("calendar id cannot be null");
        assertThat(TestService.text(service.call("PUT", "/v1.0/calendar/users/author/subscribedCalendars/", "{}")))
                .contains("calendar id cannot be blank");
        assertThat(TestService.text(delete("author", ""))).contains("calendarId cannot be blank");
    }

    private EmulatedResponse.Http get(String user, String calendar) {
        return service.call("GET", "/v1.0/calendar/users/" + user + "/subscribedCalendars/" + calendar, "");
    }

    private EmulatedResponse.Http delete(String user, String calendar) {
        return service.call("DELETE", "/v1.0/calendar/users/" + user + "/subscribedCalendars/" + calendar, "");
    }
}
