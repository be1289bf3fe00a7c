// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar.emulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.hc.core5.http.HttpRequestInterceptor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.snakeyaml.engine.v2.api.LoadSettings;

class EmulatorProgramTest {

    private final ByteArrayOutputStream output = new ByteArrayOutputStream();
    private final DingTalkEmulator dingtalk = EmulatorProgram.start(
            ProgramOptions.parse(List.of("--port", "0")), new PrintStream(output, true, StandardCharsets.UTF_8));

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
                .contains("userId         author, reader, iiiP35sJadba8aBSgjrwPRKgiEiF")
                .contains("calendarId     calendar-1, M5MjkxNDUxQHVzZXJzLmRpbmd0YWxrLmNv")
                .contains("Third-party enterprise app: suiteKey suiteemulator, suiteSecret suite-secret,"
                        + " suiteTicket suite-ticket, corpId dingcorp")
                .contains("Third-party personal app: clientId dingpersonal, clientSecret personal-secret")
                .contains("Consent of author to dingpersonal: authorization code code-");
    }

    @Test
    void theIdsInTheExampleOfDingTalksDocumentationWorkWithoutAnySetUp() throws Exception {
        TestClient client = new TestClient(dingtalk);
        String body = client.body(
                "POST",
                "/v1.0/oauth2/accessToken",
                null,
                "{\"appKey\":\"dingemulator\",\"appSecret\":\"emulator-secret\"}");
        String token = new ObjectMapper().readTree(body).path("accessToken").asText();

        assertThat(client.call(
                        "PUT",
                        "/v1.0/calendar/users/iiiP35sJadba8aBSgjrwPRKgiEiF/subscribedCalendars/"
                                + "M5MjkxNDUxQHVzZXJzLmRpbmd0YWxrLmNv",
                        token,
                        "{\"name\":\"A\",\"managers\":[\"iiiP35sJadba8aBSgjrwPRKgiEiF\"],\"subscribeScope\":{\"unionIds\":"
                                + "[\"iiiP35sJadba8aBSgjrwPRKgiEiF\"],\"openConversationIds\":[\"cidvrURjEqVe8xxxxxxx\"],"
                                + "\"corpIds\":[\"dingz0xc7v89789asasdf\"]}}"))
                .isEqualTo("200");
    }

    @Test
    void theSecretsOfADataFileAreNotPrinted(@TempDir Path folder) throws Exception {
        Path file = Files.writeString(
                folder.resolve("company.yaml"),
                """
                apps:
                  - {type: internal, clientId: mine, clientSecret: top-secret-1}
                  - {type: enterprise, clientId: suite, clientSecret: top-secret-2, suiteTicket: top-secret-3, corpIds: [corp]}
                """);
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        EmulatorProgram.start(
                        ProgramOptions.parse(List.of("--port", "0", "--data", file.toString())),
                        new PrintStream(printed, true, StandardCharsets.UTF_8))
                .close();

        assertThat(printed.toString(StandardCharsets.UTF_8))
                .contains("clientId       mine", "clientSecret   (in company.yaml)", "suiteKey suite")
                .doesNotContain("top-secret", "dingemulator");
    }

    @Test
    void theProgramHasEventsOfThisMonth() {
        assertThat(dingtalk.events("author"))
                .extracting(EmulatedEvent::summary)
                .containsExactly("Team meeting", "Trade fair");
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
                        .endsWith("GET /v1.0/calendar/users/a%0Ab/calendars -> 400 InvalidAuthentication:"
                                + " The header x-acs-dingtalk-access-token is missing."));
    }

    @ParameterizedTest
    @CsvSource({
        "--port, The option --port needs a value: write it after the option, as --help shows.",
        "--port x, '--port must be a number from 0 to 65535, but was x.'",
        "--port 65536, --port must be a number",
        "--nonsense 1, There is no option --nonsense:",
        "--nonsense, There is no option --nonsense: use one of the options that --help prints.",
        "--ap=key:secret, There is no option --ap:",
        "--host no.such.host.invalid, --host must be an address of this machine",
        "--calls-per-second -1, '--calls-per-second must be a number from 0 to 1000000000, but was -1'",
        "--calls-per-month 1000000001, '--calls-per-month must be a number from 0 to 1000000000, but was 1000000001'",
        "--events-per-day many, '--events-per-day must be a number from 0 to 1000000000, but was many'",
        "--journal, The option --journal needs a value:",
        "--app secret, --app must be a key and a secret with a colon between them",
        "--app :secret, --app must be a key and a secret with a colon between them",
        "--app key:, --app must be a key and a secret with a colon between them",
        "--app key:a --app key:b, --app: the app key exists already; choose another key.",
    })
    void aWrongCommandLineIsExplained(String arguments, String message) {
        assertThat(catchThrowable(() -> ProgramOptions.parse(List.of(arguments.split(" ")))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(message);
    }

    @ParameterizedTest
    @CsvSource({
        "--help, 0, 'usage: java -jar ', ''",
        "--port 1 -h, 0, 'usage: java -jar ', ''",
        "--nonsense, 2, '', There is no option --nonsense: use one of the options that --help prints.",
        "--port x, 2, '', '--port must be a number from 0 to 65535, but was x.'",
        "--app dingpersonal:a, 2, '', --app: the app dingpersonal exists already; choose another key.",
        "--data no.yaml, 2, '', There is no data file no.yaml. Correct the name.",
        "--port=IN_USE, 1, '', 'Cannot listen on 127.0.0.1:IN_USE (Address already in use); choose another --port or"
                + " --host,'",
        "--port 0 --journal /no/such/folder/file, 1, '', 'Cannot write the journal '",
    })
    void theProgramEndsWithAnExitCodeAndWithoutAStackTrace(String arguments, int exitCode, String out, String err)
            throws Exception {
        String port = String.valueOf(dingtalk.port());

        Process program = start(List.of(arguments.replace("IN_USE", port).split(" ")));

        String printed = new String(program.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        String errors = new String(program.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(program.waitFor()).isEqualTo(exitCode);
        assertThat(printed).startsWith(out);
        assertThat(errors).startsWith(err.replace("IN_USE", port)).doesNotContain("Exception", "\tat ");
        assertThat(out.isEmpty() ? printed : errors).isEmpty();
        assertThat(errors.lines().count()).isEqualTo(out.isEmpty() ? 1 : 0);
    }

    @Test
    void theErrorOfAnAppDoesNotQuoteTheSecret() {
        assertThat(catchThrowable(() -> ProgramOptions.parse(List.of("--app", "my-secret"))))
                .message()
                .doesNotContain("my-secret");
    }

    @Test
    void theJournalSurvivesTheEndOfTheProgramByForce(@TempDir Path folder) throws Exception {
        Path journal = folder.resolve("journal.jsonl");
        Process program = start(List.of(
                "--port", "0", "--journal", journal.toString(), "--app", "more:secret", "--calls-per-second", "2"));
        TestClient client = new TestClient(printedUri(program));
        String token = client.internalToken("more");
        List<String> responses = new ArrayList<>();
        for (int i = 0; i < 30; i++) {
            responses.add(client.list(token));
        }

        program.destroyForcibly().waitFor();

        List<String> recorded = new ArrayList<>();
        for (String line : Files.readAllLines(journal)) {
            JsonNode call = new ObjectMapper().readTree(line);
            assertThat(call.get("app").asText()).isEqualTo("more");
            recorded.add((call.get("status").asInt() + " " + call.get("code").asText("")).strip());
        }
        assertThat(recorded.subList(1, recorded.size())).isEqualTo(responses);
        assertThat(responses).contains("200", "403 Forbidden.AccessDenied.QpsLimitForAppkeyAndApi");
    }

    @Test
    void theMonthHasALimitAndTheFurtherAppsArePrinted() throws Exception {
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        try (DingTalkEmulator limited = EmulatorProgram.start(
                ProgramOptions.parse(List.of(
                        "--port", "0", "--calls-per-month", "1", "--app", "one:secret", "--app", "two:a:secret")),
                new PrintStream(printed, true, StandardCharsets.UTF_8))) {
            TestClient client = new TestClient(limited);
            String token = client.internalToken("one");

            assertThat(client.list(token)).isEqualTo("200");
            assertThat(client.list(token)).isEqualTo("403 Forbidden.AccessDenied.ApiCountLimitForOrg");
            assertThat(client.post("/v1.0/oauth2/accessToken", "{\"appKey\":\"two\",\"appSecret\":\"a:secret\"}"))
                    .isEqualTo("200");
        }
        assertThat(printed.toString(StandardCharsets.UTF_8))
                .contains("Further internal apps: clientId one, two\n")
                .doesNotContain("a:secret");
    }

    @Test
    void theDayHasALimitOfNewEvents() throws Exception {
        try (DingTalkEmulator limited = EmulatorProgram.start(
                ProgramOptions.parse(List.of("--port", "0", "--events-per-day", "1")),
                new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8))) {
            TestClient client = new TestClient(limited.acceptToken("token"));

            assertThat(client.call("POST", EventClient.events("author"), "token", EventClient.timed("")))
                    .isEqualTo("200");
            assertThat(client.call("POST", EventClient.events("author"), "token", EventClient.timed("")))
                    .isEqualTo("400 flowLimit");
        }
    }

    private static Process start(List<String> arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                classPath(),
                EmulatorProgram.class.getName()));
        command.addAll(arguments);
        return new ProcessBuilder(command).start();
    }

    private static String printedUri(Process program) throws IOException {
        BufferedReader lines = program.inputReader(StandardCharsets.UTF_8);
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            if (line.contains("baseUri")) {
                return line.substring(line.indexOf("http"));
            }
        }
        throw new AssertionError("The program has printed no URI");
    }

    private static String classPath() {
        return Stream.of(
                        EmulatorProgram.class,
                        HttpRequestInterceptor.class,
                        JsonNode.class,
                        JsonParser.class,
                        JsonProperty.class,
                        LoadSettings.class)
                .map(type ->
                        type.getProtectionDomain().getCodeSource().getLocation().getPath())
                .collect(Collectors.joining(File.pathSeparator));
    }

    @Test
    void onlyThisMachineReachesTheDefaultAddress() {
        assertThat(dingtalk.baseUri()).startsWith("http://127.0.0.1:");
        assertThat(ProgramOptions.parse(List.of()).host().isLoopbackAddress()).isTrue();
    }
}
