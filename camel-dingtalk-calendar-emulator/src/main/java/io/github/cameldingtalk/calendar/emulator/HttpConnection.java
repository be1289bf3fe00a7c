// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar.emulator;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.function.Function;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ConnectionClosedException;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.impl.io.HttpService;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.http.message.BasicClassicHttpResponse;
import org.apache.hc.core5.http.protocol.HttpCoreContext;
import org.apache.hc.core5.http.protocol.HttpProcessor;
import org.apache.hc.core5.http.protocol.HttpProcessorBuilder;
import org.apache.hc.core5.http.protocol.RequestConformance;
import org.apache.hc.core5.http.protocol.RequestValidateHost;
import org.apache.hc.core5.http.protocol.ResponseConformance;
import org.apache.hc.core5.http.protocol.ResponseContent;
import org.apache.hc.core5.http.protocol.ResponseDate;
import org.apache.hc.core5.http.protocol.ResponseServer;
import org.apache.hc.core5.io.CloseMode;
import org.jspecify.annotations.Nullable;

/** Reads the requests of one connection, and writes the responses of a handler. */
final class HttpConnection {

    static final Duration REQUEST_TIMEOUT = Duration.ofSeconds(20);

    private static final int MAX_BODY_BYTES = 4 * 1024 * 1024;
    private static final int SMALL_BODY_BYTES = 64 * 1024;

    /** Many large bodies at once would fill the memory. A request with a small body never waits. */
    private static final Semaphore LARGE_BODIES = new Semaphore(Memory.LARGE_BODIES);

    private static final HttpProcessor PROCESSOR = HttpProcessorBuilder.create()
            .addAll(
                    ResponseConformance.INSTANCE,
                    ResponseDate.INSTANCE,
                    new ResponseServer("DingTalkEmulator"),
                    ResponseContent.INSTANCE,
                    new ConnectionHeader())
            .addAll(RequestValidateHost.INSTANCE, RequestConformance.INSTANCE)
            .build();

    private static final Http1Config CONFIG = Http1Config.custom()
            .setMaxLineLength(16 * 1024)
            .setMaxHeaderCount(200)
            .build();

    private final Socket socket;
    private final int number;
    private final Function<ReceivedRequest, EmulatedResponse> handler;
    private final RequestStream in;
    private volatile boolean isWaiting = true;

    /**
     * A connection.
     *
     * @param number  goes into each {@link ReceivedRequest} of the connection
     * @param timeout for a whole request, from its first byte on
     * @throws IOException if the client has closed the connection
     */
    HttpConnection(Socket socket, int number, Function<ReceivedRequest, EmulatedResponse> handler, Duration timeout)
            throws IOException {
        this.socket = socket;
        this.number = number;
        this.handler = handler;
        this.in = new RequestStream(socket, socket.getInputStream(), timeout);
    }

    /** Whether no whole request has come that still has no response. */
    boolean isWaiting() {
        return isWaiting;
    }

    /** Ends the connection at once. */
    void close() {
        try {
            socket.close();
        } catch (IOException e) {
            // There is no connection any more.
        }
    }

    /** Serves requests until the client or a response closes the connection. */
    void serve() {
        try (socket) {
            socket.setTcpNoDelay(true);
            ServerTransport http = new ServerTransport(CONFIG, socket, in);
            HttpService service = new HttpService(
                    PROCESSOR,
                    (request, trigger, context) -> {
                        ClassicHttpResponse response = respond(request);
                        if (response == null) {
                            throw new ConnectionClosedException();
                        }
                        trigger.submitResponse(response);
                    },
                    CONFIG,
                    null,
                    null);
            while (http.isOpen()) {
                // A new context, because a request that cannot be read must not be answered as the request before.
                service.handleRequest(http, HttpCoreContext.create());
                isWaiting = true;
                in.nextRequest();
            }
            http.close(CloseMode.IMMEDIATE);
        } catch (IOException | HttpException e) {
            // The client closed the connection, was too slow or did not send HTTP: no response can reach it.
        }
    }

    /** The response, or {@code null} if the handler has used the socket instead. */
    private @Nullable ClassicHttpResponse respond(ClassicHttpRequest request) throws IOException {
        in.headIsRead();
        EmulatedResponse response = response(request);
        if (response == null) {
            return closing(413);
        }
        if (response instanceof EmulatedResponse.Wire wire) {
            takeOver(wire);
            return null;
        }
        return converted((EmulatedResponse.Http) response);
    }

    /** The response of the handler, or {@code null} if the body is too large. */
    private @Nullable EmulatedResponse response(ClassicHttpRequest request) throws IOException {
        HttpEntity entity = request.getEntity();
        if (entity == null) {
            return response(request, new byte[0]);
        }
        InputStream content = entity.getContent();
        byte[] start = content.readNBytes(SMALL_BODY_BYTES);
        if (start.length < SMALL_BODY_BYTES) {
            return response(request, start);
        }
        LARGE_BODIES.acquireUninterruptibly();
        try {
            byte[] rest = content.readNBytes(MAX_BODY_BYTES - start.length + 1);
            if (start.length + rest.length > MAX_BODY_BYTES) {
                return null;
            }
            byte[] body = Arrays.copyOf(start, start.length + rest.length);
            System.arraycopy(rest, 0, body, start.length, rest.length);
            return response(request, body);
        } finally {
            LARGE_BODIES.release();
        }
    }

    private EmulatedResponse response(ClassicHttpRequest request, byte[] body) throws IOException {
        in.requestIsRead();
        isWaiting = false;
        List<Map.Entry<String, String>> headers = new ArrayList<>();
        for (Header header : request.getHeaders()) {
            headers.add(Map.entry(header.getName(), header.getValue()));
        }
        return handler.apply(new ReceivedRequest(request.getMethod(), request.getRequestUri(), headers, body, number));
    }

    /** A response to a request that was not read to its end. */
    private static ClassicHttpResponse closing(int status) {
        ClassicHttpResponse response = new BasicClassicHttpResponse(status);
        response.setHeader(HttpHeaders.CONNECTION, "close");
        return response;
    }

    private void takeOver(EmulatedResponse.Wire wire) throws IOException {
        try {
            wire.behavior().on(socket);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static ClassicHttpResponse converted(EmulatedResponse.Http response) {
        ClassicHttpResponse converted = new BasicClassicHttpResponse(response.status());
        response.headers().forEach(header -> converted.addHeader(header.getKey(), header.getValue()));
        // HTTP forbids a body with these.
        if (response.status() != 204 && response.status() != 304) {
            converted.setEntity(new ByteArrayEntity(response.body(), null));
        }
        return converted;
    }
}
