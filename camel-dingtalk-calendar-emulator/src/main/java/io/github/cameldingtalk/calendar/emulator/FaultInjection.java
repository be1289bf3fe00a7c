// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar.emulator;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;

/** Sends a response over a connection in the way that a fault prescribes. */
record FaultInjection(ConnectionFault fault, EmulatedResponse.Http response) implements EmulatedResponse.WireBehavior {

    private static final int MILLIS_BETWEEN_BYTES = 100;

    @Override
    public void on(Socket socket) throws IOException {
        byte[] head = head();
        byte[] body = response.body();
        switch (fault) {
            case RESET_BEFORE_RESPONSE -> reset(socket);
            case RESET_AMID_RESPONSE -> {
                write(socket, head, Arrays.copyOf(body, body.length / 2));
                reset(socket);
            }
            case RESET_AFTER_RESPONSE -> {
                write(socket, head, body);
                // A reset would discard a response that the client has not read yet.
                waitForMore(socket, MILLIS_BETWEEN_BYTES);
                reset(socket);
            }
            case CLOSE_SILENTLY -> write(socket, head, body);
            case NO_RESPONSE -> waitForMore(socket, 0);
            case TRICKLE -> trickle(socket, join(head, body));
            case CUT_SHORT -> write(socket, head, Arrays.copyOf(body, body.length / 2));
            case GARBAGE -> write(socket, "\u0016\u0003 no HTTP at all\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
        }
    }

    private byte[] head() {
        StringBuilder head = new StringBuilder("HTTP/1.1 " + response.status() + " -\r\n");
        for (Map.Entry<String, String> header : response.headers()) {
            head.append(header.getKey()).append(": ").append(header.getValue()).append("\r\n");
        }
        head.append("Content-Length: ").append(response.body().length).append("\r\n\r\n");
        return head.toString().getBytes(StandardCharsets.ISO_8859_1);
    }

    private static byte[] join(byte[]... parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }

    private static void write(Socket socket, byte[]... parts) throws IOException {
        socket.getOutputStream().write(join(parts));
        socket.getOutputStream().flush();
    }

    private static void trickle(Socket socket, byte[] bytes) throws IOException {
        for (byte b : bytes) {
            socket.getOutputStream().write(b);
            if (waitForMore(socket, MILLIS_BETWEEN_BYTES)) {
                return;
            }
        }
    }

    /** Waits, at most so many milliseconds (0 for no limit), and returns whether the client has closed the connection. */
    private static boolean waitForMore(Socket socket, int millis) throws IOException {
        socket.setSoTimeout(millis);
        try {
            return socket.getInputStream().read() < 0;
        } catch (SocketTimeoutException e) {
            return false;
        }
    }

    private static void reset(Socket socket) throws IOException {
        socket.setSoLinger(true, 0);
        socket.close();
    }
}
