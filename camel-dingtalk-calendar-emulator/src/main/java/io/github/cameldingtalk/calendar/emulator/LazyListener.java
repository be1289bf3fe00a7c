// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar.emulator;

import java.net.InetSocketAddress;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Listens from the first use on. JUnit never hears of an emulator in a field if the constructor of the test throws, so an emulator
 * that nobody has used must not have a port.
 */
final class LazyListener {

    private final Function<ReceivedRequest, EmulatedResponse> handler;

    // Guarded by this.
    private InetSocketAddress address;
    private @Nullable HttpListener listener;
    private boolean isClosed;

    LazyListener(InetSocketAddress address, Function<ReceivedRequest, EmulatedResponse> handler) {
        this.address = address;
        this.handler = handler;
    }

    /**
     * The listener, which is started if necessary.
     *
     * @throws java.io.UncheckedIOException if another process has the port
     * @throws IllegalStateException        if it was closed before its first use
     */
    synchronized HttpListener get() {
        HttpListener current = listener;
        if (current == null) {
            if (isClosed) {
                throw new IllegalStateException("The emulator was closed. Use it only while its test runs.");
            }
            current = new HttpListener(address, handler);
            listener = current;
        }
        return current;
    }

    /** Accepts connections, if there is a listener that refuses them. */
    synchronized void acceptAgain() {
        if (listener != null) {
            listener.refuse(false);
        }
    }

    void close() {
        HttpListener closed;
        synchronized (this) {
            isClosed = true;
            closed = listener;
        }
        // Without the lock, because a thread that serves a connection may need it to end.
        if (closed != null) {
            closed.close();
        }
    }

    /** Lets a closed listener be started again, at the same port. */
    synchronized void reopen() {
        if (isClosed) {
            if (listener != null) {
                address = new InetSocketAddress(address.getAddress(), listener.port());
            }
            listener = null;
            isClosed = false;
        }
    }
}
