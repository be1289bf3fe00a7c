// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar.client;

import java.io.IOException;
import java.net.SocketException;
import org.apache.hc.client5.http.HttpRequestRetryStrategy;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ConnectionClosedException;
import org.apache.hc.core5.http.EndpointDetails;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.HttpRequest;
import org.apache.hc.core5.http.HttpResponse;
import org.apache.hc.core5.http.NoHttpResponseException;
import org.apache.hc.core5.http.ProtocolException;
import org.apache.hc.core5.http.impl.io.HttpRequestExecutor;
import org.apache.hc.core5.http.io.HttpClientConnection;
import org.apache.hc.core5.http.io.HttpResponseInformationCallback;
import org.apache.hc.core5.http.protocol.HttpContext;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;

/**
 * Sends a request over a connection, once. A connection from the pool that the server has closed meanwhile is told apart
 * from every other failure, and only that one is replaced, once: it had served before, and not a byte of an answer came.
 * What must not be done twice is not sent again even then. HttpClient's own strategy would also repeat what failed on a
 * fresh connection, and after a 429 or a 503.
 */
final class SingleExecutor extends HttpRequestExecutor {

    static final HttpRequestRetryStrategy REPLACE_ONE_STALE_CONNECTION = new HttpRequestRetryStrategy() {
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

    @Override
    public ClassicHttpResponse execute(
            ClassicHttpRequest request,
            HttpClientConnection connection,
            HttpResponseInformationCallback informationCallback,
            HttpContext context)
            throws IOException, HttpException {
        Call call = (Call) context;
        EndpointDetails details = connection.getEndpointDetails();
        boolean hasServed = details.getResponseCount() > 0;
        if (hasServed && !call.isRepeatable() && connection.isStale()) {
            // Asked before anything is sent, for after that it would be too late to replace it.
            throw new StaleConnectionException(new ConnectionClosedException());
        }
        call.begin();
        // The watch over the call bounds the time. With a timeout of its own a socket costs more to read, and on a
        // virtual thread a timer for each read.
        connection.setSocketTimeout(Timeout.DISABLED);
        long receivedBefore = details.getReceivedBytesCount();
        try {
            return super.execute(request, connection, informationCallback, context);
        } catch (NoHttpResponseException | SocketException | ConnectionClosedException e) {
            boolean nothingCame = details.getReceivedBytesCount() == receivedBefore;
            if (hasServed && nothingCame && call.isRepeatable()) {
                throw new StaleConnectionException(e);
            }
            if (e instanceof NoHttpResponseException && !nothingCame) {
                throw new ProtocolException("no status line came", e);
            }
            throw e;
        }
    }

    /** The server had closed the connection before the request came. */
    private static final class StaleConnectionException extends IOException {
        StaleConnectionException(IOException cause) {
            super("the server closed a kept-alive connection: " + cause.getMessage(), cause);
        }
    }
}
