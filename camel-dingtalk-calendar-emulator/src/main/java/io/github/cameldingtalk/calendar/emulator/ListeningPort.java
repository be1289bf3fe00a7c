// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar.emulator;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketOption;
import java.net.StandardSocketOptions;
import org.jspecify.annotations.Nullable;

/**
 * A port that can refuse connections, like the port of a server that is down, without giving the port away. Meanwhile a socket
 * that does not listen holds the port, so that no other process can take it.
 */
final class ListeningPort {

    private static final int BACKLOG = 1024;
    private static final SocketOption<Boolean> SHARED = StandardSocketOptions.SO_REUSEPORT;

    private final InetSocketAddress address;
    private volatile ServerSocket listening;
    private @Nullable Socket holder;

    /**
     * Listens.
     *
     * @param address the port 0 chooses a free port
     * @throws UncheckedIOException if another process has the port
     */
    ListeningPort(InetSocketAddress address) {
        try {
            // Without SHARED at first, so that the port of another emulator is in use for this one.
            listening = listen(address, false);
            this.address = new InetSocketAddress(address.getAddress(), listening.getLocalPort());
            if (canBeShared()) {
                listening.setOption(SHARED, true);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "Cannot listen on " + address.getAddress().getHostAddress() + ":" + address.getPort() + " ("
                            + e.getMessage() + ")",
                    e);
        }
    }

    private static ServerSocket listen(InetSocketAddress address, boolean shared) throws IOException {
        ServerSocket socket = new ServerSocket();
        try {
            socket.setReuseAddress(true);
            if (shared) {
                socket.setOption(SHARED, true);
            }
            socket.bind(address, BACKLOG);
            return socket;
        } catch (IOException e) {
            socket.close();
            throw e;
        }
    }

    /** Windows has no such option. There the port is free while it refuses connections. */
    private boolean canBeShared() {
        return listening.supportedOptions().contains(SHARED);
    }

    InetAddress host() {
        return address.getAddress();
    }

    int number() {
        return address.getPort();
    }

    ServerSocket listening() {
        return listening;
    }

    /** Refuses connections, and keeps the port. */
    synchronized void refuse() throws IOException {
        if (holder == null && canBeShared()) {
            Socket held = new Socket();
            // With SO_REUSEADDR, another process could listen on the port.
            held.setReuseAddress(false);
            held.setOption(SHARED, true);
            held.bind(address);
            holder = held;
        }
        listening.close();
    }

    /** Listens again. */
    synchronized void accept() throws IOException {
        listening = listen(address, canBeShared());
        release();
    }

    /** Gives the port away. */
    synchronized void close() throws IOException {
        listening.close();
        release();
    }

    private void release() throws IOException {
        if (holder != null) {
            holder.close();
            holder = null;
        }
    }
}
