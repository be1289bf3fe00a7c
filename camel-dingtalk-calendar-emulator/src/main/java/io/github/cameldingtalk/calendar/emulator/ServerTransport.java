// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar.emulator;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.util.concurrent.TimeUnit;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.impl.io.DefaultBHttpServerConnection;
import org.apache.hc.core5.http.impl.io.SocketHolder;

/** HTTP over a socket whose input comes from a stream with limits. */
final class ServerTransport extends DefaultBHttpServerConnection {

    private static final int LINGER_MILLIS = 1_000;

    private final Socket socket;

    ServerTransport(Http1Config config, Socket socket, InputStream in) throws IOException {
        super("http", config);
        this.socket = socket;
        bind(new SocketHolder(socket) {
            @Override
            protected InputStream getInputStream(Socket ignored) {
                return in;
            }
        });
    }

    /** Reads what the client still sends, because closing before would discard the response on its way. */
    @Override
    public void close() throws IOException {
        flush();
        long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(LINGER_MILLIS);
        try {
            socket.shutdownOutput();
            socket.setSoTimeout(LINGER_MILLIS);
            byte[] ignored = new byte[8192];
            while (socket.getInputStream().read(ignored) >= 0 && System.nanoTime() - end < 0) {
                // The client has more to send.
            }
        } catch (IOException e) {
            // The client does not end, or has ended.
        }
        super.close();
    }
}
