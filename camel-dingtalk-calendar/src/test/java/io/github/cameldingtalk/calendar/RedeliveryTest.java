// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cameldingtalk.calendar.api.DingTalkCalendarException;
import io.github.cameldingtalk.calendar.api.DingTalkInvalidParameterException;
import io.github.cameldingtalk.calendar.api.DingTalkServiceException;
import io.github.cameldingtalk.calendar.emulator.EmulatedResponse;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.LineNumberReader;
import java.io.SequenceInputStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RedeliveryTest extends DingTalkCalendarTestSupport {

    @Override
    protected RouteBuilder createRouteBuilder() {
        return new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:redelivered")
                        .errorHandler(defaultErrorHandler()
                                .maximumRedeliveries(2)
                                .redeliveryDelay(0)
                                .retryWhile(simple(
                                        "${exception.retryable} == true && ${header.CamelRedeliveryCounter} < 3")))
                        .to(UPDATE);
                from("direct:redeliveredWithoutStreamCaching")
                        .streamCache("false")
                        .errorHandler(
                                defaultErrorHandler().maximumRedeliveries(2).redeliveryDelay(0))
                        .to(UPDATE);
                from("direct:redeliveredIfTheHeaderSaysSo")
                        .onException(DingTalkCalendarException.class)
                        .retryWhile(
                                simple(
                                        "${header.CamelDingTalkCalendarRetryable} == true && ${header.CamelRedeliveryCounter} <= 2"))
                        .redeliveryDelay(0)
                        .end()
                        .toD("${header.to}");
            }
        };
    }

    @ParameterizedTest
    @ValueSource(strings = {"direct:redelivered", "direct:redeliveredWithoutStreamCaching"})
    void aRedeliverySendsTheSameBodyAgain(String route) {
        for (Object body : List.of(
                new ByteArrayInputStream(EXAMPLE.getBytes(StandardCharsets.UTF_8)), new StringReader(EXAMPLE))) {
            dingtalk.next(EmulatedResponse.status(503), EmulatedResponse.status(503));

            assertSucceeds(send(route, body)).isEqualTo(true);
        }
        assertThat(dingtalk.requests()).hasSize(6).allMatch(request -> request.bodyAsText()
                .equals(EXAMPLE_COMPACT));
    }

    @Test
    void withoutStreamCachingAStreamThatCannotBeResetIsRejectedTheSecondTime() {
        dingtalk.next(EmulatedResponse.status(503));
        InputStream once = new SequenceInputStream(
                new ByteArrayInputStream(EXAMPLE.getBytes(StandardCharsets.UTF_8)), InputStream.nullInputStream());

        assertFails(DingTalkInvalidParameterException.class, send("direct:redeliveredWithoutStreamCaching", once))
                .hasMessageContaining("the body is empty. Check whether a stream was read before");
        assertThat(dingtalk.requests()).hasSize(1);
    }

    @Test
    void aRouteRetriesOnlyARetryableFailure() {
        dingtalk.next(EmulatedResponse.status(500), EmulatedResponse.json(400, "{\"code\":\"invalidParameter\"}"));

        assertFails(DingTalkInvalidParameterException.class, send("direct:redelivered", EXAMPLE));

        assertThat(dingtalk.requests()).hasSize(2);
    }

    @Test
    void theHeaderSaysWhetherToRetry() {
        dingtalk.next(EmulatedResponse.status(503), EmulatedResponse.json(400, "{\"code\":\"invalidParameter\"}"));

        Exchange exchange = send("direct:redeliveredIfTheHeaderSaysSo", EXAMPLE, Map.of("to", UPDATE));

        assertFails(DingTalkInvalidParameterException.class, exchange);
        assertThat(exchange.getMessage().getHeader(DingTalkCalendarConstants.RETRYABLE))
                .isEqualTo(false);
        assertThat(dingtalk.requests()).hasSize(2);
    }

    @Test
    void theHeaderRetriesAsOftenAsTheCounterAllows() {
        dingtalk.next(4, EmulatedResponse.status(503));

        assertFails(
                DingTalkServiceException.class,
                send("direct:redeliveredIfTheHeaderSaysSo", EXAMPLE, Map.of("to", UPDATE)));

        assertThat(dingtalk.requests()).hasSize(3);
    }

    @Test
    void theHeaderForbidsToCreateAgainIfACalendarMayExist() {
        dingtalk.next(EmulatedResponse.status(429), EmulatedResponse.status(503));

        assertFails(
                DingTalkServiceException.class,
                send("direct:redeliveredIfTheHeaderSaysSo", EXAMPLE, Map.of("to", CREATE)));

        assertThat(dingtalk.requests()).hasSize(2);
    }

    @Test
    void aSuccessRemovesTheHeader() {
        dingtalk.next(EmulatedResponse.status(503));

        Exchange exchange = send("direct:redeliveredIfTheHeaderSaysSo", EXAMPLE, Map.of("to", UPDATE));

        assertSucceeds(exchange);
        assertThat(exchange.getMessage().getHeaders()).doesNotContainKey(DingTalkCalendarConstants.RETRYABLE);
    }

    @Test
    void aBufferedReaderNeedsNoMoreMemoryThanItsText() {
        String body = "{\"name\":\"" + "n".repeat(9_000) + "\"}";

        for (BufferedReader reader :
                List.of(new BufferedReader(new StringReader(body)), new LineNumberReader(new StringReader(body)))) {
            assertFails(DingTalkInvalidParameterException.class, send(UPDATE, reader))
                    .hasMessageContaining("calendar name");
        }
        assertThat(dingtalk.requests()).hasSize(2).allMatch(request -> request.bodyAsText()
                .equals(body));
    }
}
