// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar.emulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EmulatorProgramTest {

    private final ByteArrayOutputStream output = new ByteArrayOutputStream();
    private final DingTalkEmulator dingtalk = EmulatorProgram.start(
            new EmulatorProgram.Options(InetAddress.getLoopbackAddress(), 0),
            new PrintStream(output, true, StandardCharsets.UTF_8));

    @AfterEach
    void stop() {
        dingtalk.close();
    }

    @Test
    void theProgramPrintsTheSettingsForAClient() {
        assertThat(output.toString(StandardCharsets.UTF_8))
                .contains("baseUri        " + dingtalk.baseUri())
                .contains("clientId       dingemulator")
                .contains("clientSecret   emulator-secret")
                .contains("userId         author")
                .contains("calendarId     calendar-1");
    }

    @Test
    void theProgramLogsEachRequestOnOneLine() throws Exception {
        HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create(dingtalk.baseUri() + "/v1.0/calendar/users/a%0Ab/calendars"))
                                .build(),
                        HttpResponse.BodyHandlers.discarding());

        assertThat(output.toString(StandardCharsets.UTF_8).lines().reduce((a, b) -> b))
                .hasValueSatisfying(line -> assertThat(line)
                        .contains("GET /v1.0/calendar/users/a%0Ab/calendars -> 400")
                        .contains("InvalidAuthentication"));
    }

    @ParameterizedTest
    @CsvSource({
        "--port, 'usage: [--port PORT]'",
        "--port x, --port must be a number",
        "--port 65536, --port must be a number",
        "--nonsense 1, 'usage: [--port PORT]'",
        "--host no.such.host.invalid, --host must be an address of this machine",
    })
    void aWrongCommandLineIsExplained(String arguments, String message) {
        assertThat(catchThrowable(() -> EmulatorProgram.Options.parse(List.of(arguments.split(" ")))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(message);
    }

    @Test
    void onlyThisMachineReachesTheDefaultAddress() {
        assertThat(dingtalk.baseUri()).startsWith("http://127.0.0.1:");
        assertThat(EmulatorProgram.Options.parse(List.of()).host().isLoopbackAddress())
                .isTrue();
    }
}
