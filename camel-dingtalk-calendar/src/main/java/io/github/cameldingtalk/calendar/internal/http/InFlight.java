// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar.internal.http;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Counts the calls in flight. Rejects calls after it was closed. Warns once when a call waits for a connection. */
final class InFlight {

    private static final Logger LOG = LoggerFactory.getLogger(InFlight.class);

    /** Added to the count on close, so that one atomic number holds the count and whether it is closed. */
    private static final int CLOSED = Integer.MIN_VALUE / 2;

    private final AtomicInteger calls = new AtomicInteger();
    private final AtomicBoolean hasWarned = new AtomicBoolean();
    private final BaseUri baseUri;
    private final int connections;

    InFlight(BaseUri baseUri, int connections) {
        this.baseUri = baseUri;
        this.connections = connections;
    }

    /** @return false if it was closed; the caller calls {@link #leave} in both cases */
    boolean enter() {
        int now = calls.incrementAndGet();
        if (now > connections && hasWarned.compareAndSet(false, true)) {
            LOG.warn(
                    "A call to {} waits for a connection, because all {} are in use. Set maxConnections to the number of"
                            + " calls in flight at once, or send fewer calls at once. This warning is logged once.",
                    baseUri.uri(),
                    connections);
        }
        return now > 0;
    }

    void leave() {
        calls.decrementAndGet();
    }

    boolean isClosed() {
        return calls.get() < 0;
    }

    /** @return whether it is closed now */
    boolean closeUnlessInUse() {
        return calls.compareAndSet(0, CLOSED);
    }

    void close() {
        calls.updateAndGet(now -> now < 0 ? now : now + CLOSED);
    }
}
