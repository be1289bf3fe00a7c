// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar.emulator;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;

/** Counts the events that each user creates in a day. */
final class DailyCreates {

    /** DingTalk does not document the time zone. */
    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    private final ServiceSettings settings;
    private final Map<String, Integer> counts = new HashMap<>();
    private LocalDate day = LocalDate.MIN;

    DailyCreates(ServiceSettings settings) {
        this.settings = settings;
    }

    /** Whether the user may create one more event today. */
    synchronized boolean mayCreate(String unionId) {
        LocalDate today = LocalDate.ofInstant(settings.clock().instant(), ZONE);
        if (!today.equals(day)) {
            day = today;
            counts.clear();
        }
        return settings.eventsPerDay() == 0 || counts.getOrDefault(unionId, 0) < settings.eventsPerDay();
    }

    synchronized void count(String unionId) {
        counts.merge(unionId, 1, Integer::sum);
    }

    synchronized void clear() {
        counts.clear();
    }
}
