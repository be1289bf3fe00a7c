// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar.emulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;

class JournalFileTest {

    private static final Path FULL_DISK = Path.of("/dev/full");

    @TempDir
    Path folder;

    private final List<String> problems = new ArrayList<>();

    @Test
    void linesAreAppendedToTheLinesOfAnotherRun() throws Exception {
        Path path = folder.resolve("journal.jsonl");
        append(path, "1");
        append(path, "2");

        assertThat(path).hasContent("1\n2\n");
        assertThat(problems).isEmpty();
    }

    @Test
    void aLineThatWasCutShortDoesNotSpoilTheNext() throws Exception {
        Path path = Files.writeString(folder.resolve("journal.jsonl"), "1\n{cut");

        append(path, "2");

        assertThat(path).hasContent("1\n{cut\n2\n");
    }

    @Test
    void aLineIsInTheFileBeforeTheFileIsClosed() throws Exception {
        Path path = folder.resolve("journal.jsonl");
        try (JournalFile file = JournalFile.open(path, problems::add)) {
            file.append("1");
            assertThat(path).hasContent("1\n");
            file.append("中");
            assertThat(path).hasContent("1\n中\n");
        }
    }

    @Test
    void theThreadOfTheEmulatorMayBeInterrupted() throws Exception {
        Path path = folder.resolve("journal.jsonl");
        try (JournalFile file = JournalFile.open(path, problems::add)) {
            Thread.currentThread().interrupt();
            file.append("1");
            assertThat(Thread.interrupted()).isTrue();
            file.append("2");
        }

        assertThat(path).hasContent("1\n2\n");
    }

    @Test
    void aFolderThatDoesNotExistIsNamed() {
        Path path = folder.resolve("missing").resolve("journal.jsonl");

        assertThatThrownBy(() -> JournalFile.open(path, problems::add))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageStartingWith("Cannot write the journal " + path + ": ")
                .hasMessageContaining("Choose a file that this process may write, in a folder that exists");
    }

    @Test
    void aFolderIsNotAJournal() {
        assertThatThrownBy(() -> JournalFile.open(folder, problems::add))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageStartingWith("Cannot write the journal " + folder + ": ");
    }

    @Test
    @EnabledIf("hasFullDisk")
    void aFullDiskIsSaidOnce() {
        append(FULL_DISK, "1", "2", "3");

        assertThat(problems).hasSize(1);
        assertThat(problems.get(0))
                .startsWith("Cannot write the journal /dev/full any more: ")
                .contains("The emulator goes on without a journal");
    }

    static boolean hasFullDisk() {
        return Files.isWritable(FULL_DISK);
    }

    private void append(Path path, String... lines) {
        try (JournalFile file = JournalFile.open(path, problems::add)) {
            for (String line : lines) {
                file.append(line);
            }
        }
    }
}
