// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar.internal.http;

import java.util.concurrent.atomic.AtomicReference;
import org.apache.hc.client5.http.io.ConnectionEndpoint;
import org.apache.hc.client5.http.io.HttpClientConnectionManager;
import org.apache.hc.core5.concurrent.Cancellable;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.util.TimeValue;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A pooled connection that one call uses. The connection is returned to the pool once, by the call or by a thread that
 * cancels the call. A late cancel must not close the connection of the next call.
 */
final class LeasedConnection implements AutoCloseable, Cancellable {

    private static final Logger LOG = LoggerFactory.getLogger(LeasedConnection.class);

    private final HttpClientConnectionManager connections;
    private final ConnectionEndpoint endpoint;
    private final AtomicReference<@Nullable ConnectionEndpoint> unreturned;
    private @Nullable TimeValue keepAlive;

    LeasedConnection(HttpClientConnectionManager connections, ConnectionEndpoint endpoint) {
        this.connections = connections;
        this.endpoint = endpoint;
        this.unreturned = new AtomicReference<>(endpoint);
    }

    ConnectionEndpoint endpoint() {
        return endpoint;
    }

    /** The response was read to its end, and the server keeps the connection open for this long. */
    void keepAlive(TimeValue duration) {
        keepAlive = duration;
    }

    /** Closes the connection at once, whatever the call is doing. */
    @Override
    public boolean cancel() {
        return returnToPool(null);
    }

    /** Returns the connection to the pool, open if it can be used again. */
    @Override
    public void close() {
        try {
            returnToPool(keepAlive);
        } catch (RuntimeException e) {
            // The response has been read; an error while closing must not fail the call.
            LOG.debug("A connection could not be returned to its pool", e);
        }
    }

    private boolean returnToPool(@Nullable TimeValue duration) {
        ConnectionEndpoint returned = unreturned.getAndSet(null);
        if (returned == null) {
            return false;
        }
        try {
            if (duration == null) {
                returned.close(CloseMode.IMMEDIATE);
            }
        } finally {
            connections.release(returned, null, duration == null ? TimeValue.ZERO_MILLISECONDS : duration);
        }
        return true;
    }
}
