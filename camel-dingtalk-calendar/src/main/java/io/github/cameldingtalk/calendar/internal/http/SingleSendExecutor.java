// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar.internal.http;

import java.io.IOException;
import java.net.SocketException;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ConnectionClosedException;
import org.apache.hc.core5.http.EndpointDetails;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.NoHttpResponseException;
import org.apache.hc.core5.http.ProtocolException;
import org.apache.hc.core5.http.impl.io.HttpRequestExecutor;
import org.apache.hc.core5.http.io.HttpClientConnection;
import org.apache.hc.core5.http.io.HttpResponseInformationCallback;
import org.apache.hc.core5.http.protocol.HttpContext;
import org.apache.hc.core5.util.Timeout;
import org.jspecify.annotations.Nullable;

/**
 * Sends a request over a connection, and distinguishes a stale connection from other failures. A connection is stale if it
 * has served an earlier request, and no byte of the response to this request came. A request that is not idempotent is
 * not sent over a connection that looks stale, because it cannot be sent again safely.
 */
final class SingleSendExecutor extends HttpRequestExecutor {

    @Override
    public ClassicHttpResponse execute(
            ClassicHttpRequest request,
            HttpClientConnection connection,
            @Nullable HttpResponseInformationCallback informationCallback,
            HttpContext context)
            throws IOException, HttpException {
        Call call = (Call) context;
        EndpointDetails details = connection.getEndpointDetails();
        boolean hasServed = details.getResponseCount() > 0;
        if (hasServed && !call.isIdempotent() && connection.isStale()) {
            throw new StaleConnectionException(new ConnectionClosedException());
        }
        call.begin();
        // The deadline bounds the call. A timeout of the socket would make each read cost more, and on a virtual thread
        // it would need a timer for each read.
        connection.setSocketTimeout(Timeout.DISABLED);
        long receivedBefore = details.getReceivedBytesCount();
        try {
            return super.execute(request, connection, informationCallback, context);
        } catch (NoHttpResponseException | SocketException | ConnectionClosedException e) {
            boolean nothingReceived = details.getReceivedBytesCount() == receivedBefore;
            if (hasServed && nothingReceived && call.isIdempotent() && !call.isOverdue()) {
                throw new StaleConnectionException(e);
            }
            if (e instanceof NoHttpResponseException && !nothingReceived) {
                throw new ProtocolException("the response has no status line", e);
            }
            throw e;
        }
    }
}
