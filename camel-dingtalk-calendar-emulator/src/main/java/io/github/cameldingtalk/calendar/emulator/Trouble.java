// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar.emulator;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;

/** What can go wrong below HTTP with a request that has been read. */
public enum Trouble {
    /** Nothing is done, and the connection is reset. */
    RESET_BEFORE_ANSWER(false),
    /** It is done, half of the answer is sent, and the connection is reset. */
    RESET_AMID_ANSWER(true),
    /** It is done and answered, and the connection is reset although it was to be kept. */
    RESET_AFTER_ANSWER(true),
    /** It is done and answered, and the connection is closed without a word although it was to be kept. */
    CLOSE_SILENTLY(true),
    /** Nothing is done, and no answer comes as long as the client waits. */
    NEVER_ANSWER(false),
    /** It is done, and the answer comes byte by byte, one each tenth of a second. */
    TRICKLE(true),
    /** It is done, and the connection is closed after half of the answer's body. */
    CUT_SHORT(true),
    /** Nothing is done, and what is answered is no HTTP. */
    GARBAGE(false);

    private static final int MILLIS_BETWEEN_BYTES = 100;

    private final boolean isDone;

    Trouble(boolean isDone) {
        this.isDone = isDone;
    }

    /** Whether the request takes effect all the same. */
    public boolean isDone() {
        return isDone;
    }

    /** Does it to a connection. */
    void happen(Answer.Http answer, Socket socket) throws IOException {
        byte[] head = head(answer);
        byte[] body = answer.body();
        switch (this) {
            case RESET_BEFORE_ANSWER -> reset(socket);
            case RESET_AMID_ANSWER -> {
                write(socket, head, Arrays.copyOf(body, body.length / 2));
                reset(socket);
            }
            case RESET_AFTER_ANSWER -> {
                write(socket, head, body);
                // The reset would overtake an answer that has not been read yet.
                waitForMore(socket, MILLIS_BETWEEN_BYTES);
                reset(socket);
            }
            case CLOSE_SILENTLY -> write(socket, head, body);
            case NEVER_ANSWER -> waitForMore(socket, 0);
            case TRICKLE -> trickle(socket, join(head, body));
            case CUT_SHORT -> write(socket, head, Arrays.copyOf(body, body.length / 2));
            case GARBAGE -> write(socket, "\u0016\u0003 no HTTP at all\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
        }
    }

    private static byte[] head(Answer.Http answer) {
        StringBuilder head = new StringBuilder("HTTP/1.1 " + answer.status() + " -\r\n");
        for (Map.Entry<String, String> header : answer.headers()) {
            head.append(header.getKey()).append(": ").append(header.getValue()).append("\r\n");
        }
        head.append("Content-Length: ").append(answer.body().length).append("\r\n\r\n");
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

    /** Waits, and says whether the client has gone meanwhile. */
    private static boolean waitForMore(Socket socket, int millis) throws IOException {
        socket.setSoTimeout(millis);
        try {
            return socket.getInputStream().read() < 0;
        } catch (java.net.SocketTimeoutException e) {
            return false;
        }
    }

    private static void reset(Socket socket) throws IOException {
        socket.setSoLinger(true, 0);
        socket.close();
    }
}
