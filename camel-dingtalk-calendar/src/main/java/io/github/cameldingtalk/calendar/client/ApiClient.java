// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar.client;

import io.github.cameldingtalk.calendar.DingTalkCalendarException;
import io.github.cameldingtalk.calendar.DingTalkCalendarException.Details;
import io.github.cameldingtalk.calendar.DingTalkConnectionException;
import io.github.cameldingtalk.calendar.DingTalkResponseException;
import java.io.IOException;
import java.io.InputStream;
import java.net.SocketTimeoutException;
import java.util.Arrays;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.hc.client5.http.ClientProtocolException;
import org.apache.hc.client5.http.classic.HttpClient;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ConnectionRequestTimeoutException;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.MessageConstraintException;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.http.message.BasicHeader;
import org.apache.hc.core5.io.Closer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sends a request to the API and reads what comes back, within its bounds of time and size. */
public final class ApiClient implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(ApiClient.class);

    static final int MOST_BYTES_OF_AN_ANSWER = 1024 * 1024;

    /** What is added to the calls in flight when the client is closed. */
    private static final int CLOSED = Integer.MIN_VALUE / 2;

    private static final String TOKEN_HEADER = "x-acs-dingtalk-access-token";
    private static final String REQUEST_ID_HEADER = "x-acs-request-id";
    private static final Header CONTENT_TYPE = new BasicHeader("Content-Type", "application/json; charset=utf-8");
    private static final Header[] SAME_IN_ALL = {
        new BasicHeader("Accept", "application/json"), new BasicHeader("User-Agent", Product.USER_AGENT),
    };

    private final HttpClient http;
    private final BaseUri baseUri;
    private final HttpHost host;
    private final long responseTimeoutMillis;
    private final int connections;
    private final Deadlines deadlines;
    private final AtomicInteger inFlight = new AtomicInteger();
    private volatile long lastResponse = System.nanoTime() - TimeUnit.DAYS.toNanos(1);
    private final AtomicBoolean hasWarned = new AtomicBoolean();

    /**
     * @param http                  was built by a builder that {@link HttpRules#makeSafe} has seen
     * @param responseTimeoutMillis for the answer as a whole; 0 for no limit
     * @param connections           how many there can be at once
     */
    public ApiClient(
            HttpClient http,
            BaseUri baseUri,
            long responseTimeoutMillis,
            int connections,
            ScheduledExecutorService scheduler) {
        this.http = http;
        this.baseUri = baseUri;
        this.host = HttpHost.create(baseUri.uri());
        this.responseTimeoutMillis = responseTimeoutMillis;
        this.connections = connections;
        this.deadlines = new Deadlines(responseTimeoutMillis, scheduler);
    }

    /** Where the API is. */
    public BaseUri baseUri() {
        return baseUri;
    }

    /**
     * Sends the request.
     *
     * @return the answer, whatever its status
     * @throws ClientClosedException if this client was closed before, so that nothing was sent
     * @throws DingTalkConnectionException if there was none
     * @throws DingTalkResponseException if what came back is no HTTP
     */
    public ApiResponse send(ApiRequest request) throws DingTalkCalendarException {
        HttpUriRequestBase httpRequest = new HttpUriRequestBase(request.method(), baseUri.uri());
        httpRequest.setPath(baseUri.prefix() + request.path());
        httpRequest.setHeaders(SAME_IN_ALL);
        if (request.accessToken() != null) {
            httpRequest.addHeader(new TokenHeader(request.accessToken()));
        }
        if (request.body() != null) {
            httpRequest.addHeader(CONTENT_TYPE);
            httpRequest.setEntity(new ByteArrayEntity(request.body(), null));
        }
        Call call = new Call(httpRequest, request.repeatable(), deadlines);
        ClassicHttpResponse response = null;
        int calls = inFlight.incrementAndGet();
        try {
            if (calls < 0) {
                throw new ClientClosedException(request.operation(), request.calendarId());
            }
            if (calls > connections) {
                warnOnceOfWaiting();
            }
            response = http.executeOpen(host, httpRequest, call);
            lastResponse = System.nanoTime();
            return read(response, call);
        } catch (IOException e) {
            throw failure(request, call, e);
        } catch (IllegalStateException e) {
            // HttpClient says so when its pool was closed meanwhile: the context or the component stops.
            throw inFlight.get() < 0 && !call.hasBegun()
                    ? new ClientClosedException(request.operation(), request.calendarId())
                    : failure(request, call, new IOException(String.valueOf(e.getMessage()), e));
        } finally {
            // What was to be learnt is known: trouble in giving the connection back is no trouble of the call.
            Closer.closeQuietly(response);
            inFlight.decrementAndGet();
            call.end();
        }
    }

    private void warnOnceOfWaiting() {
        if (hasWarned.compareAndSet(false, true)) {
            LOG.warn(
                    "A call to {} waits for a connection: all {} are in use. Set maxConnections to how many calls are in"
                            + " flight at once, or send fewer. This is said once.",
                    host,
                    connections);
        }
    }

    private ApiResponse read(ClassicHttpResponse response, Call call) throws IOException {
        Header requestId = response.getFirstHeader(REQUEST_ID_HEADER);
        byte[] bytes = new byte[0];
        int length = 0;
        Exception defect = null;
        HttpEntity entity = response.getEntity();
        if (entity != null) {
            bytes = new byte[firstSize(entity.getContentLength())];
            try {
                InputStream in = entity.getContent();
                for (int n = in.read(bytes); n >= 0; n = in.read(bytes, length, bytes.length - length)) {
                    length += n;
                    if (length > MOST_BYTES_OF_AN_ANSWER) {
                        defect = new IOException("the answer is larger than " + MOST_BYTES_OF_AN_ANSWER + " bytes");
                        call.cancel();
                        break;
                    }
                    if (length == bytes.length) {
                        bytes = Arrays.copyOf(bytes, bytes.length * 2);
                    }
                }
            } catch (IOException e) {
                boolean timedOut = call.isOverdue() || e instanceof SocketTimeoutException;
                if (timedOut && response.getCode() < 300) {
                    throw e;
                }
                // Of any other status the status itself tells enough, however little of the body came.
                defect = e;
                call.cancel();
            }
        }
        return new ApiResponse(
                response.getCode(),
                requestId == null ? null : requestId.getValue(),
                Arrays.copyOf(bytes, length),
                defect);
    }

    /** One byte more than announced, so that the end is seen without growing. */
    private static int firstSize(long contentLength) {
        return contentLength >= 0 && contentLength < MOST_BYTES_OF_AN_ANSWER ? (int) contentLength + 1 : 1024;
    }

    private DingTalkCalendarException failure(ApiRequest request, Call call, IOException e) {
        boolean outcomeUnknown = call.hasBegun() && !request.repeatable();
        if (e instanceof ClientProtocolException || e instanceof MessageConstraintException) {
            String message = "the server answered something that is not HTTP: " + e.getMessage();
            return new DingTalkResponseException(details(request, message, outcomeUnknown), e);
        }
        if (call.isOverdue() || (call.hasBegun() && e instanceof SocketTimeoutException)) {
            String message = "no complete answer within " + responseTimeoutMillis + " ms (responseTimeout)";
            SocketTimeoutException timeout = new SocketTimeoutException(message);
            timeout.initCause(e);
            return new DingTalkConnectionException(details(request, message, outcomeUnknown), timeout);
        }
        String message = e instanceof ConnectionRequestTimeoutException
                ? "no connection became free within the connectionRequestTimeout: more calls are in flight than"
                        + " maxConnections allows"
                : "no answer: " + reason(e);
        return new DingTalkConnectionException(details(request, message, outcomeUnknown), e);
    }

    private static String reason(IOException e) {
        String message = e.getMessage();
        return message == null ? e.getClass().getSimpleName() : message;
    }

    private static Details details(ApiRequest request, String message, boolean outcomeUnknown) {
        return new Details(
                request.operation(),
                request.calendarId(),
                0,
                null,
                ServerText.clean(message, 500, request.secrets()),
                null,
                outcomeUnknown,
                request.hint());
    }

    /** HttpClient logs the headers at DEBUG, by their text; Camel's HTTP logging masks those that say they are sensitive. */
    private static final class TokenHeader extends BasicHeader {
        TokenHeader(String token) {
            super(TOKEN_HEADER, token, true);
        }

        @Override
        public String toString() {
            return TOKEN_HEADER + ": xxxxxx";
        }
    }

    /** Whether the service has answered, with whatever status, within the last so many nanoseconds. */
    boolean hasAnsweredWithin(long nanos) {
        return System.nanoTime() - lastResponse < nanos;
    }

    /**
     * Takes no more calls, unless one is in flight. The HTTP client belongs to whoever made it.
     *
     * @return whether it is closed now
     */
    public boolean closeUnlessInUse() {
        return inFlight.compareAndSet(0, CLOSED);
    }

    /** Takes no more calls. The HTTP client belongs to whoever made it. */
    @Override
    public void close() {
        inFlight.updateAndGet(calls -> calls < 0 ? calls : calls + CLOSED);
    }
}
