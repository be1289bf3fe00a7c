// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cameldingtalk.calendar.emulator.EmulatedCalendar.SubscribeScope;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SubscriptionApiTest {

    private final TestService service = new TestService();

    @BeforeEach
    void putCalendar() {
        service.data.users().put("member", Set.of("corp"), Set.of());
        service.data
                .calendars()
                .put(new EmulatedCalendar(
                        "calendar",
                        "author",
                        "name",
                        "description",
                        List.of(),
                        new SubscribeScope(List.of(), List.of(), List.of("corp"))));
    }

    @Test
    void aUserWithinTheScopeSubscribes() {
        EmulatedResponse.Http response = call("member", "calendar", "subscribe");

        assertThat(response.status()).isEqualTo(200);
        assertThat(response.body()).isEmpty();
        assertThat(service.data.calendars().subscribers("calendar")).containsExactly("member");
    }

    @Test
    void aUserOutsideTheScopeDoesNotSubscribe() {
        assertThat(TestService.text(call("stranger", "calendar", "subscribe")))
                .contains("the user is not in the subscription scope");
        assertThat(service.data.calendars().subscribers("calendar")).isEmpty();
    }

    @Test
    void noMoreThanTenThousandUsersSubscribe() {
        for (int i = 0; i < 10_000; i++) {
            service.data.calendars().subscribe("calendar", "user-" + i);
        }

        assertThat(TestService.text(call("member", "calendar", "subscribe"))).contains("exceedSubscribeLimit");
    }

    @Test
    void aUserUnsubscribesWithOrWithoutASubscription() {
        call("member", "calendar", "subscribe");

        assertThat(TestService.text(call("member", "calendar", "unsubscribe"))).isEqualTo("{\"result\":true}");
        assertThat(TestService.text(call("member", "calendar", "unsubscribe"))).isEqualTo("{\"result\":true}");
        assertThat(service.data.calendars().subscribers("calendar")).isEmpty();
    }

    @Test
    void thePrimaryCalendarAndAnUnknownOneAreRejected() {
        for (String operation : List.of("subscribe", "unsubscribe")) {
            assertThat(TestService.text(call("member", "primary", operation))).contains("calendar type invalid");
            assertThat(TestService.text(call("member", "unknown", operation))).contains("forwardErrorMessage");
            assertThat(TestService.text(call("member", "%20", operation))).contains("calendarId cannot be blank");
        }
    }

    @Test
    void theListHasThePrimaryCalendarAndTheSubscribedOnes() {
        service.data.calendars().put(EmulatedCalendar.of("another", "author"));
        call("member", "calendar", "subscribe");

        assertThat(TestService.text(service.call("GET", "/v1.0/calendar/users/member/calendars", "")))
                .startsWith("{\"response\":{\"calendars\":[{\"id\":\"primary\",\"summary\":\"My calendar\","
                        + "\"timeZone\":\"Asia/Shanghai\",\"type\":\"primary\",\"privilege\":\"OWNER\"},"
                        + "{\"id\":\"calendar\",\"summary\":\"name\",\"description\":\"description\","
                        + "\"timeZone\":\"Asia/Shanghai\",\"eTag\":\"")
                .endsWith("\",\"type\":\"subscribed\",\"privilege\":\"READER\"}]}}");
    }

    @Test
    void theListHasTheCalendarsThatTheUserCreated() {
        assertThat(TestService.text(service.call("GET", "/v1.0/calendar/users/author/calendars", "")))
                .contains("{\"id\":\"calendar\"")
                .endsWith("\",\"type\":\"subscribed\",\"privilege\":\"OWNER\"}]}}");
    }

    private EmulatedResponse.Http call(String user, String calendar, String operation) {
        return service.call("POST", "/v1.0/calendar/users/" + user + "/calendars/" + calendar + "/" + operation, "");
    }
}
