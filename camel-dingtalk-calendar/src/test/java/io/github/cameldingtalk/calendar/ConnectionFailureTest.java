// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cameldingtalk.calendar.api.DingTalkConnectionException;
import io.github.cameldingtalk.calendar.emulator.DingTalkEmulator;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class ConnectionFailureTest extends DingTalkCalendarTestSupport {

    @Test
    void aPortWithoutAServerIsAConnectionFailure() throws IOException {
        // The socket takes the port, so that no other process can listen there, and does not listen itself.
        try (Socket bound = new Socket()) {
            bound.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));

            DingTalkConnectionException failure = failure(
                    DingTalkConnectionException.class,
                    send(UPDATE + "?baseUri=http://127.0.0.1:" + bound.getLocalPort(), "{}"));

            assertThat(failure).hasMessageContaining("Connection refused").hasCauseInstanceOf(IOException.class);
            assertThat(failure.getStatusCode()).isZero();
            assertThat(failure.isRetryable()).isTrue();
        }
    }

    @Test
    void anUnknownHostIsAConnectionFailure() {
        assertFails(DingTalkConnectionException.class, send(UPDATE + "?baseUri=http://dingtalk.invalid", "{}"));
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aNewConnectionThatTheServerClosesIsAConnectionFailure(boolean reset) {
        dingtalk.next(reset ? RawResponse.reset("") : RawResponse.of(""));

        assertFails(DingTalkConnectionException.class, send(UPDATE, "{}")).hasCauseInstanceOf(IOException.class);
        assertThat(dingtalk.requests()).hasSize(1);
    }

    @Test
    void aContextThatStopsEndsTheCallsInFlight() throws Exception {
        try (DingTalkEmulator slow = DingTalkEmulator.start()) {
            CountDownLatch arrived = new CountDownLatch(1);
            slow.next(RawResponse.none(arrived));
            var call = template.asyncSend(
                    UPDATE + "?baseUri=" + slow.baseUri(), e -> e.getIn().setBody("{}"));
            arrived.await();

            context.stop();

            assertFails(DingTalkConnectionException.class, call.get());
        }
    }
}
