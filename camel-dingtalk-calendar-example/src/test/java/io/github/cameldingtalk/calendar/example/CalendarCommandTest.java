// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar.example;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cameldingtalk.calendar.emulator.ApiOperation;
import io.github.cameldingtalk.calendar.emulator.DingTalkEmulator;
import io.github.cameldingtalk.calendar.emulator.EmulatedCalendar;
import io.github.cameldingtalk.calendar.emulator.EmulatedResponse;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The exit code of the example, and what it says, for each kind of app and each kind of failure. */
class CalendarCommandTest {

    @TempDir
    Path directory;

    private final DingTalkEmulator dingtalk = DingTalkEmulator.start()
            .acceptToken("a-token")
            .putEnterpriseApp("a-suite", "suite-secret", "a-ticket", Set.of("my-corp"))
            .putPersonalApp("personal", "personal-secret")
            .putUser("me", Set.of("my-corp"), Set.of())
            .put(EmulatedCalendar.of("own", "me"));
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private final Map<String, String> variables = new HashMap<>();
    private Path update;

    @BeforeEach
    void setUp() throws Exception {
        variables.put("DINGTALK_BASE_URI", dingtalk.baseUri());
        variables.put("DINGTALK_ACCESS_TOKEN", "a-token");
        variables.put("DINGTALK_USER_ID", "me");
        variables.put("DINGTALK_CALENDAR_ID", "own");
        update = Files.writeString(directory.resolve("update.json"), "{\"name\":\"My own\"}");
    }

    @AfterEach
    void stop() {
        dingtalk.close();
    }

    @Test
    void withATokenItUpdatesTheCalendarThatTheEnvironmentNames() throws Exception {
        assertThat(run("update", update.toString())).isZero();

        assertThat(out.toString(StandardCharsets.UTF_8)).isEqualToIgnoringNewLines("The result on the route: true");
        assertThat(dingtalk.calendar("own").orElseThrow().name()).isEqualTo("My own");
    }

    @Test
    void withASuiteTicketItCallsForTheOrganization() throws Exception {
        app("a-suite", "suite-secret");
        variables.put("DINGTALK_SUITE_TICKET", "a-ticket");
        assertThat(run("update", update.toString())).isEqualTo(2);
        assertThat(said()).contains("DINGTALK_CORP_ID");

        variables.put("DINGTALK_CORP_ID", "my-corp");
        assertThat(run("update", update.toString())).isZero();
    }

    @Test
    void withACodeItCallsForTheUserAndKeepsTheRefreshTokenForTheNextRun() throws Exception {
        app("personal", "personal-secret");
        variables.put("DINGTALK_REFRESH_TOKEN_FILE", directory.resolve("token").toString());
        variables.put("DINGTALK_AUTHORIZATION_CODE", dingtalk.consent("personal", "me"));
        assertThat(run("update", update.toString())).isZero();

        variables.remove("DINGTALK_AUTHORIZATION_CODE");
        assertThat(run("show")).isZero();
    }

    @ParameterizedTest
    @CsvSource({
        "DINGTALK_BASE_URI, 127.0.0.1:8642, baseUri must be the address of the API",
        "DINGTALK_BASE_URI, https://example.com/v1.0, without /v1.0 at its end",
        "DINGTALK_ACCESS_TOKEN, ${TOKEN}, accessToken is a placeholder",
        "DINGTALK_CALENDAR_ID, ${ID}, the option calendarId has an expression",
    })
    void withAWrongVariableItEndsWith2AndOneSentence(String name, String value, String sentence) throws Exception {
        variables.put(name, value);

        assertThat(run("show")).isEqualTo(2);

        assertThat(said()).contains(sentence).hasLineCount(1);
        assertThat(dingtalk.requests()).isEmpty();
    }

    @Test
    void withoutTheFolderOfTheRefreshTokenItEndsWith2AndOneSentence() throws Exception {
        app("personal", "personal-secret");
        variables.put(
                "DINGTALK_REFRESH_TOKEN_FILE",
                directory.resolve("missing/token").toString());

        assertThat(run("show")).isEqualTo(2);

        assertThat(said()).contains("missing does not exist: create it").hasLineCount(1);
    }

    @Test
    void saysThatTheServiceCannotBeReached() throws Exception {
        dingtalk.refuseConnections(true);

        assertThat(run("update", update.toString())).isEqualTo(1);

        assertThat(said())
                .startsWith("update failed. updateSubscribed of calendar 'own': ")
                .contains("Check the network");
    }

    @Test
    void namesThePermissionThatTheAppLacks() throws Exception {
        dingtalk.next(
                ApiOperation.UPDATE_SUBSCRIBED, EmulatedResponse.permissionMissing(ApiOperation.UPDATE_SUBSCRIBED));

        assertThat(run("update", update.toString())).isEqualTo(1);

        assertThat(said()).contains("Calendar.Calendar.Write").contains("Open the permissions of the app");
    }

    @Test
    void saysThatAnUpdateHadNoEffect() throws Exception {
        dingtalk.next(EmulatedResponse.json(200, "{\"result\":false}"));

        assertThat(run("update", update.toString())).isEqualTo(1);

        assertThat(said()).contains("update had no effect");
    }

    @Test
    void advisesToCheckTheFieldsOfARefusedUpdate() throws Exception {
        Files.writeString(update, "{\"name\":\" \"}");

        assertThat(run("update", update.toString())).isEqualTo(1);

        assertThat(said())
                .contains("400 invalidParameter: calendar name cannot be blank")
                .contains("Check the ids");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "updated", "show now", "update", "update missing.json"})
    void withWrongArgumentsItEndsWith2AndSendsNothing(String arguments) throws Exception {
        assertThat(run(arguments.split(" "))).isEqualTo(2);

        assertThat(said()).containsAnyOf("Set -Dexec.args to one of these", "there is no file");
        assertThat(dingtalk.requests()).isEmpty();
    }

    private void app(String clientId, String clientSecret) {
        variables.remove("DINGTALK_ACCESS_TOKEN");
        variables.put("DINGTALK_CLIENT_ID", clientId);
        variables.put("DINGTALK_CLIENT_SECRET", clientSecret);
    }

    private int run(String... arguments) throws Exception {
        return CalendarExample.run(variables, List.of(arguments), print(out), print(err));
    }

    private String said() {
        return err.toString(StandardCharsets.UTF_8);
    }

    private static PrintStream print(ByteArrayOutputStream bytes) {
        return new PrintStream(bytes, true, StandardCharsets.UTF_8);
    }
}
