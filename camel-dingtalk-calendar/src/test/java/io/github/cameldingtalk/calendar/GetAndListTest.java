// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cameldingtalk.calendar.api.CalendarSummary;
import io.github.cameldingtalk.calendar.api.DingTalkServiceException;
import io.github.cameldingtalk.calendar.api.DingTalkThrottledException;
import io.github.cameldingtalk.calendar.api.DingTalkUnexpectedResponseException;
import io.github.cameldingtalk.calendar.api.SubscribeScope;
import io.github.cameldingtalk.calendar.api.SubscribedCalendar;
import io.github.cameldingtalk.calendar.emulator.EmulatedCalendar;
import io.github.cameldingtalk.calendar.emulator.EmulatedResponse;
import io.github.cameldingtalk.calendar.emulator.ReceivedRequest;
import java.util.List;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GetAndListTest extends DingTalkCalendarTestSupport {

    @Test
    void getReturnsTheCalendar() {
        send(UPDATE, EXAMPLE);

        Exchange exchange = send(GET, "what was there before");

        assertThat(exchange.getMessage().getBody())
                .isEqualTo(new SubscribedCalendar(
                        CALENDAR_ID,
                        "Traditional Chinese Calendar",
                        "Traditional Chinese Calendar",
                        USER_ID,
                        List.of(USER_ID),
                        new SubscribeScope(
                                List.of(USER_ID), List.of("cidvrURjEqVe8xxxxxxx"), List.of("dingz0xc7v89789asasdf"))));
        ReceivedRequest request = dingtalk.requests().get(1);
        assertThat(request.method()).isEqualTo("GET");
        assertThat(request.target()).isEqualTo(USER_PATH + "/subscribedCalendars/" + CALENDAR_ID);
        assertThat(request.body()).isEmpty();
        assertThat(request.header("Content-Type")).isNull();
        assertThat(request.header("Upgrade")).isNull();
    }

    @Test
    void getAcceptsUnknownAndMissingFields() {
        dingtalk.next(
                EmulatedResponse.json(
                        200, "{\"calendarId\":\"c\",\"color\":\"red\",\"subscribeScope\":{\"deptIds\":[1]}}"),
                EmulatedResponse.json(200, "{\"calendarId\":\"c\",\"name\":null}"));

        assertSucceeds(send(GET, null))
                .isEqualTo(new SubscribedCalendar("c", null, null, null, null, new SubscribeScope()));
        assertSucceeds(send(GET, null)).isEqualTo(new SubscribedCalendar("c", null, null, null, null, null));
    }

    @Test
    void getAndListReturnTheTextOfTheResponseWithOutputTypeJson() {
        String calendar = "{ \"calendarId\":\"c\", \"color\":\"日\" }";
        String list = "{\"response\":{\"calendars\":[{\"type\":\"primary\"}]}}";
        dingtalk.next(
                EmulatedResponse.json(200, calendar),
                EmulatedResponse.json(200, list),
                EmulatedResponse.json(200, "no JSON"));

        assertSucceeds(send(GET + "?outputType=json", null)).isEqualTo(calendar);
        assertSucceeds(send(LIST + "?outputType=json", null)).isEqualTo(list);
        assertFails(DingTalkUnexpectedResponseException.class, send(GET + "?outputType=json", null));
        assertSucceeds(send(DELETE + "?outputType=json", null)).isEqualTo(true);
    }

    @Test
    void listReturnsOnlyTheSubscribedCalendars() {
        send(UPDATE, EXAMPLE);
        send(SUBSCRIBE, null);

        Exchange exchange = send(LIST, null);

        List<?> calendars = exchange.getMessage().getBody(List.class);
        assertThat(calendars).hasSize(1).first().isInstanceOfSatisfying(CalendarSummary.class, calendar -> {
            assertThat(calendar.id()).isEqualTo(CALENDAR_ID);
            assertThat(calendar.summary()).isEqualTo("Traditional Chinese Calendar");
            assertThat(calendar.type()).isEqualTo("subscribed");
            assertThat(calendar.timeZone()).isEqualTo("Asia/Shanghai");
            assertThat(calendar.eTag()).isNotBlank();
            assertThat(calendar.privilege()).isEqualTo("OWNER");
        });
        assertThat(dingtalk.requests().get(2).target()).isEqualTo(USER_PATH + "/calendars");
    }

    @Test
    void aListWithoutCalendarsIsEmpty() {
        dingtalk.next(
                EmulatedResponse.json(200, "{\"response\":{\"calendars\":[]}}"),
                EmulatedResponse.json(200, "{\"response\":{\"calendars\":null}}"),
                EmulatedResponse.json(200, "{\"response\":{}}"));

        for (int i = 0; i < 3; i++) {
            assertSucceeds(send(LIST, null)).isEqualTo(List.of());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"getSubscribed", "listSubscribed"})
    void aTextIsReturnedOnlyIfTheResponseIsWhatTheApiPromises(String operation) {
        String uri = "dingtalk-calendar:" + operation + "?outputType=json";
        dingtalk.next(
                EmulatedResponse.json(200, "{\"status\":1111,\"wait\":5,\"punish\":\"deny\"}"),
                EmulatedResponse.json(200, "{\"code\":\"system.error\"}"),
                EmulatedResponse.json(200, "{}"));

        assertFails(DingTalkThrottledException.class, send(uri, null));
        assertFails(DingTalkServiceException.class, send(uri, null));
        assertFails(DingTalkUnexpectedResponseException.class, send(uri, null));
    }

    @Test
    void whatGetReturnsCanBeSent() {
        dingtalk.put(EmulatedCalendar.of("other", USER_ID));
        Object calendar = send(GET, null).getMessage().getBody();

        assertSucceeds(send(UPDATE + "?calendarId=other", calendar)).isEqualTo(true);

        assertThat(dingtalk.calendar("other").orElseThrow().name()).isEqualTo(((SubscribedCalendar) calendar).name());
    }
}
