// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar.emulator;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;

/** Counts the calls of the last second for each app and operation, and rejects the calls above a limit. Not thread-safe. */
final class Throttle {

    /** All calls together, so that an app that no longer calls takes no memory. */
    private final Deque<Call> lastSecond = new ArrayDeque<>();

    private final Map<Counted, Integer> counts = new HashMap<>();
    private int callsPerSecond;

    private record Counted(Caller caller, ApiOperation operation) {}

    private record Call(Counted counted, Instant at) {}

    /** Sets the limit; 0 for none. */
    void limit(int newCallsPerSecond) {
        callsPerSecond = newCallsPerSecond;
        if (newCallsPerSecond == 0) {
            lastSecond.clear();
            counts.clear();
        }
    }

    /** The limit; 0 for none. */
    int limit() {
        return callsPerSecond;
    }

    /** Whether a call at this time is above the limit. A call that is not above the limit is counted. */
    boolean rejects(Caller caller, ApiOperation operation, Instant now) {
        if (callsPerSecond == 0) {
            return false;
        }
        Instant aSecondAgo = now.minusSeconds(1);
        for (Call oldest = lastSecond.peek();
                oldest != null && !oldest.at.isAfter(aSecondAgo);
                oldest = lastSecond.peek()) {
            lastSecond.poll();
            counts.computeIfPresent(oldest.counted, (counted, count) -> count == 1 ? null : count - 1);
        }
        Counted counted = new Counted(caller, operation);
        if (counts.getOrDefault(counted, 0) >= callsPerSecond) {
            return true;
        }
        lastSecond.add(new Call(counted, now));
        counts.merge(counted, 1, Integer::sum);
        return false;
    }
}
