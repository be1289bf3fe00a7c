// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar.internal.http;

import java.io.IOException;
import org.apache.hc.client5.http.classic.HttpClient;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.io.Closer;

/** Sends requests with an HttpClient, which supports proxies and authentication. */
public final class ClientExchange implements HttpExchange {

    private final HttpClient client;
    private final BaseUri baseUri;
    private final HttpHost host;

    /** @param client built by a builder that went through {@link #prepare}; the caller closes it */
    public ClientExchange(HttpClient client, BaseUri baseUri) {
        this.client = client;
        this.baseUri = baseUri;
        this.host = baseUri.host();
    }

    /** Configures a client to follow no redirect, keep no state and retry only over a stale connection. */
    public static void prepare(HttpClientBuilder builder) {
        builder.setRequestExecutor(new SingleSendExecutor())
                .setRetryStrategy(StaleConnectionException.RETRY_ONCE)
                .disableRedirectHandling()
                .disableCookieManagement()
                .disableAuthCaching()
                .disableConnectionState()
                .disableContentCompression();
    }

    /** HttpClient's pool does not tell the calls that wait. They end by the connectionRequestTimeout. */
    @Override
    public void close() {
        // Nothing to wake.
    }

    @Override
    public ApiResponse send(ClassicHttpRequest request, Call call) throws IOException {
        HttpUriRequestBase cancellable = new HttpUriRequestBase(request.getMethod(), baseUri.uri());
        cancellable.setPath(request.getPath());
        cancellable.setHeaders(request.getHeaders());
        cancellable.setEntity(request.getEntity());
        call.cancelBy(cancellable);
        ClassicHttpResponse response = client.executeOpen(host, cancellable, call);
        try {
            ApiResponse read = ResponseBody.read(response, call);
            if (read.defect() != null) {
                // Closing the response would first read it to its end.
                cancellable.cancel();
            }
            return read;
        } finally {
            // The response has been read; an error while closing must not fail the call.
            Closer.closeQuietly(response);
        }
    }
}
