// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A server that reads one request after the other from each connection, and responds as the test says, byte by byte. Also a
 * proxy, because a proxy reads a request with the method CONNECT first.
 */
final class ScriptedServer implements AutoCloseable {

    private static final Pattern CONTENT_LENGTH = Pattern.compile("(?i)\r\nContent-Length: *(\\d+)");

    private final ServerSocket listener;
    private final boolean tls;
    private final Behavior otherwise;
    private final Queue<Behavior> next = new ConcurrentLinkedQueue<>();
    private final List<String> requests = new CopyOnWriteArrayList<>();
    private final List<Socket> open = new CopyOnWriteArrayList<>();

    /** What the server does with a request. */
    interface Behavior {

        /** @return whether the connection stays open for another request */
        boolean respond(Socket socket, String request, int number) throws Exception;

        /** Writes the text, and keeps the connection. */
        static Behavior write(String text) {
            return (socket, request, number) -> {
                RawResponse.write(socket, text);
                return true;
            };
        }

        /** Writes the text, and closes the connection. */
        static Behavior writeAndClose(String text) {
            return (socket, request, number) -> {
                RawResponse.write(socket, text);
                return false;
            };
        }
    }

    /** @param otherwise what the server does when nothing else was said */
    ScriptedServer(boolean tls, Behavior otherwise) throws IOException {
        this.tls = tls;
        this.otherwise = otherwise;
        InetAddress loopback = InetAddress.getLoopbackAddress();
        this.listener = tls
                ? TestCertificate.server().getServerSocketFactory().createServerSocket(0, 500, loopback)
                : new ServerSocket(0, 500, loopback);
        inBackground(this::accept);
    }

    String baseUri() {
        return (tls ? "https://localhost:" : "http://localhost:") + port();
    }

    int port() {
        return listener.getLocalPort();
    }

    /** The request lines that have arrived. */
    List<String> requests() {
        return requests;
    }

    /** The connections that were made, including those that are closed. */
    int connections() {
        return open.size();
    }

    /** The connections that no side has closed, as far as this side knows. */
    long openConnections() {
        return open.stream().filter(socket -> !socket.isClosed()).count();
    }

    /** Forgets the requests, and the connections that this side has closed. */
    void forget() {
        requests.clear();
        open.removeIf(Socket::isClosed);
    }

    /** Closes the connections of this side. */
    void closeConnections() {
        open.forEach(ScriptedServer::close);
    }

    void next(Behavior... behaviors) {
        next.addAll(List.of(behaviors));
    }

    private void accept() throws IOException {
        while (true) {
            Socket socket = listener.accept();
            open.add(socket);
            inBackground(() -> serve(socket));
        }
    }

    private void serve(Socket socket) throws Exception {
        try (socket) {
            socket.setTcpNoDelay(true);
            for (String request = read(socket); request != null; request = read(socket)) {
                requests.add(request.substring(0, request.indexOf('\r')));
                Behavior scripted = next.poll();
                boolean stays = (scripted == null ? otherwise : scripted).respond(socket, request, requests.size());
                if (!stays) {
                    return;
                }
            }
        }
    }

    /** @return the head and the body of a request, or null at the end of the connection */
    private static String read(Socket socket) throws IOException {
        InputStream in = socket.getInputStream();
        StringBuilder head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            int c = in.read();
            if (c < 0) {
                return null;
            }
            head.append((char) c);
        }
        Matcher length = CONTENT_LENGTH.matcher(head);
        byte[] body = length.find() ? in.readNBytes(Integer.parseInt(length.group(1))) : new byte[0];
        return head + new String(body, StandardCharsets.UTF_8);
    }

    interface Action {
        void run() throws Exception;
    }

    static void inBackground(Action action) {
        Thread thread = new Thread(() -> {
            try {
                action.run();
            } catch (Exception e) {
                // The client or the test has closed the connection, or the client does not trust the server.
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
        closeConnections();
    }

    private static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            // The other side has closed it before.
        }
    }
}
