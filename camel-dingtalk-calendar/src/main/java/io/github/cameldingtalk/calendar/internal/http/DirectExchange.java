// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar.internal.http;

import java.io.IOException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import org.apache.hc.client5.http.ClientProtocolException;
import org.apache.hc.client5.http.HttpRoute;
import org.apache.hc.client5.http.impl.DefaultClientConnectionReuseStrategy;
import org.apache.hc.client5.http.impl.DefaultConnectionKeepAliveStrategy;
import org.apache.hc.client5.http.impl.DefaultSchemePortResolver;
import org.apache.hc.client5.http.io.ConnectionEndpoint;
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
 * Sends requests over the connections of the pool, without HttpClient's steps for proxies, authentication, cookies,
 * redirects and content codings. No call needs these steps here, and they cause two thirds of HttpClient's garbage.
 */
public final class DirectExchange implements HttpExchange {

    /** A call that has its turn finds a free connection at once. */
    private static final Timeout LEASE_TIMEOUT = Timeout.ofMinutes(1);

    private final ConnectionPool pool;
    private final HttpRoute route;
    private final SingleSendExecutor executor = new SingleSendExecutor();
    private final RequestContent contentLength = new RequestContent();
    private final Header hostHeader;

    /** @param pool the caller closes it */
    public DirectExchange(ConnectionPool pool, BaseUri baseUri) {
        HttpHost host = baseUri.host();
        this.pool = pool;
        this.route = new HttpRoute(
                RoutingSupport.normalize(host, DefaultSchemePortResolver.INSTANCE),
                null,
                "https".equalsIgnoreCase(host.getSchemeName()));
        this.hostHeader = new BasicHeader(HttpHeaders.HOST, host.toHostString());
    }

    @Override
    public ApiResponse send(ClassicHttpRequest request, Call call) throws IOException {
        pool.waitForTurn();
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
            pool.endTurn();
        }
    }

    /** @param newConnection whether to connect anew, because other pooled connections may be stale, too */
    private ApiResponse sendOnce(ClassicHttpRequest request, Call call, boolean newConnection)
            throws IOException, HttpException {
        try (LeasedConnection leased = new LeasedConnection(pool, lease())) {
            call.cancelBy(leased);
            ConnectionEndpoint endpoint = leased.endpoint();
            if (newConnection) {
                endpoint.close(CloseMode.IMMEDIATE);
            }
            if (!endpoint.isConnected()) {
                call.connect();
                pool.connect(endpoint, null, call);
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
        LeaseRequest request = pool.lease(null, route, LEASE_TIMEOUT, null);
        try {
            return request.get(LEASE_TIMEOUT);
        } catch (TimeoutException e) {
            request.cancel();
            throw new ConnectionRequestTimeoutException(e.getMessage());
        } catch (InterruptedException e) {
            request.cancel();
            throw ConnectionPool.interrupted(e);
        } catch (ExecutionException e) {
            request.cancel();
            throw new IOException("no connection could be leased: " + e.getMessage(), e);
        }
    }
}
