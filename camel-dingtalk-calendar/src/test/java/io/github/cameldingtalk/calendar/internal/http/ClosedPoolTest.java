// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar.internal.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import org.apache.hc.client5.http.HttpRoute;
import org.apache.hc.client5.http.io.ConnectionEndpoint;
import org.apache.hc.client5.http.protocol.HttpClientContext;
import org.apache.hc.client5.http.ssl.DefaultClientTlsStrategy;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.util.TimeValue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class ClosedPoolTest {

    @Test
    void aConnectionThatWasMadeAfterTheEndOfThePoolIsClosed() throws Exception {
        try (ServerSocket server = new ServerSocket(0, 10, InetAddress.getLoopbackAddress())) {
            ConnectionPool pool = new ConnectionPool(1, 5_000, 5_000, -1, DefaultClientTlsStrategy.createDefault());
            HttpRoute route = new HttpRoute(new HttpHost("http", "localhost", server.getLocalPort()));
            org.apache.hc.core5.util.Timeout timeout = org.apache.hc.core5.util.Timeout.ofSeconds(5);
            ConnectionEndpoint endpoint = pool.lease(null, route, timeout, null).get(timeout);
            pool.closeForGood();
            pool.connect(endpoint, null, HttpClientContext.create());
            assertThat(endpoint.isConnected()).isTrue();

            pool.release(endpoint, null, TimeValue.ofMinutes(1));

            try (Socket accepted = server.accept()) {
                accepted.setSoTimeout(5_000);
                assertThatExceptionOfType(SocketException.class)
                        .isThrownBy(() -> accepted.getInputStream().read())
                        .withMessageContaining("reset");
            }
        }
    }
}
