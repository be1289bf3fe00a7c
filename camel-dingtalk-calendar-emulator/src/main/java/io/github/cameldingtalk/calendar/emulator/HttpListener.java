// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar.emulator;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/**
 * Listens on a port and serves each connection on a thread. HttpCore's own server is not used, because an
 * {@link EmulatedResponse.Wire} needs the socket.
 */
final class HttpListener implements AutoCloseable {

    private static final int CLOSE_TIMEOUT_SECONDS = 10;
    private static final int IDLE_THREAD_SECONDS = 10;
    private static final long PAUSE_MILLIS = 10;

    private final Function<ReceivedRequest, EmulatedResponse> handler;
    private final Duration requestTimeout;
    private final ListeningPort port;
    private final ExecutorService threads;
    private final Connections connections;
    private int connectionNumber;
    private CountDownLatch acceptEnded = new CountDownLatch(0);
    private boolean isRefusing;
    private boolean isClosed;

    /**
     * Starts to listen.
     *
     * @param address where to listen; the port 0 chooses a free port
     * @param handler called by many threads at once
     */
    HttpListener(InetSocketAddress address, Function<ReceivedRequest, EmulatedResponse> handler) {
        this(address, handler, Memory.CONNECTIONS, HttpConnection.REQUEST_TIMEOUT);
    }

    /** @param requestTimeout for a whole request, from its first byte on */
    HttpListener(
            InetSocketAddress address,
            Function<ReceivedRequest, EmulatedResponse> handler,
            int maxConnections,
            Duration requestTimeout) {
        this.handler = handler;
        this.requestTimeout = requestTimeout;
        connections = new Connections(maxConnections);
        port = new ListeningPort(address);
        String name = "dingtalk-emulator-" + port();
        threads = new ThreadPoolExecutor(
                0, Integer.MAX_VALUE, IDLE_THREAD_SECONDS, TimeUnit.SECONDS, new SynchronousQueue<>(), task -> {
                    Thread thread = new Thread(task, name);
                    thread.setDaemon(true);
                    return thread;
                });
        startToAccept();
    }

    int port() {
        return port.number();
    }

    /** The URI of this listener. For a wildcard address, the URI has the loopback address. */
    String uri() {
        InetAddress host = port.host().isAnyLocalAddress() ? InetAddress.getLoopbackAddress() : port.host();
        String text = host.getHostAddress();
        return "http://" + (text.contains(":") ? "[" + text + "]" : text) + ":" + port();
    }

    /** Closes all connections and refuses new ones, or accepts connections again. The port stays taken. */
    synchronized void refuse(boolean refuse) {
        try {
            if (refuse && !isRefusing) {
                port.refuse();
                // The port listens until the thread in accept() has noticed that it was closed.
                await(acceptEnded);
                connections.closeAll();
                isRefusing = true;
            } else if (!refuse && isRefusing && !isClosed) {
                port.accept();
                isRefusing = false;
                startToAccept();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
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

    private void startToAccept() {
        CountDownLatch ended = new CountDownLatch(1);
        ServerSocket server = port.listening();
        acceptEnded = ended;
        threads.execute(() -> {
            try {
                while (!server.isClosed()) {
                    accept(server);
                }
            } finally {
                ended.countDown();
            }
        });
    }

    private void accept(ServerSocket server) {
        try {
            serve(server.accept());
        } catch (IOException e) {
            // Either the server socket was closed, which ends the loop, or a client gave up early. Or there is no file
            // descriptor left, which lasts.
            pause();
        } catch (OutOfMemoryError e) {
            // There is no thread or memory for this connection. Later there may be.
            pause();
        }
    }

    private static void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** On the thread that accepts, so that the numbers are in the order of the connections. */
    private void serve(Socket socket) throws IOException {
        HttpConnection connection = new HttpConnection(socket, ++connectionNumber, handler, requestTimeout);
        boolean isServed = false;
        try {
            if (connections.add(connection)) {
                threads.execute(() -> {
                    try {
                        connection.serve();
                    } catch (OutOfMemoryError e) {
                        // The connection is closed, which gives its memory back.
                    } finally {
                        connections.remove(connection);
                    }
                });
                isServed = true;
            }
        } finally {
            if (!isServed) {
                connections.remove(connection);
                connection.close();
            }
        }
    }

    /**
     * Closes the port and all connections, and waits for the threads.
     *
     * @throws IllegalStateException if a thread still runs after 10 seconds
     */
    @Override
    public synchronized void close() {
        isClosed = true;
        try {
            port.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        await(acceptEnded);
        connections.closeAll();
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
