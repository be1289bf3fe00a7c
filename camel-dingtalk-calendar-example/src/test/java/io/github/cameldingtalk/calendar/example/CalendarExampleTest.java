// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar.example;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cameldingtalk.calendar.emulator.DingTalkEmulator;
import io.github.cameldingtalk.calendar.emulator.EmulatedCalendar;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Runs the example in a process of its own, as a user would. */
@Timeout(300)
class CalendarExampleTest {

    @TempDir
    Path directory;

    @Test
    void withoutAnEnvironmentItShowsAnUpdateAndAFailureOnTheEmulator() throws Exception {
        ExampleProcess run = run(Map.of());

        assertThat(run.output())
                .contains("PUT /v1.0/calendar/users/iiiP35sJadba8aBSgjrwPRKgiEiF/subscribedCalendars/")
                .contains("{\"name\":\"Traditional Chinese Calendar\"")
                .contains("The result on the route: true")
                .contains("400 invalidParameter: calendar name cannot be blank")
                .contains("The route continued with: the update was rejected")
                .contains("listed: Traditional Chinese Calendar, Only the description has changed")
                .contains("deleted: true");
        assertThat(run.exitCode()).isZero();
    }

    @Test
    void withATokenItUpdatesTheCalendarThatTheEnvironmentNames() throws Exception {
        try (DingTalkEmulator dingtalk =
                DingTalkEmulator.start().acceptToken("own-token").put(EmulatedCalendar.of("own", "me"))) {
            Path file = Files.writeString(directory.resolve("own.json"), "{\"name\":\"My own\"}");

            ExampleProcess run = run(environment(dingtalk), file.toString());

            assertThat(run.output()).contains("The result on the route: true").doesNotContain("emulator");
            assertThat(run.exitCode()).isZero();
            assertThat(dingtalk.calendar("own").orElseThrow().name()).isEqualTo("My own");
        }
    }

    @Test
    void withAnAppItFetchesTheTokenItself() throws Exception {
        try (DingTalkEmulator dingtalk = DingTalkEmulator.start()
                .putInternalApp("own-app", "own-secret")
                .put(EmulatedCalendar.of("own", "me"))) {
            Path file = Files.writeString(directory.resolve("own.json"), "{\"name\":\"My own\"}");
            Map<String, String> environment = new HashMap<>(environment(dingtalk));
            environment.remove("DINGTALK_ACCESS_TOKEN");
            environment.put("DINGTALK_CLIENT_ID", "own-app");
            environment.put("DINGTALK_CLIENT_SECRET", "own-secret");

            ExampleProcess run = run(environment, file.toString());

            assertThat(run.output()).contains("The result on the route: true").doesNotContain("own-secret");
            assertThat(run.exitCode()).isZero();
            assertThat(dingtalk.calendar("own").orElseThrow().name()).isEqualTo("My own");
        }
    }

    @Test
    void withATokenAndNoFileItSaysWhatIsMissing() throws Exception {
        try (DingTalkEmulator dingtalk = DingTalkEmulator.start()) {
            ExampleProcess run = run(environment(dingtalk));

            assertThat(run.output()).contains("name the JSON file with the fields to update");
            assertThat(run.exitCode()).isNotZero();
        }
    }

    private static Map<String, String> environment(DingTalkEmulator dingtalk) {
        return Map.of(
                "DINGTALK_BASE_URI", dingtalk.baseUri(),
                "DINGTALK_ACCESS_TOKEN", "own-token",
                "DINGTALK_USER_ID", "me",
                "DINGTALK_CALENDAR_ID", "own");
    }

    private ExampleProcess run(Map<String, String> environment, String... arguments) throws Exception {
        return ExampleProcess.run(CalendarExample.class, directory, environment, arguments);
    }
}
