// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar.example.cluster.run;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * What a run came to: what was wanted, what the emulator's journal says, and what the workers said.
 *
 * @param feed       the states that were put through
 * @param wantedAt   when the last state of each calendar was sent, by the calendar's key
 * @param journal    the emulator's journal
 * @param redone     how many calls the workers said to have repeated, by the calendar's key
 * @param openCreates the keys of the calendars whose row says that the outcome of their creation is unknown
 */
record Outcome(
        Feed feed,
        Map<String, Instant> wantedAt,
        List<JournalEntry> journal,
        Map<String, Integer> redone,
        Set<String> openCreates) {

    /**
     * Everything that is wrong, one sentence each.
     *
     * @param callsPerSecond the limit of calls for each app and API
     * @param percentAbove   how many calls DingTalk may refuse for this limit, in percent of the accepted calls. The emulator
     *                       accepts no call above the limit, so only its refusals tell of workers that are too fast
     */
    List<String> problems(int callsPerSecond, int percentAbove) {
        List<String> problems = new ArrayList<>();
        AppliedStates applied = AppliedStates.of(journal);
        Map<String, Integer> distinct = feed.distinct();
        feed.last().forEach((key, wanted) -> {
            JsonNode last = applied.last(key);
            if (!openCreates.contains(key) && !wanted.state().equals(last)) {
                problems.add(key + " has " + last + " and should have " + wanted.state());
            }
            int said = redone.getOrDefault(key, 0);
            int states = distinct.getOrDefault(key, 0);
            if (applied.calls(key) > states + said) {
                problems.add(key + " got " + applied.calls(key) + " calls, with " + states + " distinct states and "
                        + said + " said to be redone");
            }
            if (applied.needless(key) > said) {
                problems.add(key + " got " + applied.needless(key) + " times a state that was there already, with "
                        + said + " said to be redone");
            }
            addWrongCalendars(problems, applied, wanted);
        });
        applied.keys().stream()
                .filter(key -> !distinct.containsKey(key))
                .forEach(key -> problems.add(key + " got a state and nobody wanted one"));
        CallRate.of(journal).maxInAnySecond().forEach((limited, max) -> {
            if (max > callsPerSecond) {
                problems.add(limited + " had " + max + " calls in a second");
            }
        });
        int above = aboveTheRate();
        if (above * 100 > applied.calls() * percentAbove) {
            problems.add(above + " calls were refused for the limit of a second, which is more than " + percentAbove
                    + " % of " + applied.calls());
        }
        return problems;
    }

    /** A name in a request does not tell which calendar changed, so the ids must be right as well. */
    private void addWrongCalendars(List<String> problems, AppliedStates applied, WantedState wanted) {
        String key = wanted.key();
        String given = wanted.calendarId();
        List<String> created = applied.createdIds(key);
        int creates = given == null ? 1 : 0;
        if (created.size() > creates && !openCreates.contains(key)) {
            problems.add(key + " got " + created.size() + " creates, and should get " + creates);
        }
        List<String> own = given == null ? created : List.of(given);
        for (String id : applied.updatedIds(key)) {
            if (!own.contains(id)) {
                problems.add(key + " changed the calendar " + id + ", and its own calendar is " + own);
            }
        }
    }

    /**
     * How many calls overwrote the last state of a calendar with an older one, by the calendar's key. Only for a feed whose last
     * states occur once.
     */
    Map<String, Integer> overwritten() {
        AppliedStates applied = AppliedStates.of(journal);
        Map<String, Integer> overwritten = new TreeMap<>();
        feed.last().forEach((key, wanted) -> {
            int calls = applied.overwritten(key, wanted.state());
            if (calls > 0) {
                overwritten.put(key, calls);
            }
        });
        return overwritten;
    }

    Figures figures() {
        AppliedStates applied = AppliedStates.of(journal);
        return new Figures(
                feed.states().size(),
                sum(feed.distinct()),
                applied.calls(),
                sum(redone),
                aboveTheRate(),
                (int) journal.stream()
                        .filter(entry -> !entry.isAccepted() && !entry.isAboveTheRate())
                        .count(),
                longestWay(applied),
                CallRate.of(journal).maxInAnySecond().values().stream()
                        .mapToInt(Integer::intValue)
                        .max()
                        .orElse(0));
    }

    private int aboveTheRate() {
        return (int) journal.stream().filter(JournalEntry::isAboveTheRate).count();
    }

    private Duration longestWay(AppliedStates applied) {
        Duration longest = Duration.ZERO;
        for (Map.Entry<String, Instant> wanted : wantedAt.entrySet()) {
            Instant settled = applied.settledAt(wanted.getKey());
            if (settled != null) {
                Duration way = Duration.between(wanted.getValue(), settled);
                longest = way.compareTo(longest) > 0 ? way : longest;
            }
        }
        return longest;
    }

    private static int sum(Map<String, Integer> counts) {
        return counts.values().stream().mapToInt(Integer::intValue).sum();
    }

    /**
     * The numbers of a run.
     *
     * @param states       the states that were put through
     * @param distinct     the states that differ from the state before them
     * @param calls        the creates and updates that DingTalk accepted
     * @param redone       the calls that workers said to have repeated, because they could not know the outcome
     * @param aboveTheRate the calls that DingTalk rejected because of its limit for a second
     * @param refused      the calls that DingTalk rejected for another reason
     * @param longest      the longest time from the last state of a calendar to its arrival
     * @param maxInASecond the largest number of calls of one app and API in any second
     */
    record Figures(
            int states,
            int distinct,
            int calls,
            int redone,
            int aboveTheRate,
            int refused,
            Duration longest,
            int maxInASecond) {

        static final String HEADER =
                """
                | scenario | states | distinct | calls | redone | above the rate | refused otherwise | longest way | most calls in a second |
                |---|---|---|---|---|---|---|---|---|""";

        /** A row of a Markdown table. */
        String row(String scenario) {
            return "| %s | %d | %d | %d | %d | %d | %d | %.1f s | %d |"
                    .formatted(
                            scenario,
                            states,
                            distinct,
                            calls,
                            redone,
                            aboveTheRate,
                            refused,
                            longest.toMillis() / 1000.0,
                            maxInASecond);
        }
    }
}
