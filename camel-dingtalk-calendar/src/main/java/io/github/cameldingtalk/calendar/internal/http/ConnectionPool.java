// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar.internal.http;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.apache.hc.client5.http.HttpRoute;
import org.apache.hc.client5.http.SystemDefaultDnsResolver;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManager;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.client5.http.io.ConnectionEndpoint;
import org.apache.hc.client5.http.io.HttpClientConnectionManager;
import org.apache.hc.client5.http.io.LeaseRequest;
import org.apache.hc.client5.http.ssl.TlsSocketStrategy;
import org.apache.hc.core5.http.ConnectionRequestTimeoutException;
import org.apache.hc.core5.http.protocol.HttpContext;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.pool.PoolStats;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;
import org.jspecify.annotations.Nullable;

/**
 * The connections to one service. HttpClient's pool holds them. A call waits here for its turn and not in that pool, because
 * the pool can lose a connection when a waiting call gives up.
 */
public final class ConnectionPool implements HttpClientConnectionManager {

    private static final long NO_LIMIT_MILLIS = TimeUnit.DAYS.toMillis(3650);
    private static final int MAX_WAITING = 1_000_000;

    private final PoolingHttpClientConnectionManager pool;
    private final HostAddresses addresses;
    private final Semaphore turns;
    private final Timeout connectTimeout;
    private final long connectionRequestTimeoutMillis;
    private final int maxConnections;
    private volatile boolean closed;

    /**
     * @param connectTimeoutMillis           0 for no limit
     * @param connectionRequestTimeoutMillis for waiting until a connection is free; 0 for no limit
     * @param timeToLiveMillis               of a connection; negative for no limit
     */
    public ConnectionPool(
            int maxConnections,
            long connectTimeoutMillis,
            long connectionRequestTimeoutMillis,
            long timeToLiveMillis,
            TlsSocketStrategy tls) {
        this.connectTimeout = Timeout.ofMilliseconds(connectTimeoutMillis);
        this.connectionRequestTimeoutMillis =
                connectionRequestTimeoutMillis == 0 ? NO_LIMIT_MILLIS : connectionRequestTimeoutMillis;
        this.maxConnections = maxConnections;
        this.turns = new Semaphore(maxConnections, true);
        this.addresses = new HostAddresses(SystemDefaultDnsResolver.INSTANCE, connectTimeoutMillis);
        this.pool = PoolingHttpClientConnectionManagerBuilder.create()
                .setConnectionFactory(socket -> new ApiConnection())
                .setDnsResolver(addresses)
                .setTlsSocketStrategy(tls)
                .setDefaultConnectionConfig(ConnectionConfig.custom()
                        .setConnectTimeout(connectTimeout)
                        .setTimeToLive(TimeValue.ofMilliseconds(timeToLiveMillis))
                        .setValidateAfterInactivity(TimeValue.NEG_ONE_MILLISECOND)
                        .build())
                .setMaxConnTotal(maxConnections)
                .setMaxConnPerRoute(maxConnections)
                .build();
    }

    /**
     * Waits until fewer than {@code maxConnections} calls use a connection.
     *
     * @throws ConnectionRequestTimeoutException after the connectionRequestTimeout
     */
    void waitForTurn() throws IOException {
        try {
            if (!turns.tryAcquire(connectionRequestTimeoutMillis, TimeUnit.MILLISECONDS)) {
                throw new ConnectionRequestTimeoutException("no connection is free");
            }
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    void endTurn() {
        turns.release();
    }

    static IOException interrupted(InterruptedException e) {
        Thread.currentThread().interrupt();
        InterruptedIOException interrupted = new InterruptedIOException("interrupted while waiting for a connection");
        interrupted.initCause(e);
        return interrupted;
    }

    /** The connections at this moment. */
    public PoolState state() {
        PoolStats stats = pool.getTotalStats();
        return new PoolState(stats.getLeased(), stats.getAvailable(), turns.getQueueLength(), stats.getMax());
    }

    /** Closes the connections that no call uses. */
    void closeIdle() {
        pool.closeIdle(TimeValue.ZERO_MILLISECONDS);
    }

    @Override
    public LeaseRequest lease(@Nullable String id, HttpRoute route, Timeout requestTimeout, @Nullable Object state) {
        return pool.lease(id, route, requestTimeout, state);
    }

    @Override
    public void release(ConnectionEndpoint endpoint, @Nullable Object newState, TimeValue validDuration) {
        if (closed) {
            // HttpClient's pool forgets a connection that was made after the pool was closed, and leaves the connection
            // open.
            endpoint.close(CloseMode.IMMEDIATE);
        }
        pool.release(endpoint, newState, validDuration);
    }

    @Override
    public void connect(ConnectionEndpoint endpoint, @Nullable TimeValue timeout, HttpContext context)
            throws IOException {
        try {
            pool.connect(endpoint, connectTimeout, context);
        } catch (IOException e) {
            if (context instanceof Call call && call.isOverdue()) {
                addresses.startWithNext();
            }
            throw e;
        }
    }

    @Override
    public void upgrade(ConnectionEndpoint endpoint, HttpContext context) throws IOException {
        pool.upgrade(endpoint, context);
    }

    /** HttpClient closes its pool after an error such as a passing lack of memory. The pool must survive such an error. */
    @Override
    public void close(CloseMode closeMode) {
        // See closeForGood.
    }

    /** As {@link #close(CloseMode)}. */
    @Override
    public void close() {
        // See closeForGood.
    }

    /**
     * Closes all connections, and ends the waiting of calls. They find the pool closed. A connection of a call is closed
     * without a notice to the server. TLS can send the notice only after what the call is writing, and the server may read
     * nothing.
     */
    public void closeForGood() {
        closed = true;
        closeIdle();
        pool.close(CloseMode.IMMEDIATE);
        turns.release(Math.min(MAX_WAITING, Integer.MAX_VALUE - maxConnections));
    }
}
