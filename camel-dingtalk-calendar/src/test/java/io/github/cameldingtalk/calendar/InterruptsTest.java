// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.cameldingtalk.calendar.api.DingTalkCalendarException;
import java.net.Socket;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.function.BooleanSupplier;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Threads that are interrupted in the midst of a call. The exception is typed, the thread stays interrupted, nothing is lost and
 * the next call is right. A platform thread cannot be interrupted while it reads from a socket: its call ends with its timeout.
 */
@Tag("long")
@Timeout(120)
class InterruptsTest extends DingTalkCalendarTestSupport {

    private static final int TIMES = 20;
    private static final String ONE = "&maxConnections=1";
    private static final String BRIEF = "&connectTimeout=300&responseTimeout=300";
    private static final String APP = "&clientId=app&clientSecret=s3cret";

    private final CountDownLatch release = new CountDownLatch(1);
    private ScriptedServer service;
    private ExecutorService callers;

    /** A call on its own thread. */
    private static final class Caller {
        private final CompletableFuture<Exchange> exchange = new CompletableFuture<>();
        private volatile Thread thread;
        private boolean interrupted;
        private boolean ended;

        /** Interrupts the call, unless it has ended before its turn on a busy machine. */
        synchronized void interrupt() {
            if (!ended) {
                interrupted = true;
                thread.interrupt();
            }
        }

        /** Clears the flag, because the thread goes back to its pool. */
        synchronized void end(Exchange ofCall) {
            ended = true;
            assertThat(Thread.interrupted()).isEqualTo(interrupted);
            exchange.complete(ofCall);
        }

        boolean waits() {
            return thread != null
                    && (thread.getState() == Thread.State.WAITING || thread.getState() == Thread.State.TIMED_WAITING);
        }
    }

    @BeforeEach
    void startTheServer() throws Exception {
        service = new ScriptedServer(false, FaultsTest::respond);
        callers = context.getExecutorServiceManager().newCachedThreadPool(this, "callers");
    }

    @AfterEach
    void stopTheServer() {
        release.countDown();
        service.close();
    }

    @Override
    void configure(DingTalkCalendarConfiguration configuration) {
        super.configure(configuration);
        configuration.setAccessToken(null);
    }

    private boolean waitForRelease(Socket socket, String request, int number) throws Exception {
        release.await();
        return FaultsTest.respond(socket, request, number);
    }

    private static boolean silent(Socket socket, String request, int number) throws Exception {
        RawResponse.waitUntilClosed(socket);
        return false;
    }

    private static boolean token(Socket socket, String request, int number) throws Exception {
        String body = "{\"accessToken\":\"token\",\"expireIn\":7200}";
        return ScriptedServer.Behavior.write(RawResponse.HEAD + "Content-Length: " + body.length() + "\r\n\r\n" + body)
                .respond(socket, request, number);
    }

    private String get(String... options) {
        return GET + "?baseUri=" + service.baseUri() + String.join("", options);
    }

    private Caller call(String uri) {
        Caller caller = new Caller();
        callers.execute(() -> {
            caller.thread = Thread.currentThread();
            try {
                caller.end(send(uri, null));
            } catch (Throwable e) {
                caller.exchange.completeExceptionally(e);
            }
        });
        return caller;
    }

    private static void assertInterrupted(Caller caller, BooleanSupplier inTheMidst) throws Exception {
        await().atMost(Duration.ofSeconds(30))
                .pollInterval(Duration.ofMillis(2))
                .until(inTheMidst::getAsBoolean);
        caller.interrupt();

        assertFails(DingTalkCalendarException.class, caller.exchange.get());
    }

    private void assertNextCallIsRight(String uri) {
        assertSucceeds(send(uri, null));
        await().untilAsserted(() -> assertThat(service.openConnections()).isEqualTo(1));
    }

    @Test
    void whileACallWaitsForAConnection() throws Exception {
        String uri = get(ONE, "&accessToken=token");
        service.next(this::waitForRelease);
        Caller holder = call(uri);
        await().until(() -> service.requests().size() == 1);
        for (int i = 0; i < TIMES; i++) {
            Caller caller = call(uri);
            assertInterrupted(caller, caller::waits);
        }
        release.countDown();

        assertSucceeds(holder.exchange.get());
        assertNextCallIsRight(uri);
        assertThat(service.requests()).hasSize(2);
    }

    @Test
    void whileACallConnects() throws Exception {
        context.getRegistry().bind("tls", TestCertificate.trusting());
        // The server waits for a request, and not for the handshake.
        String uri = GET + "?baseUri=https://localhost:" + service.port()
                + "&accessToken=token&sslContextParameters=#tls" + ONE + BRIEF;
        for (int i = 0; i < TIMES; i++) {
            int before = service.connections();
            assertInterrupted(call(uri), () -> service.connections() > before);
        }

        await().untilAsserted(() -> assertThat(service.openConnections()).isZero());
        assertNextCallIsRight(get(ONE, "&accessToken=token"));
    }

    @Test
    void whileACallWaitsForItsResponse() throws Exception {
        String uri = get(ONE, BRIEF, "&accessToken=token");
        for (int i = 0; i < TIMES; i++) {
            int before = service.requests().size();
            service.next(InterruptsTest::silent);
            assertInterrupted(call(uri), () -> service.requests().size() > before);
        }

        assertNextCallIsRight(uri);
        assertThat(service.requests()).hasSize(TIMES + 1);
    }

    @Test
    void whileACallWaitsForTheTokenThatAnotherCallFetches() throws Exception {
        String uri = get(APP);
        service.next((socket, request, number) -> {
            release.await();
            return token(socket, request, number);
        });
        Caller fetcher = call(uri);
        await().until(() -> service.requests().size() == 1);
        for (int i = 0; i < TIMES; i++) {
            Caller caller = call(uri);
            assertInterrupted(caller, caller::waits);
        }
        release.countDown();

        assertSucceeds(fetcher.exchange.get());
        assertNextCallIsRight(uri);
        assertThat(service.requests()).hasSize(3);
    }

    @Test
    void aCallThatFetchesATokenAndIsInterruptedLeavesTheFetchToTheOthers() throws Exception {
        String uri = get(APP, BRIEF);
        service.next(InterruptsTest::silent, InterruptsTest::token);
        Caller fetcher = call(uri);
        await().until(() -> service.requests().size() == 1);
        Caller other = call(uri);

        assertInterrupted(fetcher, other::waits);

        // The fetch may have failed for all, with its timeout. Then the next fetch comes after a pause of a second.
        other.exchange.get();
        await().until(() -> send(uri, null).getException() == null);
        assertNextCallIsRight(uri);
    }
}
