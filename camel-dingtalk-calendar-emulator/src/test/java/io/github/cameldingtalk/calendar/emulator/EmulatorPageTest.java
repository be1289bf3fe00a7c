// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
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
import org.junit.jupiter.params.provider.ValueSource;

class EmulatorPageTest {

    private final DingTalkEmulator dingtalk =
            DingTalkEmulator.start().putInternalApp("app", "secret").put(EmulatedCalendar.of("calendar", "author"));
    private final HttpClient client = HttpClient.newHttpClient();

    @AfterEach
    void stop() {
        dingtalk.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/emulator/page.js",
                "/emulator/page-parts.js",
                "/emulator/page-setup.js",
                "/emulator/page-requests.js",
                "/emulator/page-trouble.js",
                "/emulator/page-data.js",
                "/emulator/page-calendars.js",
                "/emulator/page-texts-en.json",
                "/emulator/page-texts-zh.json",
                "/emulator/page-reasons-zh.json",
                "/emulator/page-month.css",
                "/emulator/page-month.js",
                "/emulator/page-event.js",
                "/emulator/page.css",
                "/emulator/state",
                "/emulator/openapi.yaml"
            })
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
        post("/v1.0/oauth2/accessToken", "{\"appKey\":\"app\",\"appSecret\":\"secret\"}", true);

        JsonNode state = new ObjectMapper().readTree(get("/emulator/state").body());

        assertThat(state.at("/calendars/0/name").asText()).isEqualTo("A calendar");
        assertThat(state.at("/tokens/0/clientId").asText()).isEqualTo("app");
        assertThat(state.at("/tokens/0/seconds").asLong()).isEqualTo(7200);
        assertThat(state.at("/requests/0/status").asInt()).isEqualTo(200);
        assertThat(state.at("/requests/0/target").asText()).isEqualTo("/v1.0/oauth2/accessToken");
        assertThat(dingtalk.requests()).hasSize(1);
    }

    @Test
    void onlyThePageItselfCausesFailures() throws Exception {
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
    void noOtherFileOfTheJarIsServed() throws Exception {
        for (String path : List.of("page-other.js", "EmulatorPage.class", "../page.js", "page.js/", "page-%2e.js")) {
            assertThat(get("/emulator/" + path).statusCode()).isEqualTo(404);
        }
    }

    @Test
    void theSecretsOfAnAppAreForThePageItselfOnly() throws Exception {
        assertThat(get("/emulator/state").body())
                .contains("\"clientId\":\"app\"")
                .doesNotContain("secret\"");
        assertThat(get("/emulator/secrets").statusCode()).isEqualTo(404);
        assertThat(post("/emulator/secrets", "{\"value\":{\"clientId\":\"app\"}}", false)
                        .statusCode())
                .isEqualTo(403);

        assertThat(post("/emulator/secrets", "{\"value\":{\"clientId\":\"app\"}}", true)
                        .body())
                .isEqualTo("{\"clientSecret\":\"secret\"}");
        assertThat(post("/emulator/secrets", "{\"value\":{\"clientId\":\"other\"}}", true)
                        .statusCode())
                .isEqualTo(400);
    }

    @Test
    void aForeignHostNameIsRejected() throws Exception {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), dingtalk.port())) {
            socket.getOutputStream()
                    .write("GET /emulator/state HTTP/1.1\r\nHost: evil.example.com\r\nConnection: close\r\n\r\n"
                            .getBytes(StandardCharsets.US_ASCII));

            assertThat(new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                    .startsWith("HTTP/1.1 403")
                    .doesNotContain("calendars");
        }
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
