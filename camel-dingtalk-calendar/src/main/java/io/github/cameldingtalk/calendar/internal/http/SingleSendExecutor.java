// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar.internal.http;

import java.io.IOException;
import java.net.SocketException;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ConnectionClosedException;
import org.apache.hc.core5.http.EndpointDetails;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.HttpStatus;
import org.apache.hc.core5.http.Method;
import org.apache.hc.core5.http.NoHttpResponseException;
import org.apache.hc.core5.http.ProtocolException;
import org.apache.hc.core5.http.impl.io.HttpRequestExecutor;
import org.apache.hc.core5.http.io.HttpClientConnection;
import org.apache.hc.core5.http.io.HttpResponseInformationCallback;
import org.apache.hc.core5.http.protocol.HttpContext;
import org.apache.hc.core5.util.Timeout;
import org.jspecify.annotations.Nullable;

/**
 * Sends a request over a connection, and distinguishes a stale connection from other failures. A connection that has served
 * an earlier request is stale in two cases: it holds bytes that no request has asked for, or it delivers no byte of the
 * response to this request. A request that is not idempotent is not sent over a connection that looks stale, because it cannot be
 * sent again safely.
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
        return Method.CONNECT.isSame(request.getMethod())
                ? makeTunnel(request, connection, call)
                : send(request, connection, informationCallback, call);
    }

    private ClassicHttpResponse send(
            ClassicHttpRequest request,
            HttpClientConnection connection,
            @Nullable HttpResponseInformationCallback informationCallback,
            Call call)
            throws IOException, HttpException {
        EndpointDetails details = connection.getEndpointDetails();
        boolean hasServed = details.getResponseCount() > 0 && !call.hasNewTunnel();
        if (connection instanceof ApiConnection pooled && hasServed && pooled.hasUnreadInput()) {
            throw StaleConnectionException.unreadInput();
        }
        if (hasServed && !call.isIdempotent() && connection.isStale()) {
            throw StaleConnectionException.closed(new ConnectionClosedException());
        }
        call.begin();
        // The deadline bounds the call. A timeout of the socket would make each read cost more, and on a virtual thread
        // it would need a timer for each read.
        connection.setSocketTimeout(Timeout.DISABLED);
        long receivedBefore = details.getReceivedBytesCount();
        try {
            return super.execute(request, connection, informationCallback, call);
        } catch (NoHttpResponseException | SocketException | ConnectionClosedException e) {
            boolean nothingReceived = details.getReceivedBytesCount() == receivedBefore;
            // An interrupt closes the socket of a virtual thread.
            boolean closedHere = call.isOverdue() || Thread.currentThread().isInterrupted();
            if (hasServed && nothingReceived && call.isIdempotent() && !closedHere) {
                throw StaleConnectionException.closed(e);
            }
            if (e instanceof NoHttpResponseException && !nothingReceived) {
                throw new ProtocolException("the response has no status line", e);
            }
            throw e;
        }
    }

    /** Whatever a proxy responds to a CONNECT is no response of the service. */
    private ClassicHttpResponse makeTunnel(ClassicHttpRequest connect, HttpClientConnection connection, Call call)
            throws ProxyException {
        ClassicHttpResponse response;
        try {
            response = super.execute(connect, connection, null, call);
        } catch (IOException | HttpException e) {
            throw ProxyException.failed("did not respond to CONNECT", e);
        }
        int status = response.getCode();
        if (status != HttpStatus.SC_OK && status != HttpStatus.SC_PROXY_AUTHENTICATION_REQUIRED) {
            throw ProxyException.refused(status);
        }
        if (status == HttpStatus.SC_OK) {
            if (connection instanceof ApiConnection made && made.hasUnreadBuffer()) {
                throw ProxyException.failed("sent more than a response to CONNECT", null);
            }
            call.tunnelMade();
        }
        return response;
    }
}
