// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar.benchmarks;

import java.net.URI;
import java.util.concurrent.Future;
import org.apache.hc.client5.http.async.methods.SimpleHttpRequest;
import org.apache.hc.client5.http.async.methods.SimpleHttpResponse;
import org.apache.hc.client5.http.async.methods.SimpleRequestBuilder;
import org.apache.hc.client5.http.impl.async.CloseableHttpAsyncClient;
import org.apache.hc.client5.http.impl.async.HttpAsyncClients;
import org.apache.hc.client5.http.impl.nio.PoolingAsyncClientConnectionManagerBuilder;
import org.apache.hc.core5.concurrent.FutureCallback;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.io.CloseMode;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.CompilerControl;

/** HttpClient 5's client that waits on no thread: what a component would stand on that does the same. */
final class NonBlockingClient implements AutoCloseable {

    private final CloseableHttpAsyncClient http;
    private final URI uri;

    NonBlockingClient(String baseUri, int connections) {
        http = HttpAsyncClients.custom()
                .setConnectionManager(PoolingAsyncClientConnectionManagerBuilder.create()
                        .setMaxConnTotal(connections)
                        .setMaxConnPerRoute(connections)
                        .build())
                .build();
        http.start();
        uri = URI.create(baseUri + Sample.PATH);
    }

    /**
     * Compiled by itself, so that what called it while it grew warm makes no difference.
     *
     * @param callback {@code null} if the future is enough
     */
    @CompilerControl(CompilerControl.Mode.DONT_INLINE)
    Future<SimpleHttpResponse> update(@Nullable FutureCallback<SimpleHttpResponse> callback) {
        SimpleHttpRequest request = SimpleRequestBuilder.put(uri)
                .setHeader("x-acs-dingtalk-access-token", Sample.TOKEN)
                .setBody(Sample.BYTES, ContentType.APPLICATION_JSON)
                .build();
        return http.execute(request, callback);
    }

    @Override
    public void close() {
        http.close(CloseMode.IMMEDIATE);
    }
}
