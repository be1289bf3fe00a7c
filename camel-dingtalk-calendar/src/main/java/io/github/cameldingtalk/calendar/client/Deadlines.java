// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar.client;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Ends the calls whose answer takes too long as a whole. A socket's timeout bounds only the gap between two bytes, so that
 * a server that trickles would hold a route for ever. One look at all calls from time to time costs a call nothing but its
 * place in a set; a timer for each would cost it a lock.
 */
final class Deadlines implements AutoCloseable {

    /** A call may take so much of its time longer, but no longer than the other. */
    private static final int PART_OF_TIMEOUT = 20;

    private static final long LONGEST_NANOS = TimeUnit.SECONDS.toNanos(1);

    private final Set<Call> calls = ConcurrentHashMap.newKeySet();
    private final long timeoutNanos;
    private final @Nullable ScheduledFuture<?> looks;

    /** @param timeoutMillis 0 for no limit */
    Deadlines(long timeoutMillis, ScheduledExecutorService scheduler) {
        timeoutNanos = TimeUnit.MILLISECONDS.toNanos(timeoutMillis);
        long period =
                Math.max(Math.min(timeoutNanos / PART_OF_TIMEOUT, LONGEST_NANOS), TimeUnit.MILLISECONDS.toNanos(1));
        looks = timeoutMillis == 0
                ? null
                : scheduler.scheduleWithFixedDelay(this::look, period, period, TimeUnit.NANOSECONDS);
    }

    /** The deadline of a call that begins now, in {@link System#nanoTime()}. */
    long fromNow() {
        return System.nanoTime() + timeoutNanos;
    }

    void watch(Call call) {
        if (looks != null) {
            calls.add(call);
        }
    }

    void forget(Call call) {
        calls.remove(call);
    }

    private void look() {
        long now = System.nanoTime();
        calls.forEach(call -> call.cancelIfOverdue(now));
    }

    @Override
    public void close() {
        if (looks != null) {
            looks.cancel(false);
        }
    }
}
