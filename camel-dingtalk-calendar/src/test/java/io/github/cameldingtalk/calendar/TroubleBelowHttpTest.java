// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.cameldingtalk.calendar.api.DingTalkAuthenticationException;
import io.github.cameldingtalk.calendar.api.DingTalkCalendarException;
import io.github.cameldingtalk.calendar.api.DingTalkConnectionException;
import io.github.cameldingtalk.calendar.api.DingTalkServiceException;
import io.github.cameldingtalk.calendar.api.DingTalkUnexpectedResponseException;
import io.github.cameldingtalk.calendar.emulator.DingTalkEmulator;
import io.github.cameldingtalk.calendar.emulator.EmulatedResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class TroubleBelowHttpTest extends DingTalkCalendarTestSupport {

    private static final String HEAD = "HTTP/1.1 200 OK\r\nContent-Type: application/json;charset=utf-8\r\n";
    private static final String OK = HEAD + "Content-Length: 15\r\n\r\n{\"result\":true}";

    /** What took no longer than this did not end because of the responseTimeout of 30 s that a call has by default. */
    private static final Duration BELOW_THE_DEFAULT_TIMEOUT = Duration.ofSeconds(25);

    // ---- no answer

    @Test
    void aServerThatIsNotThereIsNoAnswer() throws IOException {
        // It has the port, so that nobody else can take it, and does not listen.
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
    void aHostThatDoesNotExistIsNoAnswer() {
        assertFails(DingTalkConnectionException.class, send(UPDATE + "?baseUri=http://dingtalk.invalid", "{}"));
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aConnectionThatIsCutBeforeTheAnswerIsNotReplacedWhenItIsFresh(boolean reset) {
        dingtalk.next(reset ? EmulatedResponse.wire(TroubleBelowHttpTest::reset) : EmulatedResponse.wire(socket -> {}));

        assertFails(DingTalkConnectionException.class, send(UPDATE, "{}")).hasCauseInstanceOf(IOException.class);
        assertThat(dingtalk.requests()).hasSize(1);
    }

    // ---- the one exception: a connection that the server closed while it lay in the pool

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aPooledConnectionThatTheServerClosedIsReplacedOnceWithTheSameWholeBody(boolean reset) {
        send(UPDATE, "{}");
        dingtalk.next(reset ? EmulatedResponse.wire(TroubleBelowHttpTest::reset) : EmulatedResponse.wire(socket -> {}));

        Exchange exchange = send(UPDATE, EXAMPLE);

        assertThat(exchange.getMessage().getBody()).isEqualTo(true);
        assertThat(dingtalk.requests()).hasSize(3);
        assertThat(dingtalk.requests().get(1).connection()).isEqualTo(1);
        assertThat(dingtalk.requests().get(2).connection()).isEqualTo(2);
        assertThat(dingtalk.requests().get(2).bodyAsText()).isEqualTo(EXAMPLE_COMPACT);
        assertThat(dingtalk.requests().get(2).header("Content-Length")).isEqualTo("" + EXAMPLE_COMPACT.length());
    }

    @Test
    void theReplacementItselfIsNotReplaced() {
        send(UPDATE, "{}");
        dingtalk.next(EmulatedResponse.wire(socket -> {}), EmulatedResponse.wire(socket -> {}));

        assertFails(DingTalkConnectionException.class, send(UPDATE, EXAMPLE));

        assertThat(dingtalk.requests()).hasSize(3);
    }

    @ParameterizedTest
    @ValueSource(strings = {"H", "HTTP/1.1 20", "HTTP/1.1 200 OK\r\nContent-Ty"})
    void aPooledConnectionIsNotReplacedOnceAByteOfAnAnswerCame(String begin) {
        send(UPDATE, "{}");
        dingtalk.next(EmulatedResponse.wire(socket -> {
            write(socket, begin);
            // A moment for the byte to arrive, or the reset would overtake it.
            socket.setSoTimeout(200);
            try {
                assertThat(socket.getInputStream().read()).isNotNegative();
            } catch (java.net.SocketTimeoutException e) {
                reset(socket);
            }
        }));

        assertThat(send(UPDATE, "{}").getException()).isInstanceOf(DingTalkCalendarException.class);
        assertThat(dingtalk.requests()).hasSize(2);
    }

    // ---- time

    @Test
    void anAnswerThatNeverComesIsGivenUp() throws Exception {
        CountDownLatch arrived = new CountDownLatch(1);
        dingtalk.next(EmulatedResponse.wire(socket -> {
            arrived.countDown();
            holdUntilClosed(socket);
        }));

        assertFails(DingTalkConnectionException.class, send(UPDATE + "?responseTimeout=300", "{}"))
                .hasMessageContaining("no complete response within 300 ms (responseTimeout)");
        // It may be given up before the server has read it.
        arrived.await();
        assertThat(dingtalk.requests()).hasSize(1);
    }

    /** None of them ends while a test can last. */
    static Stream<EmulatedResponse> trickles() {
        String spaces = " ".repeat(10_000);
        return Stream.of(
                EmulatedResponse.wire(socket -> trickle(socket, "", HEAD + "X-Long: " + spaces)),
                EmulatedResponse.wire(
                        socket -> trickle(socket, "HTTP/1.1 200 OK\r\n", "X-Long: " + "x".repeat(10_000))),
                EmulatedResponse.wire(socket ->
                        trickle(socket, HEAD + "Content-Length: 10014\r\n\r\n{\"result\":true", spaces + "}")),
                EmulatedResponse.wire(socket ->
                        trickle(socket, HEAD + "Transfer-Encoding: chunked\r\n\r\n", "1\r\n \r\n".repeat(10_000))));
    }

    @ParameterizedTest
    @MethodSource("trickles")
    void anAnswerThatTricklesDoesNotHoldTheRoute(EmulatedResponse trickle) {
        dingtalk.next(trickle);
        long before = System.nanoTime();

        DingTalkConnectionException failure =
                failure(DingTalkConnectionException.class, send(UPDATE + "?responseTimeout=1s", "{}"));

        assertThat(Duration.ofNanos(System.nanoTime() - before))
                .isBetween(Duration.ofMillis(900), BELOW_THE_DEFAULT_TIMEOUT);
        assertThat(failure).hasMessageContaining("no complete response within 1000 ms (responseTimeout)");
        assertThat(failure).hasCauseInstanceOf(java.net.SocketTimeoutException.class);
    }

    @Test
    void anErrorThatTricklesIsKnownByItsStatus() {
        dingtalk.next(EmulatedResponse.wire(
                socket -> trickle(socket, "HTTP/1.1 503 x\r\nContent-Length: 10000\r\n\r\n", " ".repeat(10_000))));

        // Time enough for the head, which has to come before it is over.
        assertFails(DingTalkServiceException.class, send(UPDATE + "?responseTimeout=3s", "{}"));
    }

    @Test
    void aServerThatDoesNotReadDoesNotHoldTheRoute() throws Exception {
        try (ServerSocket deaf = new ServerSocket(0)) {
            String big = "{\"description\":\"" + "x".repeat(20_000_000) + "\"}";

            assertFails(
                    DingTalkConnectionException.class,
                    send(UPDATE + "?responseTimeout=500&baseUri=http://127.0.0.1:" + deaf.getLocalPort(), big));
        }
    }

    @Test
    void aCallWaitsForAConnectionNoLongerThanItMay() throws Exception {
        CountDownLatch holds = new CountDownLatch(1);
        CountDownLatch release = new CountDownLatch(1);
        holdTheNext(holds, release);
        String uri = UPDATE + "?maxConnections=1&connectionRequestTimeout=500";
        var first = template.asyncSend(uri, exchange -> exchange.getIn().setBody("{}"));
        holds.await();

        assertFails(DingTalkConnectionException.class, send(uri, "{}")).hasMessageContaining("maxConnections");
        release.countDown();
        assertThat(first.get().getMessage().getBody()).isEqualTo(true);
        assertThat(dingtalk.requests()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "&http.useSystemProperties=true"})
    void withoutALimitACallWaitsUntilAConnectionIsFree(String options) throws Exception {
        CountDownLatch holds = new CountDownLatch(1);
        CountDownLatch release = new CountDownLatch(1);
        holdTheNext(holds, release);
        String uri = UPDATE + "?maxConnections=1&connectionRequestTimeout=0" + options;
        var first = template.asyncSend(uri, exchange -> exchange.getIn().setBody("{}"));
        holds.await();

        var second = template.asyncSend(uri, exchange -> exchange.getIn().setBody("{}"));
        await().during(Duration.ofMillis(300)).until(() -> !second.isDone());
        release.countDown();

        assertThat(first.get().getMessage().getBody()).isEqualTo(true);
        assertThat(second.get().getMessage().getBody()).isEqualTo(true);
    }

    @Test
    void thatCallsWaitForAConnectionIsLoggedOnce() throws Exception {
        CountDownLatch holds = new CountDownLatch(1);
        CountDownLatch release = new CountDownLatch(1);
        holdTheNext(holds, release);
        // The first has a connection at once, but a pause of the machine may fall even into that.
        String uri = UPDATE + "?maxConnections=1&connectionRequestTimeout=500";
        PrintStream old = System.err;
        ByteArrayOutputStream log = new ByteArrayOutputStream();
        System.setErr(new PrintStream(log, true, StandardCharsets.UTF_8));
        try {
            var first = template.asyncSend(uri, exchange -> exchange.getIn().setBody("{}"));
            holds.await();
            assertThat(log.toString(StandardCharsets.UTF_8)).doesNotContain("waits for a connection");

            assertFails(DingTalkConnectionException.class, send(uri, "{}"));
            assertFails(DingTalkConnectionException.class, send(uri, "{}"));

            release.countDown();
            assertThat(first.get().getMessage().getBody()).isEqualTo(true);
        } finally {
            System.setErr(old);
        }

        assertThat(log.toString(StandardCharsets.UTF_8))
                .containsOnlyOnce("A call to " + dingtalk.baseUri()
                        + " waits for a connection, because all 1 are in use." + " Set maxConnections");
    }

    private void holdTheNext(CountDownLatch holds, CountDownLatch release) {
        dingtalk.next(EmulatedResponse.wire(socket -> {
            holds.countDown();
            release.await();
            write(socket, OK);
        }));
    }

    // ---- answers that are none

    static Stream<String> cutShort() {
        return Stream.of(
                HEAD + "Content-Length: 100\r\n\r\n{\"result\":true}",
                HEAD + "Transfer-Encoding: chunked\r\n\r\nf\r\n{\"result\":true}",
                HEAD + "Transfer-Encoding: chunked\r\n\r\nf\r\n{\"result\":true}\r\n",
                HEAD + "Transfer-Encoding: chunked\r\n\r\nzz\r\n{\"result\":true}\r\n");
    }

    @ParameterizedTest
    @MethodSource("cutShort")
    void anAnswerThatIsCutShortIsNoSuccess(String answer) {
        dingtalk.next(EmulatedResponse.wire(socket -> write(socket, answer)));

        DingTalkUnexpectedResponseException failure =
                failure(DingTalkUnexpectedResponseException.class, send(UPDATE, "{}"));

        assertThat(failure.getStatusCode()).isEqualTo(200);
        assertThat(failure).hasMessageContaining("could not be read to its end");
        assertThat(dingtalk.requests()).hasSize(1);
    }

    @Test
    void anErrorThatIsCutShortIsKnownByItsStatus() {
        dingtalk.next(EmulatedResponse.wire(
                socket -> write(socket, "HTTP/1.1 401 x\r\nContent-Length: 100\r\n\r\n{\"code\":\"Inv")));

        assertFails(DingTalkAuthenticationException.class, send(UPDATE, "{}"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SSH-2.0-OpenSSH_9.2\r\n\r\n",
                "HTTP/9.9 200 OK\r\n\r\n",
                "HTTP/1.1 abc OK\r\n\r\n",
                "HTTP/1.1 200 OK\r\nno header\r\n\r\n",
                "HTTP/1.1 200 OK\r\nContent-Length: -5\r\n\r\n",
                "HTTP/1.1 200 OK\r\nContent-Encoding: unheard\r\nContent-Length: 2\r\n\r\n{}",
            })
    void anAnswerThatIsGarbageIsNoSuccess(String garbage) {
        dingtalk.next(EmulatedResponse.wire(socket -> write(socket, garbage)));

        assertFails(DingTalkUnexpectedResponseException.class, send(UPDATE, "{}"));

        assertThat(dingtalk.requests()).hasSize(1);
    }

    @Test
    void anAnswerWithoutALengthIsReadToTheEndOfTheConnection() {
        dingtalk.next(EmulatedResponse.wire(socket -> write(socket, HEAD + "\r\n{\"result\":true}")));

        assertThat(send(UPDATE, "{}").getMessage().getBody()).isEqualTo(true);
    }

    // ---- size

    @ParameterizedTest
    @ValueSource(strings = {"gzip", "GZIP", "deflate", "br", "unheard", "utf-8", "identity, gzip", "gzip,gzip,gzip"})
    void aContentCodingThatWasNotAskedForIsNotDecoded(String coding) throws IOException {
        byte[] large = gzip("{\"result\":true}" + " ".repeat(50_000_000));
        dingtalk.next(EmulatedResponse.json(200, "").body(large).header("Content-Encoding", coding));

        assertFails(DingTalkUnexpectedResponseException.class, send(UPDATE, "{}"))
                .hasMessageContaining("Content-Encoding '" + coding + "'");

        dingtalk.next(EmulatedResponse.json(503, "").body(large).header("Content-Encoding", coding));
        assertFails(DingTalkServiceException.class, send(UPDATE, "{}"));
        assertThat(send(UPDATE, "{}").getMessage().getBody()).isEqualTo(true);
    }

    @ParameterizedTest
    @ValueSource(strings = {"identity", "Identity", " "})
    void aResponseWithoutAContentCodingIsRead(String coding) {
        dingtalk.next(EmulatedResponse.json(200, "{\"result\":true}").header("Content-Encoding", coding));

        assertThat(send(UPDATE, "{}").getMessage().getBody()).isEqualTo(true);
    }

    @Test
    void anAnswerOfOneMebibyteIsReadAndALargerOneIsNot() {
        String padding = " ".repeat(1024 * 1024 - 15);
        dingtalk.next(
                EmulatedResponse.json(200, "{\"result\":true}" + padding),
                EmulatedResponse.json(200, "{\"result\":true} " + padding));

        assertThat(send(UPDATE, "{}").getMessage().getBody()).isEqualTo(true);
        assertFails(DingTalkUnexpectedResponseException.class, send(UPDATE, "{}"))
                .hasMessageContaining("larger than 1048576 bytes");
    }

    @Test
    void theRestOfALargeAnswerIsNotWaitedFor() {
        dingtalk.next(EmulatedResponse.wire(socket -> {
            write(socket, HEAD + "Content-Length: 50000000\r\n\r\n" + " ".repeat(2_000_000));
            holdUntilClosed(socket);
        }));
        long before = System.nanoTime();

        assertFails(DingTalkUnexpectedResponseException.class, send(UPDATE, "{}"));

        assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(BELOW_THE_DEFAULT_TIMEOUT);
    }

    @ParameterizedTest
    @Timeout(300)
    @ValueSource(strings = {"one endless line", "endless headers"})
    void anEndlessHeadIsNotReadForEver(String kind) {
        dingtalk.next(EmulatedResponse.wire(socket -> {
            byte[] part = ("X-Part: " + "x".repeat(1000) + (kind.startsWith("one") ? "" : "\r\n"))
                    .getBytes(StandardCharsets.US_ASCII);
            socket.getOutputStream().write("HTTP/1.1 200 OK\r\n".getBytes(StandardCharsets.US_ASCII));
            for (int i = 0; i < 100_000; i++) {
                socket.getOutputStream().write(part);
            }
        }));

        // A hundred megabytes may take a busy machine longer than the responseTimeout, which is not what is to end it.
        assertFails(DingTalkUnexpectedResponseException.class, send(UPDATE + "?responseTimeout=0", "{}"));
    }

    @Test
    void theNextCallGoesWellAfterEachTrouble() {
        dingtalk.next(EmulatedResponse.wire(socket -> write(socket, HEAD + "Content-Length: 100\r\n\r\n{")));
        assertFails(DingTalkUnexpectedResponseException.class, send(UPDATE + "?maxConnections=1", "{}"));

        assertThat(send(UPDATE + "?maxConnections=1", "{}").getMessage().getBody())
                .isEqualTo(true);
    }

    @Test
    void aContextThatStopsEndsTheCallsUnderWay() throws Exception {
        try (DingTalkEmulator slow = DingTalkEmulator.start()) {
            CountDownLatch holds = new CountDownLatch(1);
            slow.next(EmulatedResponse.wire(socket -> {
                holds.countDown();
                holdUntilClosed(socket);
            }));
            var call = template.asyncSend(
                    UPDATE + "?baseUri=" + slow.baseUri(), e -> e.getIn().setBody("{}"));
            holds.await();

            context.stop();

            assertFails(DingTalkConnectionException.class, call.get());
        }
    }

    private static void write(Socket socket, String text) throws IOException {
        OutputStream out = socket.getOutputStream();
        out.write(text.getBytes(StandardCharsets.ISO_8859_1));
        out.flush();
    }

    /** One byte every 50 ms until the client has had enough. */
    private static void trickle(Socket socket, String atOnce, String slowly) throws IOException {
        write(socket, atOnce);
        socket.setSoTimeout(50);
        for (int i = 0; i < slowly.length(); i++) {
            write(socket, slowly.substring(i, i + 1));
            try {
                if (socket.getInputStream().read() < 0) {
                    return;
                }
            } catch (java.net.SocketTimeoutException e) {
                // The 50 ms are over.
            }
        }
    }

    private static void holdUntilClosed(Socket socket) throws IOException {
        while (socket.getInputStream().read() >= 0) {
            // The client has nothing more to say.
        }
    }

    private static void reset(Socket socket) throws IOException {
        socket.setSoLinger(true, 0);
        socket.close();
    }

    private static byte[] gzip(String text) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return bytes.toByteArray();
    }
}
