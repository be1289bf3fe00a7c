// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cameldingtalk.calendar.api.DingTalkPermissionDeniedException;
import io.github.cameldingtalk.calendar.emulator.EmulatedResponse;
import java.util.Map;
import java.util.Set;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(120)
class DynamicIdTest extends DynamicEndpointsTestSupport {

    @ParameterizedTest
    @ValueSource(strings = {"direct:dynamic", "direct:ids", "direct:raw", "direct:expression", "direct:slashes"})
    void theIdsInTheUriReachTheServiceAndLeaveNoHeader(String route) {
        Exchange exchange = send(route, "{}", Map.of("c", "a+b==", "u", "user", "mode", "replace"));

        assertSucceeds(exchange).isEqualTo(true);
        assertThat(exchange.getMessage().getHeaders().keySet())
                .allSatisfy(name -> assertThat(name).isIn("c", "u", "mode", DingTalkCalendarConstants.REQUEST_ID));
        assertThat(updates().get(0).target()).endsWith("/subscribedCalendars/a%2Bb%3D%3D");
    }

    @Test
    void aFailureLeavesNoId() {
        dingtalk.intercept(request -> request.method().equals("PUT") ? EmulatedResponse.status(403) : null);

        Exchange exchange = send("direct:ids", "{}", Map.of("c", "c", "u", "u"));

        assertFails(DingTalkPermissionDeniedException.class, exchange);
        assertThat(exchange.getMessage().getHeaders()).containsOnlyKeys("c", "u", DingTalkCalendarConstants.RETRYABLE);
    }

    @Test
    void aHeaderOfTheMessageWinsAndStays() {
        Exchange exchange =
                send("direct:dynamic", "{}", Map.of("c", "uri", DingTalkCalendarConstants.CALENDAR_ID, "header"));

        assertThat(updates().get(0).target()).endsWith("/header");
        assertThat(exchange.getMessage().getHeader(DingTalkCalendarConstants.CALENDAR_ID))
                .isEqualTo("header");
    }

    @Test
    void aBlankIdIsAbsent() {
        send("direct:dynamic", "{}", Map.of("c", ""));

        assertThat(updates().get(0).target()).endsWith("/" + CALENDAR_ID);
    }

    @Test
    void theIdOfANewCalendarStaysOnTheMessage() {
        dingtalk.calm().putUser(USER_ID, Set.of(), Set.of());

        Exchange exchange = send(
                "direct:operation",
                "{\"name\":\"n\",\"subscribeScope\":{}}",
                Map.of("c", "ignored", "operation", "createSubscribed"));

        assertThat(exchange.getMessage().getHeader(DingTalkCalendarConstants.CALENDAR_ID))
                .isEqualTo(exchange.getMessage().getBody())
                .isNotEqualTo("ignored");
    }
}
