// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar.internal.http;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.hc.client5.http.ClientProtocolException;
import org.apache.hc.client5.http.HttpRoute;
import org.apache.hc.client5.http.impl.DefaultClientConnectionReuseStrategy;
import org.apache.hc.client5.http.impl.DefaultConnectionKeepAliveStrategy;
import org.apache.hc.client5.http.impl.DefaultSchemePortResolver;
import org.apache.hc.client5.http.io.ConnectionEndpoint;
import org.apache.hc.client5.http.io.HttpClientConnectionManager;
import org.apache.hc.client5.http.io.LeaseRequest;
import org.apache.hc.client5.http.routing.RoutingSupport;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ConnectionRequestTimeoutException;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.message.BasicHeader;
import org.apache.hc.core5.http.protocol.RequestContent;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.util.Timeout;

/**
 * Sends requests over the connections of a connection manager, without HttpClient's steps for proxies, authentication,
 * cookies, redirects and content codings. No call needs these steps here, and they cause two thirds of HttpClient's
 * garbage.
 */
public final class DirectExchange implements HttpExchange {

    /** HttpClient treats 0 as "do not wait". */
    private static final Timeout NO_LIMIT = Timeout.ofDays(3650);

    private static final int MAX_WAITING = 1_000_000;

    private final HttpClientConnectionManager connections;
    private final HttpRoute route;
    private final Timeout connectTimeout;
    private final Timeout connectionRequestTimeout;
    private final SingleSendExecutor executor = new SingleSendExecutor();
    private final RequestContent contentLength = new RequestContent();
    private final Semaphore permits;
    private final Header hostHeader;

    /**
     * @param connections                    a pool of connections; the caller closes it
     * @param maxConnections                 the size of the pool
     * @param connectTimeoutMillis           for connecting, and for each read of the TLS handshake; 0 for no limit
     * @param connectionRequestTimeoutMillis for waiting until a connection is free; 0 for no limit
     */
    public DirectExchange(
            HttpClientConnectionManager connections,
            int maxConnections,
            BaseUri baseUri,
            long connectTimeoutMillis,
            long connectionRequestTimeoutMillis) {
        HttpHost host = baseUri.host();
        this.connections = connections;
        this.permits = new Semaphore(maxConnections, true);
        this.route = new HttpRoute(
                RoutingSupport.normalize(host, DefaultSchemePortResolver.INSTANCE),
                null,
                "https".equalsIgnoreCase(host.getSchemeName()));
        this.hostHeader = new BasicHeader(HttpHeaders.HOST, host.toHostString());
        this.connectTimeout = Timeout.ofMilliseconds(connectTimeoutMillis);
        this.connectionRequestTimeout =
                connectionRequestTimeoutMillis == 0 ? NO_LIMIT : Timeout.ofMilliseconds(connectionRequestTimeoutMillis);
    }

    @Override
    public ApiResponse send(ClassicHttpRequest request, Call call) throws IOException {
        waitForConnection();
        try {
            request.addHeader(hostHeader);
            contentLength.process(request, request.getEntity(), call);
            try {
                return sendOnce(request, call, false);
            } catch (StaleConnectionException e) {
                return sendOnce(request, call, true);
            }
        } catch (HttpException e) {
            throw new ClientProtocolException(e.getMessage(), e);
        } finally {
            permits.release();
        }
    }

    /** Calls wait here and not for the pool, because the pool can lose a connection when a waiting call gives up. */
    private void waitForConnection() throws IOException {
        try {
            if (!permits.tryAcquire(connectionRequestTimeout.toMilliseconds(), TimeUnit.MILLISECONDS)) {
                throw new ConnectionRequestTimeoutException("no connection is free");
            }
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    /** @param newConnection whether to connect anew, because other pooled connections may be stale, too */
    private ApiResponse sendOnce(ClassicHttpRequest request, Call call, boolean newConnection)
            throws IOException, HttpException {
        try (LeasedConnection leased = new LeasedConnection(connections, lease())) {
            call.cancelBy(leased);
            ConnectionEndpoint endpoint = leased.endpoint();
            if (newConnection) {
                endpoint.close(CloseMode.IMMEDIATE);
            }
            if (!endpoint.isConnected()) {
                connections.connect(endpoint, connectTimeout, call);
            }
            ClassicHttpResponse response = endpoint.execute(
                    null, request, (r, connection, context) -> executor.execute(r, connection, context), call);
            ApiResponse read = ResponseBody.read(response, call);
            if (read.defect() == null
                    && DefaultClientConnectionReuseStrategy.INSTANCE.keepAlive(request, response, call)) {
                leased.keepAlive(DefaultConnectionKeepAliveStrategy.INSTANCE.getKeepAliveDuration(response, call));
            }
            return read;
        }
    }

    private ConnectionEndpoint lease() throws IOException {
        LeaseRequest request = connections.lease(null, route, connectionRequestTimeout, null);
        try {
            return request.get(connectionRequestTimeout);
        } catch (TimeoutException e) {
            request.cancel();
            throw new ConnectionRequestTimeoutException(e.getMessage());
        } catch (InterruptedException e) {
            request.cancel();
            throw interrupted(e);
        } catch (ExecutionException e) {
            request.cancel();
            throw new IOException("no connection could be leased: " + e.getMessage(), e);
        }
    }

    private static IOException interrupted(InterruptedException e) {
        Thread.currentThread().interrupt();
        InterruptedIOException interrupted = new InterruptedIOException("interrupted while waiting for a connection");
        interrupted.initCause(e);
        return interrupted;
    }

    /** Wakes the calls that wait for a connection. They find the pool closed. */
    @Override
    public void close() {
        permits.release(MAX_WAITING);
    }
}
