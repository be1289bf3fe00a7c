// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar.emulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class HttpListenerTest {

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

    private HttpListener listener(InetSocketAddress address) {
        return new HttpListener(address, request -> {
            requests.add(request);
            return switch (request.target()) {
                case "/204" -> EmulatedResponse.status(204).body("ignored");
                case "/wire" -> EmulatedResponse.wire(
                        socket -> socket.getOutputStream().write("raw".getBytes(StandardCharsets.US_ASCII)));
                default -> EmulatedResponse.json(200, "{}");
            };
        });
    }

    private static String send(HttpListener listener, String request) throws Exception {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), listener.port())) {
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
        }
    }
}
