// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar.internal.http;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.net.ssl.SSLSession;
import javax.net.ssl.SSLSocket;
import org.apache.hc.client5.http.io.ManagedHttpClientConnection;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.MessageConstraintException;
import org.apache.hc.core5.http.ProtocolException;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.impl.io.DefaultBHttpClientConnection;
import org.apache.hc.core5.http.impl.io.DefaultHttpResponseParser;
import org.apache.hc.core5.http.impl.io.SocketHolder;
import org.apache.hc.core5.http.io.SessionInputBuffer;
import org.apache.hc.core5.http.message.RequestLine;
import org.apache.hc.core5.http.message.StatusLine;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.util.Timeout;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A connection that limits the head of a response, and can tell cheaply whether the server has sent something that no
 * request has asked for. HttpClient's own connection can only read from the socket with a timeout of a millisecond.
 */
final class ApiConnection extends DefaultBHttpClientConnection implements ManagedHttpClientConnection {

    /** Also for trailers and the lines of chunks. HttpCore before 5.4.3 has no limit of its own. */
    private static final Http1Config LIMITS = Http1Config.custom()
            .setMaxLineLength(16 * 1024)
            .setMaxHeaderCount(100)
            .build();

    /** The logger of HttpClient's own connection. */
    private static final Logger HEADERS = LoggerFactory.getLogger("org.apache.hc.client5.http.headers");

    private final AtomicBoolean closed = new AtomicBoolean();
    private final Parser parser;
    private Timeout socketTimeout = Timeout.DISABLED;

    ApiConnection() {
        this(new Parser());
    }

    private ApiConnection(Parser parser) {
        super(LIMITS, null, null, null, null, null, config -> parser);
        this.parser = parser;
    }

    /** Whether bytes were read with an earlier response, and are not part of it. */
    boolean hasUnreadBuffer() {
        return parser.buffer != null && parser.buffer.length() > 0;
    }

    /**
     * Whether the server has sent something. On a connection with TLS this may also be the notice that the server closes the
     * connection.
     */
    boolean hasUnreadInput() throws IOException {
        SocketHolder holder = getSocketHolder();
        if (hasUnreadBuffer() || holder == null) {
            return holder != null;
        }
        Socket socket = holder.getBaseSocket();
        return holder.getInputStream().available() > 0
                || (socket != holder.getSocket() && socket.getInputStream().available() > 0);
    }

    @Override
    public void bind(SocketHolder socketHolder) throws IOException {
        if (closed.get()) {
            socketHolder.getSocket().close();
            throw new InterruptedIOException("the connection was closed while it was made");
        }
        super.bind(socketHolder);
        socketTimeout = Timeout.ofMilliseconds(socketHolder.getSocket().getSoTimeout());
    }

    @Override
    public void bind(SSLSocket sslSocket, Socket socket) throws IOException {
        bind(new SocketHolder(sslSocket, socket));
    }

    @Override
    public @Nullable Socket getSocket() {
        SocketHolder holder = getSocketHolder();
        return holder == null ? null : holder.getSocket();
    }

    @Override
    public @Nullable SSLSession getSSLSession() {
        return getSocket() instanceof SSLSocket socket ? socket.getSession() : null;
    }

    @Override
    public void setSocketTimeout(Timeout timeout) {
        super.setSocketTimeout(timeout);
        socketTimeout = timeout;
    }

    @Override
    protected void onRequestSubmitted(ClassicHttpRequest request) {
        if (HEADERS.isDebugEnabled()) {
            HEADERS.debug(">> {} {}", new RequestLine(request), List.of(request.getHeaders()));
        }
    }

    @Override
    protected void onResponseReceived(ClassicHttpResponse response) {
        if (HEADERS.isDebugEnabled()) {
            HEADERS.debug("<< {} {}", new StatusLine(response), List.of(response.getHeaders()));
        }
    }

    @Override
    public void passivate() {
        super.setSocketTimeout(Timeout.DISABLED);
    }

    @Override
    public void activate() {
        super.setSocketTimeout(socketTimeout);
    }

    @Override
    public void close() throws IOException {
        if (closed.compareAndSet(false, true)) {
            super.close();
        }
    }

    @Override
    public void close(CloseMode closeMode) {
        if (closed.compareAndSet(false, true)) {
            super.close(closeMode);
        }
    }

    /** Parses the heads of the responses of one connection. */
    private static final class Parser extends DefaultHttpResponseParser {

        private static final int MAX_INFORMATIONAL = 20;

        private @Nullable SessionInputBuffer buffer;
        private int informational;

        Parser() {
            super(LIMITS);
        }

        @Override
        public ClassicHttpResponse parse(SessionInputBuffer input, InputStream socket)
                throws IOException, HttpException {
            buffer = input;
            ClassicHttpResponse response;
            try {
                response = super.parse(input, socket);
            } catch (IllegalArgumentException e) {
                // The constructor of the response refuses the status 000.
                throw new ProtocolException(e.getMessage(), e);
            }
            informational = response != null && response.getCode() < 200 ? informational + 1 : 0;
            if (informational > MAX_INFORMATIONAL) {
                throw new MessageConstraintException("more than " + MAX_INFORMATIONAL + " responses with a status 1xx");
            }
            return response;
        }
    }
}
