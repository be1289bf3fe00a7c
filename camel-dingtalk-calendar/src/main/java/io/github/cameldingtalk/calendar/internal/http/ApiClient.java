// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar.internal.http;

import io.github.cameldingtalk.calendar.api.DingTalkCalendarException;
import io.github.cameldingtalk.calendar.api.DingTalkConnectionException;
import io.github.cameldingtalk.calendar.api.DingTalkUnexpectedResponseException;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.http.message.BasicClassicHttpRequest;
import org.apache.hc.core5.http.message.BasicHeader;

/** Sends requests to the API and reads the responses, within limits of time and size. */
public final class ApiClient {

    private static final Header CONTENT_TYPE = new BasicHeader("Content-Type", "application/json; charset=utf-8");
    private static final Header[] COMMON_HEADERS = {
        new BasicHeader("Accept", "application/json"), new BasicHeader("User-Agent", UserAgent.VALUE),
    };

    private final HttpExchange exchange;
    private final BaseUri baseUri;
    private final HttpHost host;
    private final Deadlines deadlines;
    private final InFlight inFlight;
    private final List<String> secrets;
    private final CallCounts counts;
    private volatile long lastResponse = System.nanoTime() - TimeUnit.DAYS.toNanos(1);

    /**
     * @param connectTimeoutMillis  for making a connection, whatever it consists of; 0 for no limit
     * @param responseTimeoutMillis for the whole response, from sending the request to the last byte; 0 for no limit
     * @param connections           the greatest number of connections
     * @param secrets               the secrets that the connections send by themselves, such as the password of a proxy
     */
    public ApiClient(
            HttpExchange exchange,
            BaseUri baseUri,
            long connectTimeoutMillis,
            long responseTimeoutMillis,
            int connections,
            List<String> secrets,
            CallCounts counts,
            ScheduledExecutorService scheduler) {
        this.exchange = exchange;
        this.baseUri = baseUri;
        this.host = baseUri.host();
        this.deadlines = new Deadlines(connectTimeoutMillis, responseTimeoutMillis, scheduler);
        this.inFlight = new InFlight(baseUri, connections);
        this.secrets = List.copyOf(secrets);
        this.counts = counts;
    }

    /** The address of the API. */
    public BaseUri baseUri() {
        return baseUri;
    }

    /** A request with the secrets of the connections, because a server may quote these secrets, too. */
    public ApiRequest withSecrets(ApiRequest request) {
        return request.withSecrets(secrets);
    }

    /**
     * Sends a request to the API, reads the response, and counts the outcome.
     *
     * @throws ClientClosedException     as {@link #send}
     * @throws DingTalkCalendarException as {@link #send}, or if the reader throws it
     */
    public <T> T call(ApiRequest request, ResponseReader<T> reader) throws DingTalkCalendarException {
        try {
            T result = reader.read(request, send(request));
            counts.succeeded(request.operation());
            return result;
        } catch (ClientClosedException e) {
            throw e;
        } catch (DingTalkCalendarException e) {
            counts.failed(request.operation(), e);
            throw e;
        }
    }

    /**
     * Sends the request.
     *
     * @return the response, whatever its status
     * @throws ClientClosedException               if this client was closed before, so that nothing was sent
     * @throws DingTalkConnectionException         if no response came
     * @throws DingTalkUnexpectedResponseException if the response is not HTTP
     */
    public ApiResponse send(ApiRequest request) throws DingTalkCalendarException {
        Call call = new Call(request.idempotent(), deadlines);
        try {
            if (!inFlight.enter()) {
                throw new ClientClosedException(request.operation(), request.calendarId());
            }
            ApiResponse response = exchange.send(httpRequest(request), call).withoutSecrets(request);
            lastResponse = System.nanoTime();
            return response;
        } catch (IOException e) {
            throw ConnectionFailures.of(request, call, e);
        } catch (IllegalStateException e) {
            // The connection pool was closed meanwhile, because the context or the component stops.
            throw inFlight.isClosed() && !call.hasBegun()
                    ? new ClientClosedException(request.operation(), request.calendarId())
                    : ConnectionFailures.of(request, call, new IOException(e.getMessage(), e));
        } finally {
            inFlight.leave();
            call.end();
        }
    }

    private ClassicHttpRequest httpRequest(ApiRequest request) {
        ClassicHttpRequest httpRequest =
                new BasicClassicHttpRequest(request.method(), host, baseUri.prefix() + request.path());
        httpRequest.setHeaders(COMMON_HEADERS);
        if (request.accessToken() != null) {
            httpRequest.addHeader(new TokenHeader(request.accessToken()));
        }
        if (request.clientToken() != null) {
            httpRequest.addHeader("x-client-token", request.clientToken());
        }
        if (request.body() != null) {
            httpRequest.addHeader(CONTENT_TYPE);
            httpRequest.setEntity(new ByteArrayEntity(request.body(), null));
        }
        return httpRequest;
    }

    /** Whether the service has sent a response, with any status, within the last {@code nanos} nanoseconds. */
    public boolean hasResponseWithin(long nanos) {
        return System.nanoTime() - lastResponse < nanos;
    }

    /**
     * Takes no more calls, unless one is in flight. The caller closes the connections.
     *
     * @return whether the client is closed now
     */
    public boolean closeUnlessInUse() {
        return inFlight.closeUnlessInUse();
    }

    /** Takes no more calls. The caller closes the connections. */
    public void close() {
        inFlight.close();
    }
}
