// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar.emulator;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import org.apache.hc.core5.http.MessageConstraintException;

/**
 * What a client sends. Bounds the size of the head of a request, and the time for a whole request. A client that sends a byte
 * now and then would otherwise keep its thread forever.
 */
final class RequestStream extends FilterInputStream {

    static final int MAX_HEAD_BYTES = 64 * 1024;

    private static final Duration IDLE_TIMEOUT = Duration.ofSeconds(60);

    private final Socket socket;
    private final Duration timeout;
    private State state = State.IDLE;
    private int headBytes;
    private long deadline;

    private enum State {
        /** No byte of a request has come. */
        IDLE,
        HEAD,
        BODY,
        /** The request has come. What uses the socket now sets the timeouts. */
        RESPONSE
    }

    /** @param timeout for a whole request, from its first byte on */
    RequestStream(Socket socket, InputStream in, Duration timeout) {
        super(in);
        this.socket = socket;
        this.timeout = timeout;
    }

    /** The head of a request has come. */
    void headIsRead() {
        if (state == State.IDLE) {
            // The head came together with the request before.
            deadline = System.nanoTime() + timeout.toNanos();
        }
        state = State.BODY;
    }

    /** The whole request has come. */
    void requestIsRead() throws IOException {
        state = State.RESPONSE;
        socket.setSoTimeout(0);
    }

    /** The response was sent. */
    void nextRequest() {
        state = State.IDLE;
        headBytes = 0;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        if (state == State.RESPONSE) {
            return super.read(bytes, offset, length);
        }
        socket.setSoTimeout(remainingMillis());
        int read = super.read(bytes, offset, length);
        if (state == State.IDLE && read > 0) {
            state = State.HEAD;
            deadline = System.nanoTime() + timeout.toNanos();
        }
        if (state == State.HEAD && read > 0) {
            headBytes += read;
            if (headBytes > MAX_HEAD_BYTES) {
                throw new MessageConstraintException(
                        "The head of the request is larger than " + MAX_HEAD_BYTES + " bytes");
            }
        }
        return read;
    }

    private int remainingMillis() throws SocketTimeoutException {
        if (state == State.IDLE) {
            return (int) IDLE_TIMEOUT.toMillis();
        }
        long millis = Duration.ofNanos(deadline - System.nanoTime()).toMillis();
        if (millis <= 0) {
            throw new SocketTimeoutException("The request was not complete within " + timeout);
        }
        return (int) millis;
    }
}
