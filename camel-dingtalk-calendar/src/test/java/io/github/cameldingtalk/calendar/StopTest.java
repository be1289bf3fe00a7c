// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar;

import static org.awaitility.Awaitility.await;

import io.github.cameldingtalk.calendar.api.DingTalkConnectionException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javax.net.ssl.SSLSocket;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;

/** The stop of a context while calls are under way. */
@Timeout(60)
class StopTest extends DingTalkCalendarTestSupport {

    /** A graceful close of TLS first waits for the thread that writes. */
    @Test
    @DisabledIfSystemProperty(
            named = "camel.threads.virtual.enabled",
            matches = "true",
            disabledReason = "the stack of a virtual thread cannot be looked at")
    void theContextStopsWhileAServerWithTlsReadsNothing() throws Exception {
        context.getRegistry().bind("tls", TestCertificate.trusting());
        try (ServerSocket server = TestCertificate.server()
                .getServerSocketFactory()
                .createServerSocket(0, 10, InetAddress.getLoopbackAddress())) {
            CountDownLatch shaken = new CountDownLatch(1);
            ScriptedServer.inBackground(() -> {
                SSLSocket socket = (SSLSocket) server.accept();
                socket.startHandshake();
                shaken.countDown();
                new CountDownLatch(1).await();
            });
            String uri = UPDATE + "?responseTimeout=0&sslContextParameters=#tls&baseUri=https://localhost:"
                    + server.getLocalPort();
            String large = "{\"name\":\"" + "n".repeat(15_000_000) + "\"}";
            CompletableFuture<Exchange> call =
                    template.asyncSend(uri, exchange -> exchange.getIn().setBody(large));
            shaken.await();
            await().until(() -> Thread.getAllStackTraces().values().stream()
                    .anyMatch(stack -> Stream.of(stack)
                                    .anyMatch(f -> f.getMethodName().equals("implWrite"))
                            && Stream.of(stack).anyMatch(f -> f.getClassName().contains("SSLSocketOutputRecord"))));

            CompletableFuture<Void> stop =
                    CompletableFuture.runAsync(() -> context.stop(), task -> new Thread(task).start());

            stop.get(20, TimeUnit.SECONDS);
            assertFails(DingTalkConnectionException.class, call.get(20, TimeUnit.SECONDS));
        }
    }
}
