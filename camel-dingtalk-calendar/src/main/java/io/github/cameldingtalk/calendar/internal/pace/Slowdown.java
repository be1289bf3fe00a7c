// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar.internal.pace;

import java.util.concurrent.TimeUnit;

/**
 * The pause after a refused call, and the slow return to the full rate.
 *
 * <p>The length of the pause is what the service says or documents. How the rate returns is a choice: additive increase,
 * multiplicative decrease, as in TCP (RFC 5681). The factor 0.7 is that of CUBIC (RFC 9438), which the adaptive retry mode of
 * the AWS SDKs uses, too.
 *
 * @param resumesAt the end of the pause
 * @param share     the share of the full rate at the end of the pause
 */
record Slowdown(long resumesAt, double share) {

    static final Slowdown NONE = new Slowdown(0, 1);

    private static final double DECREASE = 0.7;

    /** At the full rate, so that a single refusal costs little. If another app takes much, the next refusal follows soon. */
    private static final double FIRST_DECREASE = 0.9;

    /** Keeps an app alive that shares its limit with an app that takes all. */
    private static final double MIN_SHARE = 0.05;

    /** From nothing to the full rate. At 20 calls a second, the rate grows by one call a second in three seconds. */
    private static final double NANOS_TO_FULL = TimeUnit.MINUTES.toNanos(1);

    /** The share of the full rate. */
    double share(long now) {
        return Math.min(1, share + Math.max(0, now - resumesAt) / NANOS_TO_FULL);
    }

    /**
     * After a refused call. Several calls in flight may be refused at once. They began before the end of the pause, and slow
     * the pace down once.
     *
     * @param began when the call began
     * @param pause 0 if no time to wait is known
     */
    Slowdown after(long began, long now, long pause) {
        double current = share(now);
        double decreased = Math.max(MIN_SHARE, current * (current == 1 ? FIRST_DECREASE : DECREASE));
        return new Slowdown(Math.max(resumesAt, now + pause), began < resumesAt ? share : decreased);
    }
}
