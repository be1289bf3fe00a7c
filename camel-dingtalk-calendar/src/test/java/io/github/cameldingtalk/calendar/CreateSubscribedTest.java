// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cameldingtalk.calendar.api.DingTalkInvalidParameterException;
import io.github.cameldingtalk.calendar.emulator.EmulatedResponse;
import java.util.Map;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CreateSubscribedTest extends DingTalkCalendarTestSupport {

    @Test
    void theIdOfTheNewCalendarIsTheBodyAndAHeader() {
        Exchange exchange = send(CREATE, EXAMPLE, Map.of(DingTalkCalendarConstants.CALENDAR_ID, "another"));

        String id = exchange.getMessage().getBody(String.class);
        assertThat(exchange.getMessage().getBody()).isInstanceOf(String.class);
        assertThat(exchange.getMessage().getHeader(DingTalkCalendarConstants.CALENDAR_ID))
                .isEqualTo(id);
        assertThat(onlyRequest().method()).isEqualTo("POST");
        assertThat(onlyRequest().target()).isEqualTo(USER_PATH + "/subscribedCalendars");
        assertThat(onlyRequest().bodyAsText()).isEqualTo(EXAMPLE_COMPACT);
        assertThat(dingtalk.calendar(id).orElseThrow().name()).isEqualTo("Traditional Chinese Calendar");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"subscribeScope\":{}} | there is no name",
                "{\"name\":null,\"subscribeScope\":{}} | there is no name",
                "{\"name\":\"a\"} | there is no subscribeScope",
                "{\"name\":\"a\",\"subscribeScope\":null} | there is no subscribeScope",
                "{\"name\":\"a\",\"subscribeScope\":{},\"color\":1} | the API has no field 'color'",
            })
    void aNewCalendarNeedsANameAndAScope(String body, String message) {
        assertFails(DingTalkInvalidParameterException.class, send(CREATE, body)).hasMessageContaining(message);
        assertThat(dingtalk.requests()).isEmpty();
    }

    @Test
    void noCalendarIdIsOnTheMessageAfterAFailure() {
        dingtalk.next(EmulatedResponse.json(400, "{\"code\":\"invalidParameter\"}"));

        Exchange exchange = send(CREATE, EXAMPLE, Map.of(DingTalkCalendarConstants.CALENDAR_ID, "another"));

        assertThat(exchange.getMessage().getHeaders()).doesNotContainKey(DingTalkCalendarConstants.CALENDAR_ID);
    }
}
