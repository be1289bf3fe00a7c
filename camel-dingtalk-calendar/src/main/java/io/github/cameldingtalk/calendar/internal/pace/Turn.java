// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar.internal.pace;

import io.github.cameldingtalk.calendar.api.DingTalkThrottledException;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A turn to send a request. Its times are in nanoseconds since the component started, and guarded by its pace. */
public final class Turn {

    static final Turn UNPACED = new Turn(null, 0);

    private static final long NO_WAIT = TimeUnit.MILLISECONDS.toNanos(1);

    private final @Nullable Pace pace;
    private final long came;
    private long began;

    /** When the request had arrived at the service at the latest. */
    private long arrivedBy;

    /** @param pace {@code null} if the request needs no turn */
    Turn(@Nullable Pace pace, long came) {
        this.pace = pace;
        this.came = came;
    }

    void begin(long now, long arrivesBy) {
        began = now;
        arrivedBy = arrivesBy;
    }

    void arrivedBy(long time) {
        arrivedBy = Math.min(arrivedBy, time);
    }

    long came() {
        return came;
    }

    long began() {
        return began;
    }

    long arrivedBy() {
        return arrivedBy;
    }

    /** Whether the request has waited for at least a millisecond, so that its access token may be outdated. */
    public boolean hasWaited() {
        return began - came >= NO_WAIT;
    }

    /** The response has arrived. */
    public void answered() {
        if (pace != null) {
            pace.answered(this);
        }
    }

    /** The service has refused the request for its rate. Slows down all calls that count together. */
    public void refused(DingTalkThrottledException refusal) {
        if (pace != null) {
            pace.refused(began, refusal.getRetryAfter());
        }
    }
}
