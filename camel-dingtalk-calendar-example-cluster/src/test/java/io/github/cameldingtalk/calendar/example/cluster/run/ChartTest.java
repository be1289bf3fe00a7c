// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar.example.cluster.run;

import static io.github.cameldingtalk.calendar.example.cluster.run.JournalLines.created;
import static io.github.cameldingtalk.calendar.example.cluster.run.JournalLines.update;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ChartTest {

    private static final List<String> APPS = List.of("app-00", "app-01");

    @Test
    void drawsEachSecondOfEachApp() {
        List<JournalEntry> journal = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            journal.add(update("a", "" + i, i));
        }
        journal.add(created("b", "1", 2_500));

        assertThat(Chart.lines(journal, APPS, 20)).containsExactly("app-00 |@ .|", "app-01 |   |");
    }

    @Test
    void saysThatThereWereNoCalls() {
        assertThat(Chart.lines(List.of(), APPS, 20)).containsExactly("no calls");
    }
}
