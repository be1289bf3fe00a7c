// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar;

import io.github.cameldingtalk.calendar.internal.http.BaseUri;
import io.github.cameldingtalk.calendar.internal.pace.Paces;
import io.github.cameldingtalk.calendar.internal.pace.Pacing;

/** The options that pace the calls. */
record PacingOptions(double callsPerSecond, long callsPerSecondTimeout) {

    private static final double MIN = 0.001;
    private static final double MAX = 1_000_000;

    PacingOptions {
        if (callsPerSecond != 0 && !(callsPerSecond >= MIN && callsPerSecond <= MAX)) {
            throw new IllegalArgumentException(
                    "callsPerSecond must be 0 (no limit), or a number from 0.001 to 1000000, but is " + callsPerSecond);
        }
        if (callsPerSecondTimeout < 0) {
            throw new IllegalArgumentException(
                    "callsPerSecondTimeout must be 0 (no limit) or more milliseconds, but is " + callsPerSecondTimeout);
        }
    }

    /** @throws IllegalArgumentException if an option is out of its range; the message names it */
    static PacingOptions of(DingTalkCalendarConfiguration configuration) {
        return new PacingOptions(configuration.getCallsPerSecond(), configuration.getCallsPerSecondTimeout());
    }

    Pacing with(Paces paces, BaseUri baseUri) {
        return new Pacing(paces, baseUri, callsPerSecond, callsPerSecondTimeout);
    }
}
