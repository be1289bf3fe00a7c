// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar.example.cluster.run;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** How many accepted calls each app made in a second, by the emulator's journal. DingTalk limits the calls by app and API. */
final class CallRate {

    private final Map<Limited, List<Instant>> calls = new TreeMap<>();

    /** What DingTalk counts together. */
    record Limited(String app, String operation) implements Comparable<Limited> {
        @Override
        public int compareTo(Limited other) {
            return toString().compareTo(other.toString());
        }

        @Override
        public String toString() {
            return app + " " + operation;
        }
    }

    static CallRate of(List<JournalEntry> journal) {
        CallRate rate = new CallRate();
        journal.stream()
                .filter(entry -> !entry.app().isEmpty() && entry.isAccepted())
                .forEach(entry -> rate.calls
                        .computeIfAbsent(new Limited(entry.app(), entry.operation()), key -> new ArrayList<>())
                        .add(entry.at()));
        rate.calls.values().forEach(times -> times.sort(null));
        return rate;
    }

    /** The largest number of calls in any second, wherever the second begins. */
    Map<Limited, Integer> maxInAnySecond() {
        Map<Limited, Integer> max = new TreeMap<>();
        calls.forEach((limited, times) -> max.put(limited, maxInAnySecond(times)));
        return max;
    }

    private static int maxInAnySecond(List<Instant> times) {
        Deque<Instant> second = new ArrayDeque<>();
        int max = 0;
        for (Instant time : times) {
            while (!second.isEmpty() && !second.peek().isAfter(time.minusSeconds(1))) {
                second.remove();
            }
            second.add(time);
            max = Math.max(max, second.size());
        }
        return max;
    }

    /** The calls of an app in each second since a time, whatever the operation. */
    int[] eachSecond(String app, Instant since, int seconds) {
        int[] counts = new int[seconds];
        calls.forEach((limited, times) -> {
            if (limited.app.equals(app)) {
                for (Instant time : times) {
                    long second = Duration.between(since, time).toSeconds();
                    if (!time.isBefore(since) && second < seconds) {
                        counts[(int) second]++;
                    }
                }
            }
        });
        return counts;
    }
}
