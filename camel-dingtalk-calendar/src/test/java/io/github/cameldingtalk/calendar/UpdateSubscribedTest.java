// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cameldingtalk.calendar.emulator.EmulatedCalendar;
import io.github.cameldingtalk.calendar.emulator.EmulatedResponse;
import java.util.Map;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.Test;

class UpdateSubscribedTest extends DingTalkCalendarTestSupport {

    @Test
    void updatesTheCalendarOfTheReferencePage() {
        Exchange exchange = send(UPDATE, EXAMPLE);

        assertSucceeds(exchange).isEqualTo(true);
        assertThat(onlyRequest().bodyAsText()).isEqualTo(EXAMPLE_COMPACT);
        EmulatedCalendar calendar = dingtalk.calendar(CALENDAR_ID).orElseThrow();
        assertThat(calendar.name()).isEqualTo("Traditional Chinese Calendar");
        assertThat(calendar.subscribeScope().corpIds()).containsExactly("dingz0xc7v89789asasdf");
    }

    @Test
    void returnsAResultOfFalse() {
        dingtalk.next(EmulatedResponse.json(200, "{\"result\":false}"));

        assertSucceeds(send(UPDATE, EXAMPLE)).isEqualTo(false);
    }

    @Test
    void ignoresOtherFieldsOfTheResponse() {
        dingtalk.next(EmulatedResponse.json(
                200, "{\"more\":{\"result\":false},\"result\":true,\"list\":[1,{\"result\":false}]}"));

        assertSucceeds(send(UPDATE, EXAMPLE)).isEqualTo(true);
    }

    @Test
    void aHeaderWinsOverTheOption() {
        dingtalk.acceptToken("another").put(EmulatedCalendar.of("other-calendar", "other-user"));

        Exchange exchange = send(
                UPDATE,
                "{}",
                Map.of(
                        DingTalkCalendarConstants.ACCESS_TOKEN, "another",
                        DingTalkCalendarConstants.USER_ID, "other-user",
                        DingTalkCalendarConstants.CALENDAR_ID, "other-calendar"));

        assertSucceeds(exchange).isEqualTo(true);
        assertThat(onlyRequest().target())
                .isEqualTo("/v1.0/calendar/users/other-user/subscribedCalendars/other-calendar");
        assertThat(onlyRequest().header("x-acs-dingtalk-access-token")).isEqualTo("another");
    }

    @Test
    void doesNotChangeTheRestOfTheExchange() {
        dingtalk.next(EmulatedResponse.json(200, "{\"result\":true}")
                .header("X-Service", "leaks")
                .header("x-acs-request-id", "R-1"));

        Exchange exchange = template.request(UPDATE, e -> {
            e.getIn().setBody("{}");
            e.getIn().setHeader("mine", 1);
            e.setProperty("property", 2);
            e.setVariable("variable", 3);
        });

        assertThat(exchange.getMessage().getHeaders())
                .isEqualTo(Map.of("mine", 1, DingTalkCalendarConstants.REQUEST_ID, "R-1"));
        assertThat(exchange.getProperty("property")).isEqualTo(2);
        assertThat(exchange.getVariable("variable")).isEqualTo(3);
    }

    @Test
    void removesTheRequestIdOfTheIncomingMessage() {
        Map<String, Object> forged = Map.of(DingTalkCalendarConstants.REQUEST_ID, "forged");
        dingtalk.next(RESULT_TRUE, EmulatedResponse.json(200, "{}"));

        Map<String, Object> notRetryable = Map.of(DingTalkCalendarConstants.RETRYABLE, false);
        assertThat(send(UPDATE, "{}", forged).getMessage().getHeaders()).isEmpty();
        assertThat(send(UPDATE, "{}", forged).getMessage().getHeaders()).isEqualTo(notRetryable);
        assertThat(send(UPDATE, null, forged).getMessage().getHeaders()).isEqualTo(notRetryable);
    }

    @Test
    void setsTheRequestIdAfterAFailure() {
        dingtalk.next(EmulatedResponse.json(403, "{\"code\":\"permissionDenied\",\"requestid\":\"R-2\"}"));

        Exchange exchange = send(UPDATE, "{}");

        assertThat(exchange.getMessage().getHeader(DingTalkCalendarConstants.REQUEST_ID))
                .isEqualTo("R-2");
    }
}
