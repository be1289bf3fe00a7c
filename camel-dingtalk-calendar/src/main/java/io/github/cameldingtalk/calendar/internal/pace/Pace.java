// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar.internal.pace;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * The turns of the calls of one app to one operation. The calls begin in the order in which they came, evenly spaced.
 *
 * <p>The first call in the queue waits for the time of its turn. The others wait for the first one, so no call needs a
 * timer. Each call has its own rate: after a call at 20 a second, the next call begins a twentieth of a second later.
 */
final class Pace {

    /** Calls are spaced a little wider, because calls of equal distance do not arrive at equal distances. */
    static final double MARGIN = 1.02;

    /**
     * How much a call that began late may bring the next call forward, so that late calls do not lower the rate. Less than
     * {@link #MARGIN} in a second, so that no second has more calls than allowed.
     */
    private static final long CATCH_UP = TimeUnit.MILLISECONDS.toNanos(10);

    private static final double NANOS_OF_SECOND = TimeUnit.SECONDS.toNanos(1);

    private final ReentrantLock turn = new ReentrantLock(true);
    private final AtomicLong queued = new AtomicLong();
    private final AtomicLong next = new AtomicLong();
    private final Clock clock;
    private volatile Slowdown slowdown = Slowdown.NONE;
    private volatile @Nullable Thread first;
    private volatile boolean closed;

    /** The time since the component started, and waiting. */
    interface Clock {
        long nanos();

        /** Waits for so long, or shorter, or until the thread is interrupted or unparked. */
        void park(long nanos);
    }

    Pace(Clock clock) {
        this.clock = clock;
    }

    /**
     * Waits for a turn. Does not wait if the turn would come after the timeout.
     *
     * @param timeout in nanoseconds
     * @return 0 if it is the call's turn; otherwise how many nanoseconds later the turn would come
     * @throws IllegalStateException if the component was stopped
     */
    long await(double callsPerSecond, long timeout) throws InterruptedException {
        requireOpen();
        long arrival = clock.nanos();
        if (queued.get() == 0 && takeTurn(callsPerSecond, arrival, arrival)) {
            return 0;
        }
        long interval = interval(callsPerSecond, arrival);
        long wait = join(interval, arrival, timeout);
        if (wait > timeout) {
            return wait;
        }
        try {
            if (!turn.tryLock(timeout, TimeUnit.NANOSECONDS)) {
                return Math.max(1, due() - clock.nanos() + queued.get() - interval);
            }
            try {
                first = Thread.currentThread();
                return awaitAsFirst(callsPerSecond, arrival, timeout);
            } finally {
                first = null;
                turn.unlock();
            }
        } finally {
            queued.addAndGet(-interval);
        }
    }

    /**
     * Joins the queue, unless the turn would come after the timeout. A call that does not join must not be counted, not even
     * for a moment, because other calls would find a longer queue.
     *
     * @return how long the call would wait
     */
    private long join(long interval, long arrival, long timeout) {
        while (true) {
            long before = queued.get();
            long wait = due() - arrival + before;
            if (wait > timeout || queued.compareAndSet(before, before + interval)) {
                return wait;
            }
        }
    }

    private long awaitAsFirst(double callsPerSecond, long arrival, long timeout) throws InterruptedException {
        while (true) {
            requireOpen();
            long now = clock.nanos();
            if (takeTurn(callsPerSecond, now, now - CATCH_UP)) {
                return 0;
            }
            long due = due();
            if (due - arrival > timeout) {
                return due - now;
            }
            clock.park(due - now);
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
        }
    }

    /**
     * Takes the turn if it is due. A call that need not wait takes it without the lock.
     *
     * @param earliest the next turn comes a whole interval after this time, or after the time when this turn was due
     */
    private boolean takeTurn(double callsPerSecond, long now, long earliest) {
        while (true) {
            long before = next.get();
            long due = Math.max(before, slowdown.resumesAt());
            if (due > now) {
                return false;
            }
            if (next.compareAndSet(before, Math.max(due, earliest) + interval(callsPerSecond, now))) {
                return true;
            }
        }
    }

    private void requireOpen() {
        if (closed) {
            throw new IllegalStateException("the component was stopped");
        }
    }

    /** When the next call may begin. */
    private long due() {
        return Math.max(next.get(), slowdown.resumesAt());
    }

    private long interval(double callsPerSecond, long now) {
        return (long) (NANOS_OF_SECOND * MARGIN / (callsPerSecond * slowdown.share(now)));
    }

    /**
     * The service has refused a call for its rate. All calls wait for this time.
     *
     * @param began      when the turn of the call began
     * @param retryAfter {@code null} if no time to wait is known
     */
    synchronized void refused(long began, @Nullable Duration retryAfter) {
        slowdown = slowdown.after(began, clock.nanos(), retryAfter == null ? 0 : retryAfter.toNanos());
    }

    /** Whether nothing would be lost with this pace: no call waits, and the last call and the last refusal are long ago. */
    boolean isRemovable() {
        return queued.get() == 0 && clock.nanos() - due() > TimeUnit.MINUTES.toNanos(1);
    }

    /** Ends the waiting of all calls. */
    void close() {
        closed = true;
        Thread waiting = first;
        if (waiting != null) {
            LockSupport.unpark(waiting);
        }
    }
}
