// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.cameldingtalk.calendar.api.DingTalkPermissionDeniedException;
import io.github.cameldingtalk.calendar.emulator.EmulatedResponse;
import io.github.cameldingtalk.calendar.emulator.ReceivedRequest;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.FailedToStartRouteException;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SkipUnchangedTest extends DingTalkCalendarTestSupport {

    private static final String SKIP = UPDATE + "?updateMode=merge&skipUnchanged=true";
    private static final String SKIPPED = DingTalkCalendarConstants.UPDATE_SKIPPED;

    private static final String CALENDAR = "{\"calendarId\":\"c\",\"name\":\"n\",\"description\":null,\"author\":\"a\","
            + "\"managers\":[\"m\",\"o\"],\"subscribeScope\":{\"corpIds\":[\"x\"],\"unionIds\":[]}}";

    private Exchange update(String calendar, String body) {
        dingtalk.next(EmulatedResponse.json(200, calendar).header("x-acs-request-id", "of-the-get"));
        return send(SKIP, body);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"name\":\"n\"}",
                "{\"subscribeScope\":{}}",
                "{\"subscribeScope\":{\"corpIds\":[\"x\"]}}",
                "{\"managers\":[\"m\",\"o\"],\"name\":\"n\",\"subscribeScope\":{\"unionIds\":[],\"corpIds\":[\"x\"]}}"
            })
    void anUpdateWithTheValuesOfTheCalendarIsNotSent(String body) {
        Exchange exchange = update(CALENDAR, body);

        assertSucceeds(exchange).isEqualTo(true);
        assertThat(exchange.getMessage().getHeader(SKIPPED)).isEqualTo(true);
        assertThat(exchange.getMessage().getHeader(DingTalkCalendarConstants.REQUEST_ID))
                .isEqualTo("of-the-get");
        assertThat(onlyRequest().method()).isEqualTo("GET");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"name\":\"N\"}",
                "{\"name\":\"\"}",
                "{\"name\":null}",
                "{\"description\":null}",
                "{\"description\":\"\"}",
                "{\"managers\":[\"o\",\"m\"]}",
                "{\"managers\":[]}",
                "{\"subscribeScope\":{\"unionIds\":[\"u\"]}}",
                "{\"subscribeScope\":{\"openConversationIds\":[]}}",
                "{\"subscribeScope\":null}"
            })
    void anUpdateWithAnotherValueIsSent(String body) {
        dingtalk.next(EmulatedResponse.json(200, CALENDAR), RESULT_TRUE);

        Exchange exchange = send(SKIP, body, Map.of(SKIPPED, true));

        assertSucceeds(exchange).isEqualTo(true);
        assertThat(exchange.getMessage().getHeader(SKIPPED)).isEqualTo(false);
        assertThat(dingtalk.requests()).extracting(ReceivedRequest::method).containsExactly("GET", "PUT");
    }

    @Test
    void aSecondUpdateWithTheSameBodyIsSkipped() {
        send(UPDATE, EXAMPLE);

        Exchange exchange = send(SKIP, EXAMPLE);

        assertThat(exchange.getMessage().getHeader(SKIPPED)).isEqualTo(true);
        assertThat(dingtalk.requests()).extracting(ReceivedRequest::method).containsExactly("PUT", "GET");
    }

    @Test
    void theSkippedHeaderOfTheIncomingMessageIsRemoved() {
        dingtalk.next(EmulatedResponse.json(403, "{\"code\":\"permissionDenied\"}"));
        Exchange failed = send(SKIP, "{}", Map.of(SKIPPED, true));
        assertFails(DingTalkPermissionDeniedException.class, failed);
        assertThat(failed.getMessage().getHeaders()).doesNotContainKey(SKIPPED);

        Exchange replaced = send(UPDATE, "{}", Map.of(SKIPPED, true));
        assertThat(replaced.getMessage().getHeaders()).doesNotContainKey(SKIPPED);
        Exchange merged = send(UPDATE + "?updateMode=merge", "{}", Map.of(SKIPPED, true));
        assertThat(merged.getMessage().getHeaders()).doesNotContainKey(SKIPPED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"?skipUnchanged=true", "?skipUnchanged=true&updateMode=replace"})
    void skipUnchangedWithoutMergeFailsTheStartOfTheRoute(String options) {
        assertThatThrownBy(() -> context.addRoutes(new RouteBuilder() {
                    @Override
                    public void configure() {
                        from("direct:contradiction").to(UPDATE + options);
                    }
                }))
                .isInstanceOf(FailedToStartRouteException.class)
                .rootCause()
                .hasMessage("skipUnchanged=true needs updateMode=merge: without the calendar, the component cannot know"
                        + " what is unchanged");
    }

    @Test
    void skipUnchangedOfTheComponentAppliesToUpdatesOnly() {
        DingTalkCalendarComponent component = component();
        component.getConfiguration().setSkipUnchanged(true);

        assertSucceeds(send("dingtalk-calendar:listSubscribed", null));
        assertThatThrownBy(() -> send(UPDATE, "{}"))
                .rootCause()
                .hasMessageContaining("skipUnchanged=true needs updateMode=merge");
        assertSucceeds(send(SKIP, "{}"));
    }
}
