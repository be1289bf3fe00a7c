// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar.emulator;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

/**
 * Listens on a port and serves each connection on a thread. HttpCore's own server is not used, because an
 * {@link EmulatedResponse.Wire} needs the socket.
 */
final class HttpListener implements AutoCloseable {

    private static final int BACKLOG = 1024;
    private static final int MAX_CONNECTIONS = 4_000;
    private static final int CLOSE_TIMEOUT_SECONDS = 10;

    private final Function<ReceivedRequest, EmulatedResponse> handler;
    private final InetSocketAddress address;
    private final ExecutorService threads;
    private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
    private final AtomicInteger connections = new AtomicInteger();
    private volatile ServerSocket serverSocket;
    private volatile CountDownLatch acceptEnded = new CountDownLatch(1);
    private volatile boolean closed;

    /**
     * Starts to listen.
     *
     * @param address where to listen; the port 0 chooses a free port
     * @param handler called by many threads at once
     */
    HttpListener(InetSocketAddress address, Function<ReceivedRequest, EmulatedResponse> handler) {
        this.handler = handler;
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
            socket.bind(address, BACKLOG);
            return socket;
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot listen on " + address + ": " + e.getMessage(), e);
        }
    }

    int port() {
        return address.getPort();
    }

    /** The URI of this listener. For a wildcard address, the URI has the loopback address. */
    String uri() {
        InetAddress host =
                address.getAddress().isAnyLocalAddress() ? InetAddress.getLoopbackAddress() : address.getAddress();
        String text = host.getHostAddress();
        return "http://" + (text.contains(":") ? "[" + text + "]" : text) + ":" + port();
    }

    /** Closes the port and all connections, or opens the port again. */
    synchronized void refuse(boolean refuse) {
        if (refuse) {
            closeSockets();
            // The port stays in use until the thread in accept() has noticed that it was closed.
            await(acceptEnded);
        } else if (serverSocket.isClosed() && !closed) {
            serverSocket = listen(address);
            acceptEnded = new CountDownLatch(1);
            threads.execute(this::accept);
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            if (!latch.await(CLOSE_TIMEOUT_SECONDS, TimeUnit.SECONDS)) {
                throw new IllegalStateException(
                        "The emulator's port is still open after " + CLOSE_TIMEOUT_SECONDS + " seconds");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void accept() {
        CountDownLatch ended = acceptEnded;
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
                if (sockets.size() >= MAX_CONNECTIONS) {
                    socket.close();
                    continue;
                }
                sockets.add(socket);
                if (server.isClosed()) {
                    socket.close();
                    return;
                }
                threads.execute(() -> serve(socket));
            } catch (IOException e) {
                // Either the server socket was closed, which ends the loop, or a client gave up early.
            }
        }
    }

    private void serve(Socket socket) {
        try {
            new HttpConnection(socket, connections.incrementAndGet(), handler).serve();
        } finally {
            sockets.remove(socket);
        }
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

    /**
     * Closes the port and all connections, and waits for the threads.
     *
     * @throws IllegalStateException if a thread still runs after 10 seconds
     */
    @Override
    public synchronized void close() {
        closed = true;
        closeSockets();
        threads.shutdownNow();
        try {
            if (!threads.awaitTermination(CLOSE_TIMEOUT_SECONDS, TimeUnit.SECONDS)) {
                throw new IllegalStateException("A connection of the emulator is still being served after "
                        + CLOSE_TIMEOUT_SECONDS + " seconds");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
