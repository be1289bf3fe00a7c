// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar;

import static io.github.cameldingtalk.calendar.RawResponse.HEAD;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.cameldingtalk.calendar.api.DingTalkConnectionException;
import io.github.cameldingtalk.calendar.api.DingTalkServiceException;
import io.github.cameldingtalk.calendar.emulator.EmulatedResponse;
import java.net.ServerSocket;
import java.net.SocketTimeoutException;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@Timeout(60)
class ResponseTimeoutTest extends DingTalkCalendarTestSupport {

    @Test
    void aMissingResponseFailsAtTheTimeout() throws Exception {
        CountDownLatch arrived = new CountDownLatch(1);
        dingtalk.next(RawResponse.none(arrived));

        assertFails(DingTalkConnectionException.class, send(UPDATE + "?responseTimeout=300", "{}"))
                .hasMessageContaining("no complete response within 300 ms (responseTimeout)");
        // The call may end before the server has read the request.
        arrived.await();
        assertThat(dingtalk.requests()).hasSize(1);
    }

    @ParameterizedTest
    @MethodSource("slowResponses")
    void aSlowResponseFailsAtTheTimeout(EmulatedResponse response) {
        dingtalk.next(response);

        assertFails(DingTalkConnectionException.class, send(UPDATE + "?responseTimeout=1s", "{}"))
                .hasMessageContaining("no complete response within 1000 ms (responseTimeout)")
                .hasCauseInstanceOf(SocketTimeoutException.class);
    }

    /** Each of these responses takes longer than the test may take. */
    static Stream<EmulatedResponse> slowResponses() {
        String spaces = " ".repeat(10_000);
        return Stream.of(
                RawResponse.slow("", HEAD + "X-Long: " + spaces),
                RawResponse.slow("HTTP/1.1 200 OK\r\n", "X-Long: " + "x".repeat(10_000)),
                RawResponse.slow(HEAD + "Content-Length: 10014\r\n\r\n{\"result\":true", spaces + "}"),
                RawResponse.slow(HEAD + "Transfer-Encoding: chunked\r\n\r\n", "1\r\n \r\n".repeat(10_000)));
    }

    @Test
    void aSlowErrorResponseIsClassifiedByItsStatus() {
        dingtalk.next(RawResponse.slow("HTTP/1.1 503 x\r\nContent-Length: 10000\r\n\r\n", " ".repeat(10_000)));

        // The timeout leaves time for the status, which has to arrive before it.
        assertFails(DingTalkServiceException.class, send(UPDATE + "?responseTimeout=3s", "{}"));
    }

    @Test
    void aServerThatDoesNotReadTheRequestFailsAtTheTimeout() throws Exception {
        try (ServerSocket deaf = new ServerSocket(0)) {
            String big = "{\"description\":\"" + "x".repeat(20_000_000) + "\"}";

            assertFails(
                    DingTalkConnectionException.class,
                    send(UPDATE + "?responseTimeout=500&baseUri=http://127.0.0.1:" + deaf.getLocalPort(), big));
        }
    }
}
