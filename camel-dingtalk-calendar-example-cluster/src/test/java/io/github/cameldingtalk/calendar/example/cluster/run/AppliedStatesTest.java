// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar.example.cluster.run;

import static io.github.cameldingtalk.calendar.example.cluster.run.JournalLines.START;
import static io.github.cameldingtalk.calendar.example.cluster.run.JournalLines.blocked;
import static io.github.cameldingtalk.calendar.example.cluster.run.JournalLines.created;
import static io.github.cameldingtalk.calendar.example.cluster.run.JournalLines.refused;
import static io.github.cameldingtalk.calendar.example.cluster.run.JournalLines.update;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class AppliedStatesTest {

    private static final String KEY = "app-00/a";

    @Test
    void theLastStateIsTheLastThatWasAccepted() {
        AppliedStates applied = AppliedStates.of(List.of(
                update("a", "1", 0), update("a", "2", 1), refused("a", "3", 2, "systemError"), blocked("a", "4", 3)));

        assertThat(applied.last(KEY).path("description").asText()).isEqualTo("2");
        assertThat(applied.calls()).isEqualTo(2);
    }

    @Test
    void theOrderOfTheJournalCountsAndNotTheTimeOfArrival() {
        AppliedStates applied = AppliedStates.of(List.of(update("a", "new", 9), update("a", "old", 1)));

        assertThat(applied.last(KEY).path("description").asText()).isEqualTo("old");
    }

    @Test
    void aStateThatWasThereAlreadyIsNeedless() {
        AppliedStates applied = AppliedStates.of(
                List.of(created("a", "1", 0), update("a", "1", 1), update("a", "2", 2), update("a", "1", 3)));

        assertThat(applied.needless(KEY)).isEqualTo(1);
    }

    @Test
    void countsTheCallsThatOverwroteAState() {
        List<JournalEntry> journal =
                List.of(update("a", "1", 0), update("a", "2", 1), update("a", "1", 2), update("a", "2", 3));

        assertThat(AppliedStates.of(journal).overwritten(KEY, journal.get(1).requestBody()))
                .isEqualTo(1);
        assertThat(AppliedStates.of(journal.subList(0, 2))
                        .overwritten(KEY, journal.get(1).requestBody()))
                .isZero();
    }

    @Test
    void anotherCalendarDoesNotCount() {
        AppliedStates applied = AppliedStates.of(List.of(update("a", "1", 0), update("b", "1", 1)));

        assertThat(applied.needless(KEY)).isZero();
        assertThat(applied.keys()).containsExactly(KEY, "app-00/b");
    }

    @Test
    void tellsWhichCalendarsWereCreatedAndChanged() {
        AppliedStates applied =
                AppliedStates.of(List.of(created("a", "1", 0), created("a", "1", 1), update("other", "a", "2", 2)));

        assertThat(applied.createdIds(KEY)).containsExactly("id", "id");
        assertThat(applied.updatedIds(KEY)).containsExactly("other");
    }

    @Test
    void aRepeatedCallDoesNotSettleACalendarLater() {
        AppliedStates applied = AppliedStates.of(List.of(update("a", "1", 5), update("a", "1", 50)));

        assertThat(applied.settledAt(KEY)).isEqualTo(START.plusMillis(5));
        assertThat(applied.settledAt("app-00/none")).isNull();
    }
}
