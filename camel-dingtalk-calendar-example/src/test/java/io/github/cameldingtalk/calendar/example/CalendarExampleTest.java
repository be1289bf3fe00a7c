// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar.example;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cameldingtalk.calendar.emulator.DingTalkEmulator;
import io.github.cameldingtalk.calendar.emulator.EmulatedCalendar;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Runs the example in a process of its own, as a user would. */
@Timeout(300)
class CalendarExampleTest {

    @TempDir
    Path directory;

    private final DingTalkEmulator dingtalk = DingTalkEmulator.start()
            .putInternalApp("own-app", "own-secret")
            .putUser("me", Set.of("my-corp"), Set.of())
            .put(EmulatedCalendar.of("own", "me"));

    @AfterEach
    void stop() {
        dingtalk.close();
    }

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
    void withAnAppItCreatesUpdatesShowsAndDeletesACalendar() throws Exception {
        Path calendar = Files.writeString(
                directory.resolve("calendar.json"),
                "{\"name\":\"My own\",\"subscribeScope\":{\"corpIds\":[\"my-corp\"]}}");
        Path update = Files.writeString(directory.resolve("update.json"), "{\"name\":\"Renamed\"}");

        ExampleProcess created = run(environment(), "create", calendar.toString());
        String calendarId =
                created.output().lines().reduce((first, last) -> last).orElseThrow();
        calendarId = calendarId.substring("The result on the route: ".length());
        assertThat(dingtalk.calendar(calendarId)).isPresent();
        Map<String, String> environment = new HashMap<>(environment());
        environment.put("DINGTALK_CALENDAR_ID", calendarId);

        ExampleProcess updated = run(environment, "update", update.toString());
        assertThat(updated.output()).contains("The result on the route: true").doesNotContain("own-secret");
        assertThat(run(environment, "show").output()).contains("\"name\":\"Renamed\"");
        ExampleProcess deleted = run(environment, "delete");
        assertThat(deleted.output()).contains("The result on the route: true");
        assertThat(deleted.exitCode()).isZero();
        assertThat(dingtalk.calendar(calendarId)).isEmpty();
    }

    @Test
    void withAWrongSecretItEndsWith1AndSaysWhyWithoutTheSecret() throws Exception {
        Map<String, String> environment = new HashMap<>(environment());
        environment.put("DINGTALK_CLIENT_SECRET", "wrong-secret");

        ExampleProcess run = run(environment, "show");

        assertThat(run.output())
                .startsWith("show failed. oauth2/accessToken: DingTalk answered 400 invalidClientIdOrSecret")
                .contains("Check the credentials in the environment.")
                .doesNotContain("wrong-secret")
                .hasLineCount(2);
        assertThat(run.exitCode()).isEqualTo(1);
    }

    @Test
    void withoutAVariableItEndsWith2AndNamesTheVariable() throws Exception {
        Map<String, String> environment = new HashMap<>(environment());
        environment.remove("DINGTALK_CLIENT_SECRET");

        ExampleProcess run = run(environment, "show");

        assertThat(run.output())
                .isEqualToIgnoringNewLines("the environment variable DINGTALK_CLIENT_SECRET is not set");
        assertThat(run.exitCode()).isEqualTo(2);
    }

    private Map<String, String> environment() {
        return Map.of(
                "DINGTALK_BASE_URI", dingtalk.baseUri(),
                "DINGTALK_CLIENT_ID", "own-app",
                "DINGTALK_CLIENT_SECRET", "own-secret",
                "DINGTALK_USER_ID", "me",
                "DINGTALK_CALENDAR_ID", "own");
    }

    private ExampleProcess run(Map<String, String> environment, String... arguments) throws Exception {
        return ExampleProcess.run(CalendarExample.class, directory, environment, arguments);
    }
}
