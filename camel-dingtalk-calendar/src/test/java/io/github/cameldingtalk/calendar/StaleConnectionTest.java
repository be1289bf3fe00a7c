// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cameldingtalk.calendar.api.DingTalkCalendarException;
import io.github.cameldingtalk.calendar.api.DingTalkConnectionException;
import io.github.cameldingtalk.calendar.emulator.EmulatedResponse;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import java.util.stream.IntStream;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The only request that is sent again: the server has closed the connection while it was in the pool. */
@Timeout(60)
class StaleConnectionTest extends DingTalkCalendarTestSupport {

    /** At once. Camel's template sends by ten threads. */
    private static final int CALLS = 10;

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aPooledConnectionThatTheServerHasClosedIsReplacedOnce(boolean reset) {
        send(UPDATE, "{}");
        dingtalk.next(reset ? RawResponse.reset("") : RawResponse.of(""));

        Exchange exchange = send(UPDATE, EXAMPLE);

        assertSucceeds(exchange).isEqualTo(true);
        assertThat(dingtalk.requests()).hasSize(3);
        assertThat(dingtalk.requests().get(1).connection()).isEqualTo(1);
        assertThat(dingtalk.requests().get(2).connection()).isEqualTo(2);
        assertThat(dingtalk.requests().get(2).bodyAsText()).isEqualTo(EXAMPLE_COMPACT);
        assertThat(dingtalk.requests().get(2).header("Content-Length")).isEqualTo("" + EXAMPLE_COMPACT.length());
    }

    @Test
    void theReplacementIsNotReplaced() {
        send(UPDATE, "{}");
        dingtalk.next(RawResponse.of(""), RawResponse.of(""));

        assertFails(DingTalkConnectionException.class, send(UPDATE, EXAMPLE));

        assertThat(dingtalk.requests()).hasSize(3);
    }

    @ParameterizedTest
    @CsvSource({"H, false", "H, true", "HTTP/1.1 20, false", "HTTP/1.1 20, true"})
    void aPooledConnectionIsNotReplacedAfterTheFirstByteOfAResponse(String begin, boolean reset) {
        assertNotReplaced(reset ? RawResponse.reset(begin) : RawResponse.of(begin));
    }

    @Test
    void aPooledConnectionIsNotReplacedAfterAPartOfTheHeaders() {
        assertNotReplaced(RawResponse.of("HTTP/1.1 200 OK\r\nContent-Ty"));
        assertNotReplaced(RawResponse.reset("HTTP/1.1 200 OK\r\nContent-Ty"));
    }

    /** A server that restarts closes all connections at once: the replacement must not be another stale one. */
    @ParameterizedTest
    @ValueSource(strings = {"", "&http.useSystemProperties=true"})
    void aWholePoolThatHasGoneStaleFailsNoCall(String options) throws Exception {
        CyclicBarrier all = new CyclicBarrier(CALLS);
        try (ScriptedServer server = new ScriptedServer(false, ScriptedServer.Behavior.write(RawResponse.OK))) {
            String uri = UPDATE + "?maxConnections=" + CALLS + "&baseUri=" + server.baseUri() + options;
            for (int i = 0; i < CALLS; i++) {
                server.next((socket, request, number) -> {
                    all.await();
                    RawResponse.write(socket, RawResponse.OK);
                    return true;
                });
            }
            assertAllSucceed(uri, CALLS);
            assertThat(server.connections()).isEqualTo(CALLS);

            server.closeConnections();

            assertAllSucceed(uri, 2 * CALLS);
            assertThat(server.requests()).hasSize(3 * CALLS);
        }
    }

    private void assertAllSucceed(String uri, int calls) throws Exception {
        List<CompletableFuture<Exchange>> sent = IntStream.range(0, calls)
                .mapToObj(i -> template.asyncSend(uri, e -> e.getIn().setBody("{}")))
                .toList();
        for (CompletableFuture<Exchange> call : sent) {
            assertSucceeds(call.get()).isEqualTo(true);
        }
    }

    private void assertNotReplaced(EmulatedResponse response) {
        int before = dingtalk.requests().size();
        send(UPDATE, "{}");
        dingtalk.next(response);

        assertFails(DingTalkCalendarException.class, send(UPDATE, "{}"));
        assertThat(dingtalk.requests()).hasSize(before + 2);
    }
}
