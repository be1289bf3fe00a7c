// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar.emulator;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;

/** Counts the calls of the last second, and rejects the calls above a limit. */
final class Throttle {

    private final Deque<Instant> lastSecond = new ArrayDeque<>();
    private int callsPerSecond;

    /** Sets the limit; 0 for none. */
    synchronized void limit(int newCallsPerSecond) {
        callsPerSecond = newCallsPerSecond;
    }

    /** Whether a call at this time is above the limit. A call that is not above the limit is counted. */
    synchronized boolean rejects(Instant now) {
        if (callsPerSecond == 0) {
            return false;
        }
        while (!lastSecond.isEmpty() && !lastSecond.peek().isAfter(now.minusSeconds(1))) {
            lastSecond.poll();
        }
        if (lastSecond.size() >= callsPerSecond) {
            return true;
        }
        lastSecond.add(now);
        return false;
    }

    synchronized void clear() {
        lastSecond.clear();
        callsPerSecond = 0;
    }
}
