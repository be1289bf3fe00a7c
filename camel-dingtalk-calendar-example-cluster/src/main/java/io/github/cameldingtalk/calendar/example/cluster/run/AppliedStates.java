// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar.example.cluster.run;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The states that arrived at each calendar, by the emulator's journal. */
final class AppliedStates {

    private final Map<String, List<JournalEntry>> calls = new LinkedHashMap<>();

    /** Takes the accepted creates and updates of a journal. */
    static AppliedStates of(List<JournalEntry> journal) {
        AppliedStates applied = new AppliedStates();
        journal.stream().filter(entry -> entry.isWrite() && entry.isAccepted()).forEach(entry -> applied.calls
                .computeIfAbsent(entry.key(), key -> new ArrayList<>())
                .add(entry));
        return applied;
    }

    /** The keys of the calendars at which a state arrived. */
    Set<String> keys() {
        return calls.keySet();
    }

    int calls() {
        return calls.values().stream().mapToInt(List::size).sum();
    }

    int calls(String key) {
        return of(key).size();
    }

    /** The state that the calendar has now, or {@code null} if none arrived. */
    @Nullable
    JsonNode last(String key) {
        List<JournalEntry> entries = of(key);
        return entries.isEmpty() ? null : entries.get(entries.size() - 1).requestBody();
    }

    /** When the calendar got the state that it has now, or {@code null} if none arrived. A repeated call does not count. */
    @Nullable
    Instant settledAt(String key) {
        Instant settled = null;
        JsonNode state = null;
        for (JournalEntry entry : of(key)) {
            if (!entry.requestBody().equals(state)) {
                state = entry.requestBody();
                settled = entry.at();
            }
        }
        return settled;
    }

    /** How many calls sent a state that the calendar had already. */
    int needless(String key) {
        int needless = 0;
        JsonNode state = null;
        for (JournalEntry entry : of(key)) {
            if (entry.requestBody().equals(state)) {
                needless++;
            }
            state = entry.requestBody();
        }
        return needless;
    }

    /** How many calls sent another state after this one had arrived for the first time. */
    int overwritten(String key, JsonNode state) {
        boolean hasArrived = false;
        int overwritten = 0;
        for (JournalEntry entry : of(key)) {
            boolean isSame = entry.requestBody().equals(state);
            hasArrived = hasArrived || isSame;
            overwritten += hasArrived && !isSame ? 1 : 0;
        }
        return overwritten;
    }

    /** The ids of the calendars that were created for this key, one for each create. */
    List<String> createdIds(String key) {
        return of(key).stream()
                .filter(JournalEntry::isCreate)
                .map(JournalEntry::calendarId)
                .toList();
    }

    /** The ids of the calendars that the updates for this key changed. */
    Set<String> updatedIds(String key) {
        return of(key).stream()
                .filter(entry -> !entry.isCreate())
                .map(JournalEntry::calendarId)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private List<JournalEntry> of(String key) {
        return calls.getOrDefault(key, List.of());
    }
}
