// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar.internal.http;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Cancels the calls whose whole response takes too long. A socket timeout bounds only the time between two bytes, so a
 * server that sends a byte now and then could hold a route forever. One task checks all calls. The task runs only while
 * there are calls.
 */
final class Deadlines {

    private static final Logger LOG = LoggerFactory.getLogger(Deadlines.class);

    /** A call may end later than its timeout by this part of it, but at most by {@link #MAX_PERIOD_NANOS}. */
    private static final int PART_OF_TIMEOUT = 20;

    private static final long MAX_PERIOD_NANOS = TimeUnit.SECONDS.toNanos(1);
    private static final long MIN_PERIOD_NANOS = TimeUnit.MILLISECONDS.toNanos(1);

    private final Set<Call> calls = ConcurrentHashMap.newKeySet();
    private final AtomicBoolean looking = new AtomicBoolean();
    private final long timeoutNanos;
    private final long periodNanos;
    private final ScheduledExecutorService scheduler;

    /** @param timeoutMillis 0 for no limit */
    Deadlines(long timeoutMillis, ScheduledExecutorService scheduler) {
        this.timeoutNanos = TimeUnit.MILLISECONDS.toNanos(timeoutMillis);
        this.periodNanos = Math.max(Math.min(timeoutNanos / PART_OF_TIMEOUT, MAX_PERIOD_NANOS), MIN_PERIOD_NANOS);
        this.scheduler = scheduler;
    }

    /** The deadline of a call that begins now, in {@link System#nanoTime()}. */
    long fromNow() {
        return System.nanoTime() + timeoutNanos;
    }

    void watch(Call call) {
        if (timeoutNanos > 0) {
            calls.add(call);
            lookLater();
        }
    }

    void forget(Call call) {
        calls.remove(call);
    }

    private void lookLater() {
        if (!looking.get() && looking.compareAndSet(false, true)) {
            boolean scheduled = false;
            try {
                scheduled = !scheduler
                        .schedule(this::look, periodNanos, TimeUnit.NANOSECONDS)
                        .isCancelled();
            } catch (RejectedExecutionException e) {
                LOG.debug("The component stops, and closes the connections of all calls", e);
            } finally {
                // Never to true here, because the task may have run and be waiting for the next call to schedule it.
                if (!scheduled) {
                    looking.set(false);
                }
            }
        }
    }

    private void look() {
        try {
            long now = System.nanoTime();
            calls.forEach(call -> call.cancelIfOverdue(now));
        } catch (RuntimeException e) {
            LOG.warn("A call that is overdue could not be canceled; the next check tries again", e);
        } finally {
            looking.set(false);
            if (!calls.isEmpty()) {
                lookLater();
            }
        }
    }
}
