// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar.internal.oauth2;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A pause after each failure in a row: one second, then twice as long each time, up to one minute. The caller guards this
 * object against other threads.
 */
final class GrowingPause {

    private static final Duration FIRST = Duration.ofSeconds(1);
    private static final Duration LONGEST = Duration.ofMinutes(1);

    /** A service that asks for more would stop the routes for too long. */
    private static final Duration LONGEST_ASKED_FOR = Duration.ofMinutes(10);

    private @Nullable Duration last;
    private long over;

    /**
     * Begins the next pause.
     *
     * @param now      the time, in nanoseconds from any start
     * @param askedFor how long the service asks to wait, or {@code null}
     * @return how long the pause is
     */
    Duration begin(long now, @Nullable Duration askedFor) {
        Duration pause = last == null ? FIRST : shorter(last.multipliedBy(2), LONGEST);
        if (askedFor != null && askedFor.compareTo(pause) > 0) {
            pause = shorter(askedFor, LONGEST_ASKED_FOR);
        }
        last = pause;
        over = now + pause.toNanos();
        return pause;
    }

    boolean isOver(long now) {
        return last == null || over - now <= 0;
    }

    /** How long the pause still lasts, if it is not over. */
    Duration left(long now) {
        return Duration.ofNanos(over - now);
    }

    /** The next pause is the first one again. */
    void end() {
        last = null;
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }
}
