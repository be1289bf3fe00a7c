// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar.example.cluster.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@DisabledOnOs(OS.WINDOWS)
class ChildProcessTest {

    private static final Duration SOON = Duration.ofSeconds(20);

    @TempDir
    Path folder;

    @Test
    void aFrozenProcessDoesNothingUntilItWakes() throws IOException {
        try (ChildProcess cat = start("cat")) {
            cat.command("one");
            cat.awaitLine("one", SOON);
            cat.freeze();
            cat.command("two");
            await().during(Duration.ofMillis(300)).until(() -> !log().contains("two"));
            cat.wake();
            cat.awaitLine("two", SOON);
        }
    }

    @Test
    void aFrozenProcessCanBeKilled() throws IOException {
        try (ChildProcess cat = start("cat")) {
            cat.freeze();
            cat.kill();

            assertThat(cat.awaitExit(SOON)).isNotZero();
        }
    }

    @Test
    void aProcessThatEndsInsteadOfStartingIsReported() throws IOException {
        try (ChildProcess failed = start("sh", "-c", "echo wrong; exit 3")) {
            assertThatThrownBy(() -> failed.awaitLine("ready", SOON))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("exit code 3")
                    .hasMessageContaining("child.log");
        }
    }

    @Test
    void anAttachedProgramEndsWithItsStandardInput() throws IOException {
        List<String> command =
                JavaCommand.withOwnClassPath().heap(32).attached(Sleeper.class.getName(), List.of("started"));
        try (ChildProcess shell = start("sh", "-c", "true | " + quoted(command))) {
            assertThat(shell.awaitExit(SOON)).isNotZero();
        }
    }

    /** A program that does not end by itself. */
    static final class Sleeper {

        private Sleeper() {}

        public static void main(String[] arguments) throws InterruptedException {
            System.out.println(arguments[0]);
            Thread.currentThread().join();
        }
    }

    private static String quoted(List<String> command) {
        return "'" + String.join("' '", command) + "'";
    }

    private ChildProcess start(String... command) throws IOException {
        return ChildProcess.start("the child", List.of(command), folder.resolve("child.log"));
    }

    private String log() throws IOException {
        return Files.readString(folder.resolve("child.log"));
    }
}
