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
 * {@link LastSecond} keeps each second within the limit.
 */
final class Pace {

    /** How much a call that began late may bring the next calls forward, so that late calls do not lower the rate. */
    private static final long CATCH_UP = TimeUnit.MILLISECONDS.toNanos(100);

    private final ReentrantLock turn = new ReentrantLock(true);
    private final AtomicLong queued = new AtomicLong();
    private final Clock clock;
    private final LastSecond lastSecond = new LastSecond();
    private Slowdown slowdown = Slowdown.NONE;
    private long next;
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
     * Waits for the turn of a call. Does not wait if the turn would come after the timeout.
     *
     * @param timeout in nanoseconds
     * @return 0 if it is the call's turn; otherwise how many nanoseconds later the turn would come
     * @throws IllegalStateException if the component was stopped
     */
    long await(Turn call, double callsPerSecond, long timeout) throws InterruptedException {
        requireOpen();
        if (queued.get() == 0 && take(call, callsPerSecond, call.came(), call.came())) {
            return 0;
        }
        long interval = interval(callsPerSecond, call.came());
        long wait = join(interval, call.came(), timeout);
        if (wait > timeout) {
            return wait;
        }
        try {
            if (!turn.tryLock(timeout, TimeUnit.NANOSECONDS)) {
                long now = clock.nanos();
                return Math.max(1, due(now) - now + queued.get() - interval);
            }
            try {
                first = Thread.currentThread();
                return awaitAsFirst(call, callsPerSecond, timeout);
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
    private long join(long interval, long came, long timeout) {
        while (true) {
            long before = queued.get();
            long wait = due(came) - came + before;
            if (wait > timeout || queued.compareAndSet(before, before + interval)) {
                return wait;
            }
        }
    }

    private long awaitAsFirst(Turn call, double callsPerSecond, long timeout) throws InterruptedException {
        while (true) {
            requireOpen();
            long now = clock.nanos();
            if (take(call, callsPerSecond, now, now - CATCH_UP)) {
                return 0;
            }
            long due = due(now);
            if (due - call.came() > timeout) {
                return due - now;
            }
            // Responses may arrive until the pace allows the call, so that there is a place earlier than it seems now.
            long paced = paced();
            clock.park((paced > now ? paced : due) - now);
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
        }
    }

    /**
     * Takes the turn if it is due.
     *
     * @param earliest the next turn comes a whole interval after this time, or after the time when this turn was due
     */
    private synchronized boolean take(Turn call, double callsPerSecond, long now, long earliest) {
        if (due(now) > now) {
            return false;
        }
        next = Math.max(paced(), earliest) + interval(callsPerSecond, now);
        call.begin(now, now + LastSecond.LONGEST_WAY);
        lastSecond.add(call, now, callsPerSecond);
        return true;
    }

    private void requireOpen() {
        if (closed) {
            throw new IllegalStateException("the component was stopped");
        }
    }

    /** When the next call may begin, as far as is known now. */
    private synchronized long due(long now) {
        return Math.max(paced(), lastSecond.due(now));
    }

    /** When the next call may begin because of the distance from the last one, or of a pause. */
    private synchronized long paced() {
        return Math.max(next, slowdown.resumesAt());
    }

    private synchronized long interval(double callsPerSecond, long now) {
        return (long) (LastSecond.SECOND / (callsPerSecond * slowdown.share(now)));
    }

    synchronized void answered(Turn call) {
        lastSecond.answered(call, clock.nanos());
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
    synchronized boolean isRemovable() {
        return queued.get() == 0 && clock.nanos() - paced() > TimeUnit.MINUTES.toNanos(1);
    }

    synchronized PaceState state(Paces.Key key) {
        long now = clock.nanos();
        return new PaceState(
                key.operation(),
                key.app(),
                key.corpId(),
                key.baseUri().uri().toString(),
                Duration.ofNanos(Math.max(0, due(now) - now) + queued.get()),
                slowdown.share(now));
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
