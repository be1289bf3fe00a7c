// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar.internal.http;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Responds to a path that begins with {@code /next/} with this path, and keeps the connection. Responds to any other path with
 * the given bytes, and closes the connection.
 */
final class BytesServer implements AutoCloseable {

    private final ServerSocket listener;
    private final AtomicInteger fuzzedRequests = new AtomicInteger();
    private volatile byte[] bytes = new byte[0];

    BytesServer() throws IOException {
        listener = new ServerSocket(0, 500, InetAddress.getByName("127.0.0.1"));
        inBackground(this::accept);
    }

    int port() {
        return listener.getLocalPort();
    }

    void respondWith(byte[] newBytes) {
        bytes = newBytes;
        fuzzedRequests.set(0);
    }

    /** How often the request for the given bytes has arrived. */
    int fuzzedRequests() {
        return fuzzedRequests.get();
    }

    private void accept() throws IOException {
        while (true) {
            Socket socket = listener.accept();
            inBackground(() -> serve(socket));
        }
    }

    private void serve(Socket socket) throws IOException {
        try (socket) {
            socket.setTcpNoDelay(true);
            InputStream in = new BufferedInputStream(socket.getInputStream());
            for (String line = requestLine(in); line != null; line = requestLine(in)) {
                String path = line.split(" ", -1)[1];
                if (!path.startsWith("/next/")) {
                    fuzzedRequests.incrementAndGet();
                    socket.getOutputStream().write(bytes);
                    return;
                }
                String response = "HTTP/1.1 200 OK\r\nContent-Length: " + path.length() + "\r\n\r\n" + path;
                socket.getOutputStream().write(response.getBytes(StandardCharsets.US_ASCII));
            }
        }
    }

    /** @return {@code null} at the end of the connection */
    private static String requestLine(InputStream in) throws IOException {
        StringBuilder head = new StringBuilder();
        while (head.length() < 4 || !head.substring(head.length() - 4).equals("\r\n\r\n")) {
            int c = in.read();
            if (c < 0) {
                return null;
            }
            head.append((char) c);
        }
        return head.substring(0, head.indexOf("\r"));
    }

    private interface Action {
        void run() throws IOException;
    }

    private static void inBackground(Action action) {
        Thread thread = new Thread(() -> {
            try {
                action.run();
            } catch (IOException e) {
                // The client or the test has closed the connection.
            }
        });
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void close() {
        try {
            listener.close();
        } catch (IOException e) {
            // The test is over.
        }
    }
}
