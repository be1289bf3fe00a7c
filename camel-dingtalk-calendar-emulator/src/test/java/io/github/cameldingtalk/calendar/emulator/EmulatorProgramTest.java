// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar.emulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.hc.core5.http.HttpRequestInterceptor;
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
        "--nonsense 1, There is no option --nonsense.",
        "--nonsense, 'usage: [--port PORT]'",
        "--port=1, There is no option --port=1.",
        "--host no.such.host.invalid, --host must be an address of this machine",
    })
    void aWrongCommandLineIsExplained(String arguments, String message) {
        assertThat(catchThrowable(() -> EmulatorProgram.Options.parse(List.of(arguments.split(" ")))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(message);
    }

    @ParameterizedTest
    @CsvSource({
        "--help, 0, 'usage: [--port PORT]', ''",
        "--port 1 -h, 0, 'usage: [--port PORT]', ''",
        "--nonsense, 2, '', There is no option --nonsense.",
        "--port x, 2, '', '--port must be a number from 0 to 65535, but was x'",
        "--port IN_USE, 1, '', 'Cannot listen on 127.0.0.1:IN_USE: '",
    })
    void theProgramEndsWithAnExitCodeAndWithoutAStackTrace(String arguments, int exitCode, String out, String err)
            throws Exception {
        String port = String.valueOf(dingtalk.port());
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                classPath(),
                EmulatorProgram.class.getName()));
        command.addAll(List.of(arguments.replace("IN_USE", port).split(" ")));

        Process program = new ProcessBuilder(command).start();

        String printed = new String(program.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        String errors = new String(program.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(program.waitFor()).isEqualTo(exitCode);
        assertThat(printed).startsWith(out);
        assertThat(errors).startsWith(err.replace("IN_USE", port)).doesNotContain("Exception", "\tat ");
        assertThat(out.isEmpty() ? printed : errors).isEmpty();
    }

    private static String classPath() {
        return Stream.of(
                        EmulatorProgram.class,
                        HttpRequestInterceptor.class,
                        JsonNode.class,
                        JsonParser.class,
                        JsonProperty.class)
                .map(type ->
                        type.getProtectionDomain().getCodeSource().getLocation().getPath())
                .collect(Collectors.joining(File.pathSeparator));
    }

    @Test
    void onlyThisMachineReachesTheDefaultAddress() {
        assertThat(dingtalk.baseUri()).startsWith("http://127.0.0.1:");
        assertThat(EmulatorProgram.Options.parse(List.of()).host().isLoopbackAddress())
                .isTrue();
    }
}
