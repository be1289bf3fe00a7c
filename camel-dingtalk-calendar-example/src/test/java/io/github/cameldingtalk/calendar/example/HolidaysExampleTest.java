// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar.example;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cameldingtalk.calendar.emulator.DingTalkEmulator;
import io.github.cameldingtalk.calendar.emulator.EmulatedEvent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Runs the example of the holidays in a process of its own, as a user would. */
@Timeout(300)
class HolidaysExampleTest {

    @TempDir
    Path directory;

    @Test
    void withoutAnEnvironmentItPrintsAFileTheSameFileAndAChangedFile() throws Exception {
        ExampleProcess run = ExampleProcess.run(HolidaysExample.class, directory, Map.of());

        assertThat(run.output().lines())
                .containsExactly(
                        "[INFO] example - holidays: 7 created, 0 changed, 0 deleted",
                        "[INFO] example - holidays: 0 created, 0 changed, 0 deleted",
                        "[INFO] example - holidays: 1 created, 1 changed, 1 deleted");
        assertThat(run.exitCode()).isZero();
    }

    @Test
    void withATokenItPutsAFileIntoTheMainCalendarOfTheUser() throws Exception {
        try (DingTalkEmulator dingtalk =
                DingTalkEmulator.start().acceptToken("own-token").putUser("me", Set.of(), Set.of())) {
            Path file = Files.writeString(
                    directory.resolve("own.csv"),
                    "id,first day,last day,name\nnew-year,2026-01-01,2026-01-03,\u5143\u65e6\n");
            Map<String, String> environment = Map.of(
                    "DINGTALK_BASE_URI", dingtalk.baseUri(),
                    "DINGTALK_ACCESS_TOKEN", "own-token",
                    "DINGTALK_USER_ID", "me");

            ExampleProcess run = ExampleProcess.run(HolidaysExample.class, directory, environment, file.toString());

            assertThat(run.output()).contains("1 created, 0 changed, 0 deleted");
            assertThat(run.exitCode()).isZero();
            assertThat(dingtalk.events("me")).extracting(EmulatedEvent::summary).containsExactly("\u5143\u65e6");
        }
    }

    @Test
    void withATokenAndNoFileItSaysWhatIsMissing() throws Exception {
        ExampleProcess run =
                ExampleProcess.run(HolidaysExample.class, directory, Map.of("DINGTALK_ACCESS_TOKEN", "own-token"));

        assertThat(run.output()).contains("name the CSV file of holidays");
        assertThat(run.exitCode()).isNotZero();
    }
}
