// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar.internal.pace;

import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The calls that may have arrived at the service within the last second. Calls that begin evenly spaced do not arrive so: a late
 * call and the calls after it may arrive at the same moment.
 *
 * <p>A response says when its request had arrived at the latest: the time of the response, less the shortest time that a response
 * took. Not thread-safe.
 */
final class LastSecond {

    /** In nanoseconds. A little more than a second, because the service may measure in milliseconds. */
    static final long SECOND = TimeUnit.MICROSECONDS.toNanos(1_002_000);

    /** When a request without a response counts as arrived. So a call that hangs holds its place for two seconds. */
    static final long LONGEST_WAY = TimeUnit.SECONDS.toNanos(1);

    /** With a higher rate, the calls are evenly spaced only. */
    private static final int MOST_CALLS = 1_000;

    /** How long the shortest time of a response is not used. The first calls of a JVM are slow before they are sent. */
    private static final long LEARNING = TimeUnit.SECONDS.toNanos(10);

    /** As many places as a second has calls, at the highest rate so far. */
    private @Nullable Turn[] places = new Turn[0];

    /** The place of the oldest call, which is probably free first. */
    private int oldest;

    private boolean isUnlimited;
    private long shortestResponse = Long.MAX_VALUE;
    private long learnedAt = Long.MAX_VALUE;

    /** When there is a place for the next call. */
    long due(long now) {
        long due = places.length == 0 ? 0 : Long.MAX_VALUE;
        for (int i = 0; i < places.length && due > now; i++) {
            due = Math.min(due, freeAt(i));
        }
        return due;
    }

    private long freeAt(int afterOldest) {
        Turn call = places[(oldest + afterOldest) % places.length];
        return call == null ? 0 : call.arrivedBy() + SECOND;
    }

    /** A call begins. There is a place for it, or its rate is higher than that of the calls before. */
    void add(Turn call, long now, double callsPerSecond) {
        ensurePlaces(callsPerSecond);
        for (int i = 0; i < places.length; i++) {
            if (freeAt(i) <= now) {
                oldest = (oldest + i) % places.length;
                places[oldest] = call;
                oldest = (oldest + 1) % places.length;
                return;
            }
        }
    }

    private void ensurePlaces(double callsPerSecond) {
        if (isUnlimited || callsPerSecond <= places.length) {
            return;
        }
        isUnlimited = callsPerSecond > MOST_CALLS;
        places = isUnlimited ? new Turn[0] : Arrays.copyOf(places, (int) Math.ceil(callsPerSecond));
    }

    /** The response of a call has arrived. */
    void answered(Turn call, long now) {
        if (learnedAt == Long.MAX_VALUE) {
            learnedAt = now + LEARNING;
        }
        shortestResponse = Math.min(shortestResponse, now - call.began());
        call.arrivedBy(now < learnedAt ? now : now - shortestResponse);
    }
}
