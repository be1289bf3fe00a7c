// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar.example.cluster.run;

import static io.github.cameldingtalk.calendar.example.cluster.run.JournalLines.START;
import static io.github.cameldingtalk.calendar.example.cluster.run.JournalLines.created;
import static io.github.cameldingtalk.calendar.example.cluster.run.JournalLines.refused;
import static io.github.cameldingtalk.calendar.example.cluster.run.JournalLines.update;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.cameldingtalk.calendar.example.cluster.run.CallRate.Limited;
import java.util.List;
import org.junit.jupiter.api.Test;

class CallRateTest {

    private static final Limited UPDATES = new Limited("app-00", "updateSubscribed");

    @Test
    void aSecondBeginsAnywhere() {
        CallRate rate = CallRate.of(List.of(update("a", "1", 900), update("a", "2", 1_000), update("a", "3", 1_899)));

        assertThat(rate.maxInAnySecond()).containsEntry(UPDATES, 3);
    }

    @Test
    void callsThatAreASecondApartAreNotInOneSecond() {
        CallRate rate = CallRate.of(List.of(update("a", "1", 0), update("a", "2", 1_000)));

        assertThat(rate.maxInAnySecond()).containsEntry(UPDATES, 1);
    }

    @Test
    void sortsTheCallsByTheirTimeOfArrival() {
        CallRate rate = CallRate.of(List.of(update("a", "1", 2_000), update("a", "2", 0), update("a", "3", 2_500)));

        assertThat(rate.maxInAnySecond()).containsEntry(UPDATES, 2);
    }

    @Test
    void eachOperationCountsApartAndRefusedCallsDoNotCount() {
        CallRate rate =
                CallRate.of(List.of(update("a", "1", 0), created("b", "1", 1), refused("a", "2", 2, "systemError")));

        assertThat(rate.maxInAnySecond())
                .containsEntry(UPDATES, 1)
                .containsEntry(new Limited("app-00", "createSubscribed"), 1);
    }

    @Test
    void countsTheCallsOfEachSecond() {
        CallRate rate = CallRate.of(List.of(update("a", "1", 0), created("b", "1", 999), update("a", "2", 2_000)));

        assertThat(rate.eachSecond("app-00", START, 3)).containsExactly(2, 0, 1);
        assertThat(rate.eachSecond("app-01", START, 3)).containsExactly(0, 0, 0);
    }
}
