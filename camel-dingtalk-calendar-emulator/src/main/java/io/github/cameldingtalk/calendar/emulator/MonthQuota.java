// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar.emulator;

import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/** Counts the calls of a calendar month, which all internal apps of an organization share. Not thread-safe. */
final class MonthQuota {

    /** DingTalk does not document the time zone. */
    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    private int callsPerMonth;
    private int calls;
    private @Nullable YearMonth month;

    /** Sets the quota; 0 for none. The calls that were counted in this month stay, unless there is no quota. */
    void limit(int newCallsPerMonth) {
        callsPerMonth = newCallsPerMonth;
        if (newCallsPerMonth == 0) {
            calls = 0;
        }
    }

    /** The quota; 0 for none. */
    int limit() {
        return callsPerMonth;
    }

    boolean isSpent(Instant now) {
        YearMonth current = YearMonth.from(now.atZone(ZONE));
        if (!current.equals(month)) {
            month = current;
            calls = 0;
        }
        return callsPerMonth > 0 && calls >= callsPerMonth;
    }

    void count() {
        if (callsPerMonth > 0) {
            calls++;
        }
    }
}
