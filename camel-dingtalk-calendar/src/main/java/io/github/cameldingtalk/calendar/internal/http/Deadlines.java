// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar.internal.http;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Cancels the calls that are overdue. One task looks at all calls periodically while calls are under way, because a task
 * for each call would cost more than the rest of a call.
 */
final class Deadlines {

    private static final Logger LOG = LoggerFactory.getLogger(Deadlines.class);

    /** A call may end later than its timeout by this part of it, but at most by {@link #MAX_PERIOD_NANOS}. */
    private static final int PART_OF_TIMEOUT = 20;

    private static final long MAX_PERIOD_NANOS = TimeUnit.SECONDS.toNanos(1);
    private static final long MIN_PERIOD_NANOS = TimeUnit.MILLISECONDS.toNanos(1);

    private final Set<Call> calls = ConcurrentHashMap.newKeySet();
    private final AtomicBoolean looking = new AtomicBoolean();
    private final Timeout connecting;
    private final Timeout response;
    private final long periodNanos;
    private final ScheduledExecutorService scheduler;

    /** @param connectTimeoutMillis, responseTimeoutMillis 0 for no limit */
    Deadlines(long connectTimeoutMillis, long responseTimeoutMillis, ScheduledExecutorService scheduler) {
        this.connecting = Timeout.of(connectTimeoutMillis, "connection", "connectTimeout");
        this.response = Timeout.of(responseTimeoutMillis, "complete response", "responseTimeout");
        this.periodNanos = Math.min(connecting.periodNanos(), response.periodNanos());
        this.scheduler = scheduler;
    }

    /** For a call that begins to connect now; {@code null} for no limit. */
    @Nullable
    Deadline ofConnecting() {
        return connecting.fromNow();
    }

    /** For a call whose request is sent now; {@code null} for no limit. */
    @Nullable
    Deadline ofResponse() {
        return response.fromNow();
    }

    void watch(Call call) {
        calls.add(call);
        lookLater();
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

    /** Goes on after any error, such as a passing lack of memory, because the calls under way depend on it. */
    private void look() {
        boolean done = false;
        while (!done && !scheduler.isShutdown()) {
            try {
                long now = System.nanoTime();
                calls.forEach(call -> cancelIfOverdue(call, now));
                looking.set(false);
                if (!calls.isEmpty()) {
                    lookLater();
                }
                done = true;
            } catch (Throwable e) {
                warn(e);
                LockSupport.parkNanos(periodNanos);
            }
        }
    }

    private static void cancelIfOverdue(Call call, long now) {
        try {
            call.cancelIfOverdue(now);
        } catch (Throwable e) {
            warn(e);
        }
    }

    private static void warn(Throwable e) {
        try {
            LOG.warn("A call that is overdue could not be canceled; the next check tries again", e);
        } catch (Throwable logging) {
            // The log may fail for the same reason as the check.
        }
    }

    /** A timeout of an option. */
    private record Timeout(long millis, String missing) {

        static Timeout of(long millis, String awaited, String option) {
            return new Timeout(millis, "no " + awaited + " within " + millis + " ms (" + option + ")");
        }

        @Nullable
        Deadline fromNow() {
            return millis == 0
                    ? null
                    : new Deadline(System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis), missing);
        }

        long periodNanos() {
            long part = TimeUnit.MILLISECONDS.toNanos(millis) / PART_OF_TIMEOUT;
            return millis == 0 ? MAX_PERIOD_NANOS : Math.max(Math.min(part, MAX_PERIOD_NANOS), MIN_PERIOD_NANOS);
        }
    }
}
