// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar.emulator;

import java.util.LinkedHashSet;
import java.util.Set;

/** The open connections, oldest first. */
final class Connections {

    private final int max;
    private final Set<HttpConnection> open = new LinkedHashSet<>();

    /** @param max each connection has a thread, and a machine has a limited number of them */
    Connections(int max) {
        this.max = max;
    }

    /**
     * Adds a connection. If there are too many, closes the oldest one that waits for a request of its client. So clients that
     * send nothing, or send slowly, do not lock others out.
     *
     * @return false if there are too many, and all of them wait for a response
     */
    synchronized boolean add(HttpConnection connection) {
        if (open.size() >= max) {
            HttpConnection oldest =
                    open.stream().filter(HttpConnection::isWaiting).findFirst().orElse(null);
            if (oldest == null) {
                return false;
            }
            open.remove(oldest);
            oldest.close();
        }
        return open.add(connection);
    }

    synchronized void remove(HttpConnection connection) {
        open.remove(connection);
    }

    synchronized void closeAll() {
        open.forEach(HttpConnection::close);
        open.clear();
    }
}
