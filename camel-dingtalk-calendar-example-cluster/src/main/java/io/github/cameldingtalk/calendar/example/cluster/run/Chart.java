// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar.example.cluster.run;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** The calls of each app in each second, as lines of text. */
final class Chart {

    private static final String LEVELS = " .:-=+*#%@";
    private static final int MAX_SECONDS = 100;

    private Chart() {}

    /**
     * Draws one line for each app, with one character for each second of the first 100.
     *
     * @param full the number of calls for the highest character
     */
    static List<String> lines(List<JournalEntry> journal, List<String> apps, int full) {
        List<Instant> calls = journal.stream()
                .filter(entry -> entry.isWrite() && entry.isAccepted())
                .map(JournalEntry::at)
                .sorted()
                .toList();
        if (calls.isEmpty()) {
            return List.of("no calls");
        }
        Instant first = calls.get(0);
        int seconds = (int) Math.min(
                MAX_SECONDS,
                1 + Duration.between(first, calls.get(calls.size() - 1)).toSeconds());
        CallRate rate =
                CallRate.of(journal.stream().filter(JournalEntry::isWrite).toList());
        List<String> lines = new ArrayList<>();
        for (String app : apps) {
            StringBuilder line = new StringBuilder(app).append(" |");
            for (int count : rate.eachSecond(app, first, seconds)) {
                line.append(level(count, full));
            }
            lines.add(line.append('|').toString());
        }
        return lines;
    }

    /** A space only for no call. */
    private static char level(int count, int full) {
        int highest = LEVELS.length() - 1;
        return LEVELS.charAt(count == 0 ? 0 : Math.max(1, Math.min(highest, count * highest / full)));
    }
}
