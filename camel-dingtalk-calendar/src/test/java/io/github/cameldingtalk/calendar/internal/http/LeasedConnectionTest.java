// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar.internal.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import org.apache.hc.client5.http.HttpRoute;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManager;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.client5.http.io.ConnectionEndpoint;
import org.apache.hc.client5.http.protocol.HttpClientContext;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.util.TimeValue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** With a pool of one connection, so that the next call uses the connection of the call before. */
@Timeout(60)
class LeasedConnectionTest {

    private static final org.apache.hc.core5.util.Timeout ONE_MINUTE = org.apache.hc.core5.util.Timeout.ofMinutes(1);

    private final PoolingHttpClientConnectionManager connections = PoolingHttpClientConnectionManagerBuilder.create()
            .setMaxConnTotal(1)
            .setMaxConnPerRoute(1)
            .build();
    private ServerSocket server;

    @BeforeEach
    void listen() throws Exception {
        server = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
    }

    @AfterEach
    void close() throws Exception {
        connections.close();
        server.close();
    }

    @Test
    void aLateCancelDoesNotCloseTheConnectionOfTheNextCall() throws Exception {
        LeasedConnection first = connect();
        first.keepAlive(TimeValue.ofMinutes(1));
        first.close();
        LeasedConnection next = lease();
        assertThat(next.endpoint().isConnected()).isTrue();

        assertThat(first.cancel()).isFalse();

        assertThat(next.endpoint().isConnected()).isTrue();
        assertThat(connections.getTotalStats().getLeased()).isEqualTo(1);
    }

    @Test
    void aSecondCloseDoesNotGiveTheConnectionOfTheNextCallBack() throws Exception {
        LeasedConnection first = connect();
        first.keepAlive(TimeValue.ofMinutes(1));
        first.close();
        lease();

        first.close();

        assertThat(connections.getTotalStats().getLeased()).isEqualTo(1);
    }

    @Test
    void aCancelClosesTheConnectionAtOnce() throws Exception {
        LeasedConnection leased = connect();
        leased.keepAlive(TimeValue.ofMinutes(1));

        assertThat(leased.cancel()).isTrue();

        assertThatTheServerSeesTheEnd();
        assertThatThePoolIsEmpty();
    }

    @Test
    void onlyTheFirstCancelCounts() throws Exception {
        LeasedConnection leased = connect();

        assertThat(leased.cancel()).isTrue();
        assertThat(leased.cancel()).isFalse();
        leased.close();

        assertThatThePoolIsEmpty();
    }

    @Test
    void theNextCallConnectsAnewAfterACancel() throws Exception {
        connect().cancel();

        LeasedConnection next = lease();
        assertThat(next.endpoint().isConnected()).isFalse();
        connections.connect(next.endpoint(), ONE_MINUTE, HttpClientContext.create());

        assertThat(next.endpoint().isConnected()).isTrue();
    }

    @Test
    void aConnectionThatCannotBeUsedAgainIsClosed() throws Exception {
        connect().close();

        assertThatTheServerSeesTheEnd();
        assertThatThePoolIsEmpty();
    }

    @Test
    void aConnectionThatWasNeverOpenedGoesBackToo() throws Exception {
        lease().close();

        assertThatThePoolIsEmpty();
    }

    @Test
    void aPoolThatWasClosedDoesNotFailTheCall() throws Exception {
        LeasedConnection leased = connect();
        connections.close();

        assertThatCode(leased::close).doesNotThrowAnyException();
    }

    private LeasedConnection connect() throws Exception {
        LeasedConnection leased = lease();
        connections.connect(leased.endpoint(), ONE_MINUTE, HttpClientContext.create());
        return leased;
    }

    private LeasedConnection lease() throws Exception {
        HttpRoute route = new HttpRoute(new HttpHost("http", server.getInetAddress(), server.getLocalPort()));
        ConnectionEndpoint endpoint =
                connections.lease("call", route, ONE_MINUTE, null).get(ONE_MINUTE);
        return new LeasedConnection(connections, endpoint);
    }

    private void assertThatTheServerSeesTheEnd() throws Exception {
        try (Socket accepted = server.accept()) {
            assertThat(accepted.getInputStream().read()).isNegative();
        } catch (SocketException e) {
            assertThat(e).hasMessage("Connection reset");
        }
    }

    private void assertThatThePoolIsEmpty() {
        assertThat(connections.getTotalStats().getLeased()).isZero();
        assertThat(connections.getTotalStats().getAvailable()).isZero();
    }
}
