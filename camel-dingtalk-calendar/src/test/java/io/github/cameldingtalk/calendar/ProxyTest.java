// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.cameldingtalk.calendar.ScriptedServer.Behavior;
import io.github.cameldingtalk.calendar.api.DingTalkConnectionException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.util.Set;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A proxy that makes tunnels for TLS. Whatever it responds to a CONNECT is no response of the service. */
@Timeout(60)
class ProxyTest extends DingTalkCalendarTestSupport {

    private static final String JSON_TRUE =
            "Content-Type: application/json\r\nContent-Length: 15\r\n\r\n{\"result\":true}";
    private static final String NO_BODY = "Content-Length: 0\r\n\r\n";

    private ScriptedServer service;
    private ScriptedServer proxy;

    @BeforeEach
    void startAServiceBehindAProxy() throws Exception {
        service = new ScriptedServer(true, Behavior.write(RawResponse.OK));
        proxy = new ScriptedServer(false, tunnel());
        context.getRegistry().bind("tls", TestCertificate.trusting());
    }

    @AfterEach
    void stop() {
        service.close();
        proxy.close();
    }

    /** Makes a tunnel to the service, and closes it when a side closes its end. */
    static Behavior tunnel() {
        return (client, request, number) -> {
            int port = Integer.parseInt(request.split("[ :]")[2]);
            try (Socket target = new Socket(InetAddress.getLoopbackAddress(), port)) {
                RawResponse.write(client, "HTTP/1.1 200 Connection established\r\n\r\n");
                ScriptedServer.inBackground(() -> pipe(target, client));
                pipe(client, target);
            }
            return false;
        };
    }

    private static void pipe(Socket from, Socket to) throws Exception {
        try (to) {
            InputStream in = from.getInputStream();
            in.transferTo(to.getOutputStream());
        }
    }

    private String uri(String operation, String... options) {
        return operation + "?baseUri=" + service.baseUri()
                + "&sslContextParameters=#tls&http.proxyHost=127.0.0.1&http.proxyPort=" + proxy.port()
                + String.join("", options);
    }

    @ParameterizedTest
    @ValueSource(ints = {201, 202, 203, 206, 207, 226, 299})
    void noOtherSuccessThan200IsTakenForAResponseOfTheService(int status) {
        for (String operation : Set.of(UPDATE, CREATE, GET, DELETE, SUBSCRIBE, UNSUBSCRIBE, LIST)) {
            proxy.next(Behavior.write("HTTP/1.1 " + status + " Fine\r\n" + JSON_TRUE));

            assertRefused(send(uri(operation), EXAMPLE)).hasMessageContaining("" + status);
        }
        assertThat(service.requests()).isEmpty();
        assertNextCallSucceeds();
    }

    @ParameterizedTest
    @CsvSource({
        "204, false",
        "304, false",
        "302, true",
        "400, true",
        "403, true",
        "407, true",
        "407, false",
        "500, true"
    })
    void aProxyThatRefusesTheTunnelIsAConnectionFailureAndKeepsNoConnection(int status, boolean body) {
        String response =
                "HTTP/1.1 " + status + " No\r\n" + (status == 407 ? "Proxy-Authenticate: Basic realm=\"p\"\r\n" : "")
                        + (body ? JSON_TRUE : status == 407 ? NO_BODY : "\r\n");
        for (int i = 0; i < 3; i++) {
            proxy.next(Behavior.write(response));

            assertRefused(send(uri(CREATE, "&maxConnections=1"), EXAMPLE))
                    .hasMessageContaining("the proxy")
                    .hasMessageContaining("" + status);
        }

        assertThat(service.requests()).isEmpty();
        assertNextCallSucceeds("&maxConnections=1");
        await().untilAsserted(() -> assertThat(proxy.openConnections()).isEqualTo(1));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "HTTP/1.1 2", "HTTP/1.1 200 OK\r\nX-Y", "SSH-2.0-OpenSSH\r\n", "\r\n\r\n"})
    void aProxyThatClosesOrIsNoProxyIsAConnectionFailure(String response) {
        proxy.next(Behavior.writeAndClose(response));

        assertRefused(send(uri(CREATE), EXAMPLE)).hasMessageContaining("the proxy did not respond to CONNECT");
        assertNextCallSucceeds();
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aProxyThatIsSilentOrSlowIsBoundedByTheConnectTimeout(boolean slow) {
        proxy.next((socket, request, number) -> {
            while (true) {
                if (slow) {
                    RawResponse.write(socket, "X");
                }
                socket.setSoTimeout(50);
                try {
                    if (socket.getInputStream().read() < 0) {
                        return false;
                    }
                } catch (java.net.SocketTimeoutException e) {
                    // Once more.
                }
            }
        });

        assertRefused(send(uri(CREATE, "&connectTimeout=300&responseTimeout=50s"), EXAMPLE))
                .hasMessageContaining("no connection within 300 ms (connectTimeout)");
        assertNextCallSucceeds();
    }

    @Test
    void aResponseThatTheProxyPlantsBehindTheTunnelIsNotTakenForTheServices() {
        proxy.next(Behavior.write("HTTP/1.1 200 OK\r\n\r\n" + RawResponse.OK));

        assertRefused(send(uri(UPDATE), "{}")).hasMessageContaining("more than a response to CONNECT");
        assertThat(service.requests()).isEmpty();
    }

    @Test
    void aServiceThatTakesTheRequestAndClosesTheTunnelIsAskedOnce() {
        service.next((socket, request, number) -> false);

        assertFails(DingTalkConnectionException.class, send(uri(UPDATE), "{}"));

        assertThat(service.requests()).hasSize(1);
    }

    @Test
    void aTunnelIsUsedAgainAndReplacedWhenItIsStale() {
        String uri = uri(UPDATE);
        for (int i = 0; i < 3; i++) {
            assertSucceeds(send(uri, "{}")).isEqualTo(true);
        }
        assertThat(proxy.requests()).hasSize(1);
        service.next((socket, request, number) -> false);

        assertSucceeds(send(uri, "{}")).isEqualTo(true);

        assertThat(proxy.requests()).hasSize(2);
        assertThat(service.requests()).hasSize(5);
    }

    @Test
    void aProxyForPlainHttpThatWantsAuthenticationHasNotPassedTheRequestOn() {
        proxy.next(Behavior.write("HTTP/1.1 407 No\r\nProxy-Authenticate: Basic realm=\"p\"\r\n" + NO_BODY));

        Exchange exchange = send(
                CREATE + "?baseUri=http://127.0.0.1:9&http.proxyHost=127.0.0.1&http.proxyPort=" + proxy.port(),
                EXAMPLE);

        assertRefused(exchange).hasMessageContaining("http.proxyAuthUsername");
    }

    private org.assertj.core.api.AbstractThrowableAssert<?, DingTalkConnectionException> assertRefused(
            Exchange exchange) {
        return assertFails(DingTalkConnectionException.class, exchange)
                .returns(true, DingTalkConnectionException::isRetryable)
                .returns(false, DingTalkConnectionException::isOutcomeUnknown);
    }

    private void assertNextCallSucceeds(String... options) {
        assertSucceeds(send(uri(UPDATE, options), "{}")).isEqualTo(true);
    }
}
