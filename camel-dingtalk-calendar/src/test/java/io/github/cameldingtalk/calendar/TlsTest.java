// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cameldingtalk.calendar.api.DingTalkConnectionException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;
import org.apache.camel.support.jsse.KeyStoreParameters;
import org.apache.camel.support.jsse.SSLContextParameters;
import org.apache.camel.support.jsse.TrustManagersParameters;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class TlsTest extends DingTalkCalendarTestSupport {

    private static final String PASSWORD = "changeit";

    @TempDir
    static Path directory;

    @BeforeAll
    static void makeACertificate() throws Exception {
        Process keytool = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-alias",
                        "server",
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=localhost",
                        "-ext",
                        "san=dns:localhost",
                        "-storetype",
                        "PKCS12",
                        "-keystore",
                        keyStore(),
                        "-storepass",
                        PASSWORD)
                .inheritIO()
                .start();
        assertThat(keytool.waitFor(2, TimeUnit.MINUTES)).isTrue();
        assertThat(keytool.exitValue()).isZero();
    }

    @Test
    void aTrustedServerIsCalled() throws Exception {
        try (ServerSocket server = tlsServer()) {
            context.getRegistry().bind("tls", trusting());

            assertSucceeds(send(uri("localhost", server) + "&sslContextParameters=#tls", "{}"))
                    .isEqualTo(true);
        }
    }

    @Test
    void theGlobalTlsConfigurationIsUsedIfTheComponentIsToldTo() throws Exception {
        try (ServerSocket server = tlsServer()) {
            context.setSSLContextParameters(trusting());
            DingTalkCalendarComponent component = component();

            assertFails(DingTalkConnectionException.class, send(uri("localhost", server) + "&calendarId=1", "{}"));
            component.setUseGlobalSslContextParameters(true);

            assertSucceeds(send(uri("localhost", server) + "&calendarId=2", "{}"))
                    .isEqualTo(true);
        }
    }

    @Test
    void aServerThatIsNotTrustedIsAConnectionFailure() throws Exception {
        try (ServerSocket server = tlsServer()) {
            assertFails(DingTalkConnectionException.class, send(uri("localhost", server), "{}"))
                    .hasCauseInstanceOf(SSLHandshakeException.class);
        }
    }

    @Test
    void aCertificateOfAnotherHostIsNotTrusted() throws Exception {
        try (ServerSocket server = tlsServer()) {
            context.getRegistry().bind("tls", trusting());

            assertFails(
                            DingTalkConnectionException.class,
                            send(uri("127.0.0.1", server) + "&sslContextParameters=#tls", "{}"))
                    .hasCauseInstanceOf(SSLException.class);
        }
    }

    @Test
    void aMissingTlsHandshakeFailsAtTheConnectTimeout() throws Exception {
        try (ServerSocket mute = new ServerSocket(0, 10, InetAddress.getLoopbackAddress())) {
            assertFails(
                    DingTalkConnectionException.class,
                    send(uri("localhost", mute) + "&connectTimeout=300&responseTimeout=60s", "{}"));
        }
    }

    @Test
    void aProxyMakesATunnelForTls() throws Exception {
        List<String> asked = new CopyOnWriteArrayList<>();
        try (ServerSocket server = tlsServer();
                ServerSocket proxy = plainProxy(asked)) {
            context.getRegistry().bind("tls", trusting());

            Object result = send(
                            uri("localhost", server)
                                    + "&sslContextParameters=#tls&http.proxyHost=127.0.0.1&http.proxyPort="
                                    + proxy.getLocalPort(),
                            "{}")
                    .getMessage()
                    .getBody();

            assertThat(result).isEqualTo(true);
            assertThat(asked).containsExactly("CONNECT localhost:" + server.getLocalPort() + " HTTP/1.1");
        }
    }

    /** Makes a tunnel for each CONNECT, and records the request line. */
    private static ServerSocket plainProxy(List<String> asked) throws IOException {
        ServerSocket proxy = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
        inBackground(() -> {
            while (!proxy.isClosed()) {
                Socket client = proxy.accept();
                BufferedReader head = new BufferedReader(
                        new InputStreamReader(client.getInputStream(), StandardCharsets.US_ASCII), 1);
                String line = head.readLine();
                asked.add(line);
                String authority = line.split(" ")[1];
                while (!head.readLine().isEmpty()) {
                    // The rest of the head.
                }
                Socket service =
                        new Socket(InetAddress.getLoopbackAddress(), Integer.parseInt(authority.replaceAll(".*:", "")));
                client.getOutputStream().write("HTTP/1.1 200 OK\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
                inBackground(() -> client.getInputStream().transferTo(service.getOutputStream()));
                inBackground(() -> service.getInputStream().transferTo(client.getOutputStream()));
            }
        });
        return proxy;
    }

    private interface IoAction {
        void run() throws IOException;
    }

    private static void inBackground(IoAction action) {
        Thread thread = new Thread(() -> {
            try {
                action.run();
            } catch (IOException e) {
                // The client does not trust the server, or the connection was closed.
            }
        });
        thread.setDaemon(true);
        thread.start();
    }

    private static String uri(String host, ServerSocket server) {
        return UPDATE + "?baseUri=https://" + host + ":" + server.getLocalPort();
    }

    private static String keyStore() {
        return directory.resolve("server.p12").toString();
    }

    private SSLContextParameters trusting() {
        KeyStoreParameters store = new KeyStoreParameters();
        store.setResource("file:" + keyStore());
        store.setPassword(PASSWORD);
        TrustManagersParameters trust = new TrustManagersParameters();
        trust.setKeyStore(store);
        SSLContextParameters parameters = new SSLContextParameters();
        parameters.setTrustManagers(trust);
        return parameters;
    }

    /** Responds to every connection with the result true, until the server is closed. */
    private static ServerSocket tlsServer() throws Exception {
        KeyStore store = KeyStore.getInstance(Path.of(keyStore()).toFile(), PASSWORD.toCharArray());
        KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(store, PASSWORD.toCharArray());
        SSLContext tls = SSLContext.getInstance("TLS");
        tls.init(keys.getKeyManagers(), null, null);
        ServerSocket server = tls.getServerSocketFactory().createServerSocket(0, 10, InetAddress.getLoopbackAddress());
        inBackground(() -> {
            while (!server.isClosed()) {
                try (Socket socket = server.accept()) {
                    socket.getInputStream().read(new byte[8192]);
                    RawResponse.write(socket, RawResponse.OK);
                } catch (IOException e) {
                    // The client does not trust the server, and says so or resets the connection.
                }
            }
        });
        return server;
    }
}
