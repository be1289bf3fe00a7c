// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar.emulator;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
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

/**
 * Listens on a port and hands each request to a function. HttpCore reads and writes the HTTP; the accept loop is here
 * because an {@link Answer.Wire} needs the socket below it.
 */
final class HttpListener implements AutoCloseable {

    private static final int MOST_BYTES_OF_A_BODY = 4 * 1024 * 1024;
    private static final int IDLE_MILLIS = 60_000;
    private static final int MOST_CONNECTIONS = 4_000;
    private static final Http1Config HTTP = Http1Config.custom()
            .setMaxLineLength(16 * 1024)
            .setMaxHeaderCount(200)
            .build();

    private final Function<ReceivedRequest, Answer> api;
    private final InetSocketAddress address;
    private volatile ServerSocket serverSocket;
    private volatile boolean closed;
    private volatile CountDownLatch accepted = new CountDownLatch(1);
    private final ExecutorService threads;
    private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
    private final AtomicInteger connections = new AtomicInteger();
    private final HttpProcessor processor = HttpProcessors.server("DingTalkEmulator");

    HttpListener(InetSocketAddress address, Function<ReceivedRequest, Answer> api) {
        this.api = api;
        serverSocket = listen(address);
        this.address = new InetSocketAddress(address.getAddress(), serverSocket.getLocalPort());
        String name = "dingtalk-emulator-" + port();
        threads = Executors.newCachedThreadPool(task -> {
            Thread thread = new Thread(task, name);
            thread.setDaemon(true);
            return thread;
        });
        threads.execute(this::accept);
    }

    private static ServerSocket listen(InetSocketAddress address) {
        try {
            ServerSocket socket = new ServerSocket();
            socket.setReuseAddress(true);
            socket.bind(address, 1024);
            return socket;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot listen on " + address + ": " + e.getMessage(), e);
        }
    }

    int port() {
        return address.getPort();
    }

    /** Refuses connections from now on, and closes those that there are; or takes them again. */
    synchronized void refuse(boolean refuse) {
        if (refuse) {
            closeSockets();
            // The port stays taken until the accept that waits on it has noticed.
            await(accepted);
        } else if (serverSocket.isClosed() && !closed) {
            serverSocket = listen(address);
            accepted = new CountDownLatch(1);
            threads.execute(this::accept);
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            if (!latch.await(10, TimeUnit.SECONDS)) {
                throw new IllegalStateException("the port of the emulator could not be given up");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void accept() {
        CountDownLatch ended = accepted;
        try {
            acceptUntilClosed(serverSocket);
        } finally {
            ended.countDown();
        }
    }

    private void acceptUntilClosed(ServerSocket server) {
        while (!server.isClosed()) {
            try {
                Socket socket = server.accept();
                if (sockets.size() >= MOST_CONNECTIONS) {
                    socket.close();
                    continue;
                }
                sockets.add(socket);
                if (server.isClosed()) {
                    socket.close();
                    return;
                }
                threads.execute(() -> serve(socket, connections.incrementAndGet()));
            } catch (IOException e) {
                // The server socket was closed, or a client gave up before it was accepted: the loop's condition tells.
            }
        }
    }

    private void serve(Socket socket, int connection) {
        try (socket) {
            socket.setTcpNoDelay(true);
            socket.setSoTimeout(IDLE_MILLIS);
            DefaultBHttpServerConnection http = new DefaultBHttpServerConnection("http", HTTP);
            http.bind(socket);
            HttpService service = new HttpService(
                    processor,
                    (request, trigger, context) -> {
                        ClassicHttpResponse response = respond(request, socket, connection);
                        if (response == null) {
                            throw new ConnectionClosedException();
                        }
                        trigger.submitResponse(response);
                    },
                    HTTP,
                    null,
                    null);
            HttpCoreContext context = HttpCoreContext.create();
            while (http.isOpen()) {
                service.handleRequest(http, context);
            }
            http.close(CloseMode.IMMEDIATE);
        } catch (IOException | HttpException e) {
            // The client went away, or spoke no HTTP: nobody is left to be told.
        } finally {
            sockets.remove(socket);
        }
    }

    private @Nullable ClassicHttpResponse respond(ClassicHttpRequest request, Socket socket, int connection)
            throws IOException {
        byte[] body = new byte[0];
        if (request.getEntity() != null) {
            body = request.getEntity().getContent().readNBytes(MOST_BYTES_OF_A_BODY + 1);
            if (body.length > MOST_BYTES_OF_A_BODY) {
                return new BasicClassicHttpResponse(413);
            }
        }
        List<Map.Entry<String, String>> headers = new ArrayList<>();
        for (Header header : request.getHeaders()) {
            headers.add(Map.entry(header.getName(), header.getValue()));
        }
        Answer answer =
                api.apply(new ReceivedRequest(request.getMethod(), request.getRequestUri(), headers, body, connection));
        if (answer instanceof Answer.Wire wire) {
            try {
                wire.behaviour().on(socket);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return null;
        }
        Answer.Http http = (Answer.Http) answer;
        ClassicHttpResponse response = new BasicClassicHttpResponse(http.status());
        http.headers().forEach(header -> response.addHeader(header.getKey(), header.getValue()));
        if (http.status() != 204 && http.status() != 304) {
            response.setEntity(new ByteArrayEntity(http.body(), null));
        }
        return response;
    }

    private void closeSockets() {
        try {
            serverSocket.close();
            for (Socket socket : sockets) {
                socket.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public synchronized void close() {
        closed = true;
        closeSockets();
        threads.shutdownNow();
        try {
            if (!threads.awaitTermination(10, TimeUnit.SECONDS)) {
                throw new IllegalStateException("a connection of the emulator is still being served");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
