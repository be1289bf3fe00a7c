// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar.emulator;

import java.io.IOException;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ConnectionClosedException;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.impl.HttpProcessors;
import org.apache.hc.core5.http.impl.io.DefaultBHttpServerConnection;
import org.apache.hc.core5.http.impl.io.HttpService;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.http.message.BasicClassicHttpResponse;
import org.apache.hc.core5.http.protocol.HttpCoreContext;
import org.apache.hc.core5.http.protocol.HttpProcessor;
import org.apache.hc.core5.io.CloseMode;
import org.jspecify.annotations.Nullable;

/** Reads the requests of one connection, and writes the responses of a handler. */
final class HttpConnection {

    private static final int MAX_BODY_BYTES = 4 * 1024 * 1024;
    private static final int IDLE_TIMEOUT_MILLIS = 60_000;
    private static final HttpProcessor PROCESSOR = HttpProcessors.server("DingTalkEmulator");
    private static final Http1Config CONFIG = Http1Config.custom()
            .setMaxLineLength(16 * 1024)
            .setMaxHeaderCount(200)
            .build();

    private final Socket socket;
    private final int number;
    private final Function<ReceivedRequest, EmulatedResponse> handler;

    /** The number goes into each {@link ReceivedRequest} of the connection. */
    HttpConnection(Socket socket, int number, Function<ReceivedRequest, EmulatedResponse> handler) {
        this.socket = socket;
        this.number = number;
        this.handler = handler;
    }

    /** Serves requests until the client or a response closes the connection. */
    void serve() {
        try (socket) {
            socket.setTcpNoDelay(true);
            socket.setSoTimeout(IDLE_TIMEOUT_MILLIS);
            DefaultBHttpServerConnection http = new DefaultBHttpServerConnection("http", CONFIG);
            http.bind(socket);
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
            HttpCoreContext context = HttpCoreContext.create();
            while (http.isOpen()) {
                service.handleRequest(http, context);
            }
            http.close(CloseMode.IMMEDIATE);
        } catch (IOException | HttpException e) {
            // The client closed the connection or did not send HTTP: no response can reach it.
        }
    }

    /** The response, or {@code null} if the handler has used the socket instead. */
    private @Nullable ClassicHttpResponse respond(ClassicHttpRequest request) throws IOException {
        byte[] body = new byte[0];
        if (request.getEntity() != null) {
            body = request.getEntity().getContent().readNBytes(MAX_BODY_BYTES + 1);
            if (body.length > MAX_BODY_BYTES) {
                return new BasicClassicHttpResponse(413);
            }
        }
        List<Map.Entry<String, String>> headers = new ArrayList<>();
        for (Header header : request.getHeaders()) {
            headers.add(Map.entry(header.getName(), header.getValue()));
        }
        EmulatedResponse response =
                handler.apply(new ReceivedRequest(request.getMethod(), request.getRequestUri(), headers, body, number));
        if (response instanceof EmulatedResponse.Wire wire) {
            takeOver(wire);
            return null;
        }
        return converted((EmulatedResponse.Http) response);
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
