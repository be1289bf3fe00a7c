// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cameldingtalk.calendar.api.DingTalkConnectionException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The connectTimeout bounds the whole of a TLS handshake, and not each read. */
@Timeout(60)
class ConnectTimeoutTest extends DingTalkCalendarTestSupport {

    private final CountDownLatch ends = new CountDownLatch(1);
    private ServerSocket server;

    /** Announces a long record of a handshake, and sends it byte by byte for minutes. */
    @BeforeEach
    void startAServerWithASlowHandshake() throws Exception {
        server = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
        ScriptedServer.inBackground(() -> {
            while (true) {
                Socket socket = server.accept();
                ScriptedServer.inBackground(() -> {
                    socket.getOutputStream().write(new byte[] {22, 3, 3, 64, 0});
                    while (!ends.await(20, java.util.concurrent.TimeUnit.MILLISECONDS)) {
                        socket.getOutputStream().write(2);
                    }
                    socket.close();
                });
            }
        });
    }

    @AfterEach
    void stopTheServer() throws Exception {
        ends.countDown();
        server.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "&http.useSystemProperties=true"})
    void aHandshakeThatTricklesEndsAtTheConnectTimeout(String options) {
        String uri = CREATE + "?connectTimeout=300&responseTimeout=50s&maxConnections=1&baseUri=https://localhost:"
                + server.getLocalPort() + options;
        for (int i = 0; i < 3; i++) {
            DingTalkConnectionException failure = failure(DingTalkConnectionException.class, send(uri, EXAMPLE));

            assertThat(failure).hasMessageContaining("no connection within 300 ms (connectTimeout)");
            assertThat(failure.isRetryable()).isTrue();
            assertThat(failure.isOutcomeUnknown()).isFalse();
        }
    }
}
