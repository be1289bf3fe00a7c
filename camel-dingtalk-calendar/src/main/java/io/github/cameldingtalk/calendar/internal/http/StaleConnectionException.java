// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar.internal.http;

import java.io.IOException;
import org.apache.hc.client5.http.HttpRequestRetryStrategy;
import org.apache.hc.core5.http.HttpRequest;
import org.apache.hc.core5.http.HttpResponse;
import org.apache.hc.core5.http.protocol.HttpContext;
import org.apache.hc.core5.util.TimeValue;

/** The server had closed a pooled connection before the request came. The request can be sent again. */
final class StaleConnectionException extends IOException {

    /** HttpClient's own strategy would also retry after a failure of a new connection, after a 429 and after a 503. */
    static final HttpRequestRetryStrategy RETRY_ONCE = new HttpRequestRetryStrategy() {

        @Override
        public boolean retryRequest(HttpRequest request, IOException exception, int execCount, HttpContext context) {
            return exception instanceof StaleConnectionException && execCount == 1;
        }

        @Override
        public boolean retryRequest(HttpResponse response, int execCount, HttpContext context) {
            return false;
        }

        @Override
        public TimeValue getRetryInterval(HttpResponse response, int execCount, HttpContext context) {
            return TimeValue.ZERO_MILLISECONDS;
        }
    };

    StaleConnectionException(IOException cause) {
        super("the server closed a pooled connection: " + cause.getMessage(), cause);
    }
}
