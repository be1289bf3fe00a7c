// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cameldingtalk.calendar.api.DingTalkConnectionException;
import java.net.InetAddress;
import java.net.ServerSocket;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class TlsTest extends DingTalkCalendarTestSupport {

    @Test
    void aTrustedServerIsCalled() throws Exception {
        try (ScriptedServer server = tlsServer()) {
            context.getRegistry().bind("tls", TestCertificate.trusting());

            assertSucceeds(send(uri("localhost", server.port()) + "&sslContextParameters=#tls", "{}"))
                    .isEqualTo(true);
        }
    }

    @Test
    void theGlobalTlsConfigurationIsUsedIfTheComponentIsToldTo() throws Exception {
        try (ScriptedServer server = tlsServer()) {
            context.setSSLContextParameters(TestCertificate.trusting());
            DingTalkCalendarComponent component = component();

            assertFails(
                    DingTalkConnectionException.class, send(uri("localhost", server.port()) + "&calendarId=1", "{}"));
            component.setUseGlobalSslContextParameters(true);

            assertSucceeds(send(uri("localhost", server.port()) + "&calendarId=2", "{}"))
                    .isEqualTo(true);
        }
    }

    @Test
    void aServerThatIsNotTrustedIsAConnectionFailure() throws Exception {
        try (ScriptedServer server = tlsServer()) {
            assertFails(DingTalkConnectionException.class, send(uri("localhost", server.port()), "{}"))
                    .hasCauseInstanceOf(SSLHandshakeException.class);
        }
    }

    @Test
    void aCertificateOfAnotherHostIsNotTrusted() throws Exception {
        try (ScriptedServer server = tlsServer()) {
            context.getRegistry().bind("tls", TestCertificate.trusting());

            assertFails(
                            DingTalkConnectionException.class,
                            send(uri("127.0.0.1", server.port()) + "&sslContextParameters=#tls", "{}"))
                    .hasCauseInstanceOf(SSLException.class);
        }
    }

    @Test
    void aMissingTlsHandshakeFailsAtTheConnectTimeout() throws Exception {
        try (ServerSocket mute = new ServerSocket(0, 10, InetAddress.getLoopbackAddress())) {
            assertFails(
                    DingTalkConnectionException.class,
                    send(uri("localhost", mute.getLocalPort()) + "&connectTimeout=300&responseTimeout=60s", "{}"));
        }
    }

    @Test
    void aProxyMakesATunnelForTls() throws Exception {
        try (ScriptedServer server = tlsServer();
                ScriptedServer proxy = new ScriptedServer(false, ProxyTest.tunnel())) {
            context.getRegistry().bind("tls", TestCertificate.trusting());

            assertSucceeds(send(
                            uri("localhost", server.port())
                                    + "&sslContextParameters=#tls&http.proxyHost=127.0.0.1&http.proxyPort="
                                    + proxy.port(),
                            "{}"))
                    .isEqualTo(true);

            assertThat(proxy.requests()).containsExactly("CONNECT localhost:" + server.port() + " HTTP/1.1");
        }
    }

    private static String uri(String host, int port) {
        return UPDATE + "?baseUri=https://" + host + ":" + port;
    }

    private static ScriptedServer tlsServer() throws Exception {
        return new ScriptedServer(true, ScriptedServer.Behavior.write(RawResponse.OK));
    }
}
