// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar.emulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class HttpListenerTest {

    private static final InetSocketAddress LOOPBACK = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    private static final String GET = "GET / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n";

    /** Beginnings of requests. */
    private static final String[] PARTS = {
        "", "G", "GET / HTTP/1.1\r\nHost: x\r\n", "PUT / HTTP/1.1\r\nHost: x\r\nContent-Length: 10\r\n\r\n12345"
    };

    private final BlockingQueue<ReceivedRequest> requests = new LinkedBlockingQueue<>();

    @Test
    void theUriHasTheLoopbackAddressInPlaceOfAWildcardAddress() {
        try (HttpListener listener = listener(new InetSocketAddress(0))) {
            assertThat(listener.uri())
                    .isEqualTo("http://" + InetAddress.getLoopbackAddress().getHostAddress() + ":" + listener.port());
        }
    }

    @Test
    void aPortInUseIsNamed() {
        InetAddress loopback = InetAddress.getLoopbackAddress();
        try (HttpListener listener = listener(new InetSocketAddress(loopback, 0))) {
            assertThatThrownBy(() -> listener(new InetSocketAddress(loopback, listener.port())))
                    .isInstanceOf(UncheckedIOException.class)
                    .hasMessageStartingWith("Cannot listen on ")
                    .hasMessageContaining(String.valueOf(listener.port()));
        }
    }

    @Test
    void requestsOfOneConnectionHaveTheSameNumber() throws Exception {
        try (HttpListener listener = listener(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))) {
            send(listener, "GET /1 HTTP/1.1\r\nHost: x\r\n\r\nGET /2 HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
            send(listener, "GET /3 HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");

            assertThat(requests).extracting(ReceivedRequest::connection).containsExactly(1, 1, 2);
        }
    }

    @Test
    void aResponseWithoutContentHasNoBody() throws Exception {
        try (HttpListener listener = listener(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))) {
            assertThat(send(listener, "GET /204 HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"))
                    .startsWith("HTTP/1.1 204")
                    .endsWith("\r\n\r\n");
        }
    }

    @Test
    void aBehaviorUsesTheSocketAndEndsTheConnection() throws Exception {
        try (HttpListener listener = listener(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))) {
            assertThat(send(listener, "GET /wire HTTP/1.1\r\nHost: x\r\n\r\n")).isEqualTo("raw");
        }
    }

    // ---- the port of a server that is down

    @Test
    void thePortStaysTakenWhileConnectionsAreRefused() throws Exception {
        try (HttpListener listener = listener(LOOPBACK)) {
            InetSocketAddress address = new InetSocketAddress(InetAddress.getLoopbackAddress(), listener.port());
            send(listener, GET);
            listener.refuse(true);

            assertThatThrownBy(() -> new Socket(address.getAddress(), address.getPort()))
                    .isInstanceOf(ConnectException.class);
            assertThatThrownBy(() -> new ServerSocket(listener.port(), 1, InetAddress.getLoopbackAddress()))
                    .isInstanceOf(BindException.class);
            assertThatThrownBy(() -> listener(address)).isInstanceOf(UncheckedIOException.class);

            listener.refuse(false);
            assertThat(send(listener, GET)).startsWith("HTTP/1.1 200");
            assertThatThrownBy(() -> listener(address)).isInstanceOf(UncheckedIOException.class);
        }
    }

    @Test
    void thePortIsFreeAfterTheEnd() throws Exception {
        HttpListener listener = listener(LOOPBACK);
        listener.refuse(true);
        listener.close();

        try (HttpListener next = listener(new InetSocketAddress(InetAddress.getLoopbackAddress(), listener.port()))) {
            assertThat(send(next, GET)).startsWith("HTTP/1.1 200");
        }
    }

    // ---- clients that are slow or send too much

    @Test
    void clientsThatSendNothingOrHalfARequestDoNotLockOthersOut() throws Exception {
        List<Socket> slow = new ArrayList<>();
        try (HttpListener listener = new HttpListener(LOOPBACK, this::respond, 10, Duration.ofMinutes(10))) {
            for (int i = 0; i < 40; i++) {
                Socket socket = new Socket(InetAddress.getLoopbackAddress(), listener.port());
                socket.getOutputStream().write(PARTS[i % PARTS.length].getBytes(StandardCharsets.US_ASCII));
                slow.add(socket);
            }

            assertThat(send(listener, GET)).startsWith("HTTP/1.1 200");
            assertThat(slow.get(0).getInputStream().read()).isEqualTo(-1);
        } finally {
            for (Socket socket : slow) {
                socket.close();
            }
        }
    }

    @Test
    void aConnectionThatWaitsForItsResponseIsNotClosedForAnother() throws Exception {
        CountDownLatch release = new CountDownLatch(1);
        CountDownLatch received = new CountDownLatch(2);
        Function<ReceivedRequest, EmulatedResponse> slow = request -> {
            received.countDown();
            try {
                release.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return EmulatedResponse.status(200);
        };
        try (HttpListener listener = new HttpListener(LOOPBACK, slow, 2, Duration.ofMinutes(10));
                Socket first = new Socket(InetAddress.getLoopbackAddress(), listener.port());
                Socket second = new Socket(InetAddress.getLoopbackAddress(), listener.port())) {
            first.getOutputStream().write(GET.getBytes(StandardCharsets.US_ASCII));
            second.getOutputStream().write(GET.getBytes(StandardCharsets.US_ASCII));
            received.await();

            try (Socket third = new Socket(InetAddress.getLoopbackAddress(), listener.port())) {
                assertThat(third.getInputStream().read()).isEqualTo(-1);
            }
            release.countDown();
            assertThat(read(first)).startsWith("HTTP/1.1 200");
            assertThat(read(second)).startsWith("HTTP/1.1 200");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "G",
                "GET / HTTP/1.1\r\nHost: x\r\n",
                "PUT / HTTP/1.1\r\nHost: x\r\nContent-Length: 10\r\n\r\n12345",
                "PUT / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n5\r\n123",
                "GET / HTTP/1.1\r\nHost: x\r\n\r\nPUT / HTTP/1.1\r\nHost: x\r\nContent-Length: 10\r\n\r\n12345",
            })
    void aRequestThatIsNotCompleteInTimeEndsItsConnection(String part) throws Exception {
        try (HttpListener listener = new HttpListener(LOOPBACK, this::respond, 10, Duration.ofMillis(200));
                Socket socket = new Socket(InetAddress.getLoopbackAddress(), listener.port())) {
            socket.getOutputStream().write(part.getBytes(StandardCharsets.US_ASCII));

            // The client itself never closes the connection.
            assertThat(read(socket)).doesNotContain("HTTP/1.1 5");
        }
    }

    @Test
    void theTimeOfARequestDoesNotStartAnewWithEachByte() throws Exception {
        try (HttpListener listener = new HttpListener(LOOPBACK, this::respond, 10, Duration.ofMillis(300));
                Socket socket = new Socket(InetAddress.getLoopbackAddress(), listener.port())) {
            socket.setSoTimeout(20);
            socket.getOutputStream().write("GET /".getBytes(StandardCharsets.US_ASCII));
            boolean isOpen = true;
            while (isOpen) {
                try {
                    socket.getOutputStream().write('x');
                    isOpen = socket.getInputStream().read() >= 0;
                } catch (SocketTimeoutException e) {
                    // Nothing came within 20 ms: the next byte.
                } catch (IOException e) {
                    isOpen = false;
                }
            }

            assertThat(requests).isEmpty();
        }
    }

    @Test
    void aResponseMayTakeLongerThanTheTimeOfARequest() throws Exception {
        Function<ReceivedRequest, EmulatedResponse> slow = request -> EmulatedResponse.wire(socket -> {
            socket.setSoTimeout(600);
            try {
                socket.getInputStream().read();
            } catch (SocketTimeoutException e) {
                socket.getOutputStream().write("late".getBytes(StandardCharsets.US_ASCII));
            }
        });
        try (HttpListener listener = new HttpListener(LOOPBACK, slow, 10, Duration.ofMillis(200))) {
            assertThat(send(listener, "GET / HTTP/1.1\r\nHost: x\r\n\r\n")).isEqualTo("late");
        }
    }

    @Test
    void aHeadOfThreeMebibytesIsRejected() throws Exception {
        try (HttpListener listener = listener(LOOPBACK)) {
            String header = "X-Long: " + "y".repeat(15_000) + "\r\n";

            String response = sendAll(listener, "GET / HTTP/1.1\r\nHost: x\r\n" + header.repeat(190) + "\r\n");

            assertThat(response).startsWith("HTTP/1.1 431").contains("Connection: close");
            assertThat(requests).isEmpty();
        }
    }

    @Test
    void aHeadOfSixtyKibibytesIsRead() throws Exception {
        try (HttpListener listener = listener(LOOPBACK)) {
            String header = "X-Long: " + "y".repeat(15_000) + "\r\n";

            assertThat(send(listener, "GET / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n" + header.repeat(4) + "\r\n"))
                    .startsWith("HTTP/1.1 200");
        }
    }

    // ---- the header Connection

    @ParameterizedTest
    @ValueSource(ints = {200, 400, 403, 404, 408, 413, 429, 500, 501, 503})
    void everyStatusKeepsTheConnectionOpen(int status) throws Exception {
        try (HttpListener listener =
                new HttpListener(LOOPBACK, request -> EmulatedResponse.json(status, "{}"), 10, Duration.ofMinutes(1))) {
            String both = send(listener, "GET / HTTP/1.1\r\nHost: x\r\n\r\n" + GET);

            assertThat(both.split("HTTP/1.1 " + status, -1)).hasSize(3);
            assertThat(both).containsOnlyOnce("Connection: keep-alive").containsOnlyOnce("Connection: close");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "GET / HTTP/1.0\\r\\n\\r\\n | Connection: close",
                "nonsense\\r\\n\\r\\n | Connection: close",
                "GET / HTTP/1.1\\r\\nHost: x\\r\\nno colon\\r\\n\\r\\n | Connection: close",
                "PUT / HTTP/1.1\\r\\nHost: x\\r\\nContent-Length: -5\\r\\n\\r\\n | Connection: close",
            })
    void anOldClientOrARequestThatCannotBeReadEndsTheConnection(String request, String header) throws Exception {
        try (HttpListener listener = listener(LOOPBACK)) {
            assertThat(send(listener, request.replace("\\r\\n", "\r\n"))).contains(header);
        }
    }

    private HttpListener listener(InetSocketAddress address) {
        return new HttpListener(address, this::respond);
    }

    private EmulatedResponse respond(ReceivedRequest request) {
        requests.add(request);
        return switch (request.target()) {
            case "/204" -> EmulatedResponse.status(204).body("ignored");
            case "/wire" -> EmulatedResponse.wire(
                    socket -> socket.getOutputStream().write("raw".getBytes(StandardCharsets.US_ASCII)));
            default -> EmulatedResponse.json(200, "{}");
        };
    }

    private static String send(HttpListener listener, String request) throws Exception {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), listener.port())) {
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            return read(socket);
        }
    }

    /** Sends as much as the server takes. */
    private static String sendAll(HttpListener listener, String request) throws Exception {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), listener.port())) {
            CompletableFuture<String> response = new CompletableFuture<>();
            Thread reader = new Thread(() -> {
                StringBuilder all = new StringBuilder();
                try {
                    for (int c = socket.getInputStream().read();
                            c >= 0;
                            c = socket.getInputStream().read()) {
                        all.append((char) c);
                    }
                } catch (IOException e) {
                    // The server has closed the connection before it has read all.
                }
                response.complete(all.toString());
            });
            reader.start();
            try {
                socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            } catch (IOException e) {
                // As above.
            }
            return response.get();
        }
    }

    private static String read(Socket socket) throws IOException {
        return new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
    }
}
