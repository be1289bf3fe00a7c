// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar.benchmarks;

import java.io.IOException;
import java.net.URI;
import org.apache.hc.client5.http.classic.methods.HttpPut;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManager;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.http.io.entity.EntityUtils;
import org.openjdk.jmh.annotations.CompilerControl;

/**
 * The limit: HttpClient 5 as it comes, with a pool for all threads, a body and a URI that are ready, and an answer that
 * nobody looks at.
 */
final class RawClient implements AutoCloseable {

    private final CloseableHttpClient http;
    private final URI uri;

    RawClient(String baseUri, int connections) {
        PoolingHttpClientConnectionManager pool = new PoolingHttpClientConnectionManager();
        pool.setMaxTotal(connections);
        pool.setDefaultMaxPerRoute(connections);
        http = HttpClients.custom().setConnectionManager(pool).build();
        uri = URI.create(baseUri + Sample.PATH);
    }

    /** Compiled by itself, so that what called it while it grew warm makes no difference. */
    @CompilerControl(CompilerControl.Mode.DONT_INLINE)
    int update() throws IOException {
        HttpPut request = new HttpPut(uri);
        request.setHeader("x-acs-dingtalk-access-token", Sample.TOKEN);
        request.setEntity(new ByteArrayEntity(Sample.BYTES, ContentType.APPLICATION_JSON));
        return http.execute(request, response -> {
            EntityUtils.consume(response.getEntity());
            return response.getCode();
        });
    }

    @Override
    public void close() throws IOException {
        http.close();
    }
}
