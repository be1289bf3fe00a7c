// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar.example.cluster.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JournalEntryTest {

    @TempDir
    Path folder;

    @Test
    void readsTheLinesInTheirOrder() throws IOException {
        List<JournalEntry> entries = read(line("a", 0) + "\n" + line("b", 1) + "\n");

        assertThat(entries).extracting(JournalEntry::key).containsExactly("app-00/a", "app-00/b");
    }

    @Test
    void leavesOutALastLineThatIsNotComplete() throws IOException {
        List<JournalEntry> entries = read(line("a", 0) + "\n" + line("b", 1).substring(0, 40));

        assertThat(entries).extracting(JournalEntry::key).containsExactly("app-00/a");
    }

    @Test
    void readsAnEmptyJournal() throws IOException {
        assertThat(read("")).isEmpty();
    }

    @Test
    void theResponseToABlockedAddressIsNotAccepted() {
        assertThat(JournalLines.blocked("a", "1", 0).isAccepted()).isFalse();
        assertThat(JournalLines.update("a", "1", 0).isAccepted()).isTrue();
    }

    @Test
    void tellsTheLimitOfASecondFromOtherErrors() {
        assertThat(JournalLines.refused("a", "1", 0, "Forbidden.AccessDenied.QpsLimitForAppkeyAndApi")
                        .isAboveTheRate())
                .isTrue();
        assertThat(JournalLines.refused("a", "1", 0, "Forbidden.AccessDenied.ApiCountLimitForOrg")
                        .isAboveTheRate())
                .isFalse();
    }

    @Test
    void anAbsentAppIsEmpty() throws IOException {
        JournalEntry entry = JournalEntry.parse("{\"at\":\"2026-01-01T00:00:00Z\",\"app\":null,\"operation\":null}");

        assertThat(entry.app()).isEmpty();
        assertThat(entry.operation()).isEmpty();
        assertThat(entry.calendarId()).isEmpty();
        assertThat(entry.isWrite()).isFalse();
    }

    private List<JournalEntry> read(String text) throws IOException {
        Path journal = folder.resolve("journal.jsonl");
        Files.writeString(journal, text);
        return JournalEntry.read(journal);
    }

    private static String line(String calendar, long millis) {
        return JournalLines.line("updateSubscribed", "id", calendar, "1", millis, true, 200, "null");
    }
}
