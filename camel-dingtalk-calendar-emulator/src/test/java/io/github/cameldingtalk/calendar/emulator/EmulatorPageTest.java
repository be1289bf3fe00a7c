// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EmulatorPageTest {

    private final ByteArrayOutputStream output = new ByteArrayOutputStream();
    private final DingTalkEmulator dingtalk = EmulatorProgram.start(
            new EmulatorProgram.Options(InetAddress.getLoopbackAddress(), 0),
            new PrintStream(output, true, StandardCharsets.UTF_8));
    private final HttpClient client = HttpClient.newHttpClient();

    @AfterEach
    void stop() {
        dingtalk.close();
    }

    @Test
    void theProgramSaysWhatToSet() {
        assertThat(output.toString(StandardCharsets.UTF_8))
                .contains("baseUri        " + dingtalk.baseUri())
                .contains("clientId       dingemulator")
                .contains("clientSecret   emulator-secret")
                .contains("userId         author")
                .contains("calendarId     calendar-1");
    }

    @Test
    void theProgramLogsEachRequestOnOneLine() throws Exception {
        get("/v1.0/calendar/users/a%0Ab/calendars");

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
        assertThat(org.assertj.core.api.Assertions.catchThrowable(
                        () -> EmulatorProgram.Options.parse(List.of(arguments.split(" ")))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(message);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/", "/emulator/page.js", "/emulator/page.css", "/emulator/state", "/emulator/openapi.yaml"})
    void everyPartOfThePageHasASecurityPolicy(String path) throws Exception {
        HttpResponse<String> response = get(path);

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.headers().firstValue("Content-Security-Policy"))
                .hasValueSatisfying(policy -> assertThat(policy)
                        .startsWith("default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'"));
        assertThat(response.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
    }

    @Test
    void theStateShowsCalendarsTokensAndRequests() throws Exception {
        dingtalk.clock(InstantSource.fixed(Instant.EPOCH));
        post("/v1.0/oauth2/accessToken", "{\"appKey\":\"dingemulator\",\"appSecret\":\"emulator-secret\"}", true);

        JsonNode state = new ObjectMapper().readTree(get("/emulator/state").body());

        assertThat(state.at("/calendars/0/name").asText()).isEqualTo("Public holidays");
        assertThat(state.at("/tokens/0/clientId").asText()).isEqualTo("dingemulator");
        assertThat(state.at("/tokens/0/seconds").asLong()).isEqualTo(7200);
        assertThat(state.at("/requests/0/status").asInt()).isEqualTo(200);
        assertThat(state.at("/requests/0/target").asText()).isEqualTo("/v1.0/oauth2/accessToken");
        assertThat(dingtalk.requests()).hasSize(1);
    }

    @Test
    void troubleIsCausedByThePageAndByNoOther() throws Exception {
        assertThat(post("/emulator/error", "{\"value\":\"SERVICE_BUSY\"}", false)
                        .statusCode())
                .isEqualTo(403);
        assertThat(get("/v1.0/oauth2/accessToken").statusCode()).isEqualTo(404);

        assertThat(post("/emulator/error", "{\"value\":\"SERVICE_BUSY\"}", true).statusCode())
                .isEqualTo(200);
        assertThat(get("/v1.0/oauth2/accessToken").statusCode()).isEqualTo(503);
        assertThat(post("/emulator/error", "{\"value\":\"NO_SUCH\"}", true).statusCode())
                .isEqualTo(400);
        assertThat(post("/emulator/nothing", "{}", true).statusCode()).isEqualTo(404);
        assertThat(post("/emulator/error", "garbage", true).statusCode()).isEqualTo(400);
    }

    @Test
    void aNameThatWasMadeToLeadHereGetsNothing() throws Exception {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), dingtalk.port())) {
            socket.getOutputStream()
                    .write("GET /emulator/state HTTP/1.1\r\nHost: evil.example.com\r\nConnection: close\r\n\r\n"
                            .getBytes(StandardCharsets.US_ASCII));

            assertThat(new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                    .startsWith("HTTP/1.1 403")
                    .doesNotContain("calendars");
        }
    }

    @Test
    void nothingListensBeyondThisMachineUnlessItIsAskedTo() {
        assertThat(dingtalk.baseUri()).startsWith("http://127.0.0.1:");
        assertThat(EmulatorProgram.Options.parse(List.of()).host().isLoopbackAddress())
                .isTrue();
    }

    private HttpResponse<String> get(String path) throws Exception {
        return client.send(
                HttpRequest.newBuilder(URI.create(dingtalk.baseUri() + path)).build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private HttpResponse<String> post(String path, String body, boolean asThePage) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(dingtalk.baseUri() + path))
                .POST(HttpRequest.BodyPublishers.ofString(body));
        if (asThePage) {
            request.header("X-Emulator", "1");
        }
        return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }
}
