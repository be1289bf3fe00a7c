// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar;

import io.github.cameldingtalk.calendar.emulator.EmulatedResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;

/** Responses below HTTP: text that is written as it is, and connections that are closed, reset, silent or slow. */
final class RawResponse {

    static final String HEAD = "HTTP/1.1 200 OK\r\nContent-Type: application/json;charset=utf-8\r\n";
    static final String OK = HEAD + "Content-Length: 15\r\n\r\n{\"result\":true}";

    private RawResponse() {}

    /** Writes the text, and closes the connection. */
    static EmulatedResponse of(String text) {
        return EmulatedResponse.wire(socket -> write(socket, text));
    }

    /** Writes the text, and resets the connection. */
    static EmulatedResponse reset(String text) {
        return EmulatedResponse.wire(socket -> {
            write(socket, text);
            socket.setSoLinger(true, 0);
            socket.close();
        });
    }

    /** Writes the first text at once, and one byte of the second every 50 ms until the client closes the connection. */
    static EmulatedResponse slow(String atOnce, String slowly) {
        return EmulatedResponse.wire(socket -> {
            write(socket, atOnce);
            socket.setSoTimeout(50);
            for (int i = 0; i < slowly.length(); i++) {
                write(socket, slowly.substring(i, i + 1));
                try {
                    if (socket.getInputStream().read() < 0) {
                        return;
                    }
                } catch (SocketTimeoutException e) {
                    // The 50 ms are over.
                }
            }
        });
    }

    /** Writes the text, and then nothing until the client closes the connection. */
    static EmulatedResponse unfinished(String text) {
        return EmulatedResponse.wire(socket -> {
            write(socket, text);
            waitUntilClosed(socket);
        });
    }

    /** Tells that the request has arrived, and writes nothing until the client closes the connection. */
    static EmulatedResponse none(CountDownLatch arrived) {
        return EmulatedResponse.wire(socket -> {
            arrived.countDown();
            waitUntilClosed(socket);
        });
    }

    /** Tells that the request has arrived, and waits for the release before the result true. */
    static EmulatedResponse okAfter(CountDownLatch arrived, CountDownLatch release) {
        return EmulatedResponse.wire(socket -> {
            arrived.countDown();
            release.await();
            write(socket, OK);
        });
    }

    static void write(Socket socket, String text) throws IOException {
        OutputStream out = socket.getOutputStream();
        out.write(text.getBytes(StandardCharsets.ISO_8859_1));
        out.flush();
    }

    static void waitUntilClosed(Socket socket) throws IOException {
        while (socket.getInputStream().read() >= 0) {
            // The client has sent its whole request before.
        }
    }
}
