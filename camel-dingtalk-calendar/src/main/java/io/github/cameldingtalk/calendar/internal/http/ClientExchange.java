// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar.internal.http;

import java.io.IOException;
import org.apache.hc.client5.http.classic.HttpClient;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.HttpStatus;
import org.apache.hc.core5.io.Closer;

/** Sends requests by an HttpClient: for a proxy, authentication over HTTP, or an HttpClient that the application configures. */
public final class ClientExchange implements HttpExchange {

    private final HttpClient client;
    private final ConnectionPool pool;
    private final BaseUri baseUri;
    private final HttpHost host;

    /**
     * @param client built by a builder that went through {@link #prepare}; the caller closes it
     * @param pool   the caller closes it
     */
    public ClientExchange(HttpClient client, ConnectionPool pool, BaseUri baseUri) {
        this.client = client;
        this.pool = pool;
        this.baseUri = baseUri;
        this.host = baseUri.host();
    }

    /** Configures a client to follow no redirect, keep no state and retry nothing. */
    public static void prepare(HttpClientBuilder builder) {
        builder.setRequestExecutor(new SingleSendExecutor())
                .disableAutomaticRetries()
                .disableRedirectHandling()
                .disableCookieManagement()
                .disableAuthCaching()
                .disableConnectionState()
                .disableContentCompression();
    }

    @Override
    public ApiResponse send(ClassicHttpRequest request, Call call) throws IOException {
        pool.waitForTurn();
        try {
            return sendOnce(request, call);
        } catch (StaleConnectionException e) {
            pool.closeIdle();
            return sendOnce(request, call);
        } finally {
            pool.endTurn();
        }
    }

    private ApiResponse sendOnce(ClassicHttpRequest request, Call call) throws IOException {
        HttpUriRequestBase cancellable = new HttpUriRequestBase(request.getMethod(), baseUri.uri());
        cancellable.setPath(request.getPath());
        cancellable.setHeaders(request.getHeaders());
        cancellable.setEntity(request.getEntity());
        call.cancelBy(cancellable);
        call.connect();
        boolean read = false;
        ClassicHttpResponse response = null;
        try {
            response = client.executeOpen(host, cancellable, call);
            requireResponseOfService(response, call);
            ApiResponse apiResponse = ResponseBody.read(response, call);
            read = apiResponse.defect() == null;
            return apiResponse;
        } finally {
            if (!read) {
                // Closing the response would first read it to its end. After an Error, HttpClient has not released the
                // connection.
                cancellable.cancel();
            }
            // The response has been read; an error while closing must not fail the call.
            Closer.closeQuietly(response);
        }
    }

    /** A response to a request that has not been sent can only be the proxy's. */
    private static void requireResponseOfService(ClassicHttpResponse response, Call call) throws ProxyException {
        if (call.isConnecting() || response.getCode() == HttpStatus.SC_PROXY_AUTHENTICATION_REQUIRED) {
            throw ProxyException.refused(response.getCode());
        }
    }
}
