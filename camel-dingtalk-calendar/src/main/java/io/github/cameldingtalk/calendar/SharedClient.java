// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar;

import io.github.cameldingtalk.calendar.internal.http.ApiClient;
import io.github.cameldingtalk.calendar.internal.http.CallCounts;
import java.time.Duration;
import java.util.concurrent.ScheduledExecutorService;
import org.apache.camel.CamelContext;

/** A client that producers share, and how many use it. The caller guards this object against other threads. */
final class SharedClient {

    private final String baseUri;
    private final HttpTransport transport;
    private final ApiClient client;
    private int users;
    private long unusedSince;

    SharedClient(CamelContext context, TransportOptions options, CallCounts counts, ScheduledExecutorService scheduler)
            throws Exception {
        baseUri = options.baseUri().uri().toString();
        transport = new HttpTransport(context, options);
        client = new ApiClient(
                transport.exchange(),
                options.baseUri(),
                options.connectTimeout(),
                options.responseTimeout(),
                options.maxConnections(),
                HttpOptions.secrets(options.http()),
                counts,
                scheduler);
    }

    ApiClient use() {
        users++;
        return client;
    }

    /** @param used the client that a producer gives back; another one than this if the component was restarted */
    boolean isUnusedAfterRelease(ApiClient used) {
        if (client == used && --users == 0) {
            unusedSince = System.nanoTime();
            return true;
        }
        return false;
    }

    boolean isUnused() {
        return users == 0;
    }

    boolean isUnusedFor(Duration time, long now) {
        return users == 0 && now - unusedSince >= time.toNanos();
    }

    ClientState state() {
        return new ClientState(baseUri, users, transport.pool());
    }

    /** A producer that Camel has stopped may still be in a call. */
    boolean closeUnlessInUse() {
        boolean closed = client.closeUnlessInUse();
        if (closed) {
            transport.close();
        }
        return closed;
    }

    void close() {
        client.close();
        transport.close();
    }
}
