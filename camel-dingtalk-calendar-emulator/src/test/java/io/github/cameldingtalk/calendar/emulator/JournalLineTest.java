// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JournalLineTest {

    private static final String CALENDAR = "/v1.0/calendar/users/author/subscribedCalendars/calendar";

    @TempDir
    Path folder;

    private final DingTalkEmulator dingtalk = DingTalkEmulator.start()
            .putInternalApp("app", "secret")
            .putEnterpriseApp("suite", "secret", "ticket", Set.of("corp"))
            .putPersonalApp("personal", "secret")
            .put(EmulatedCalendar.of("calendar", "author"));
    private final TestClient client = new TestClient(dingtalk);
    private Path path;

    @BeforeEach
    void journal() {
        path = folder.resolve("journal.jsonl");
        dingtalk.journal(path);
    }

    @AfterEach
    void stop() {
        dingtalk.close();
    }

    @Test
    void anUpdateIsOneLineOfJson() throws Exception {
        String token = client.internalToken("app");
        dingtalk.clock(InstantSource.fixed(Instant.parse("2026-03-10T12:00:00Z")));

        client.update(token, "{\"name\":\"节日\",\n\"managers\":[\"m\"]}");

        assertThat(Files.readAllLines(path).get(1))
                .isEqualTo("{\"at\":\"2026-03-10T12:00:00.000000Z\",\"app\":\"app\",\"operation\":\"updateSubscribed\","
                        + "\"method\":\"PUT\",\"path\":\"" + CALENDAR + "\",\"userId\":\"author\","
                        + "\"calendarId\":\"calendar\",\"eventId\":null,\"executed\":true,\"fault\":null,\"status\":200,\"code\":null,"
                        + "\"requestBody\":{\"name\":\"节日\",\"managers\":[\"m\"]},"
                        + "\"responseBody\":{\"result\":true}}");
    }

    @Test
    void anErrorHasItsCode() throws Exception {
        client.update(client.internalToken("app"), "{\"name\":\" \"}");

        JsonNode line = last();
        assertThat(line.get("status").asInt()).isEqualTo(400);
        assertThat(line.get("code").asText()).isEqualTo("invalidParameter");
        assertThat(line.get("executed").asBoolean()).isTrue();
    }

    @Test
    void aNewCalendarHasTheIdOfTheResponseAlsoIfTheResponseIsLost() throws Exception {
        String token = client.internalToken("app");
        dingtalk.next(EmulatedResponse.fault(ConnectionFault.CLOSE_SILENTLY));

        client.call(
                "POST",
                "/v1.0/calendar/users/author/subscribedCalendars",
                token,
                "{\"name\":\"new\",\"description\":\"d\",\"subscribeScope\":{}}");

        JsonNode line = last();
        assertThat(line.get("operation").asText()).isEqualTo("createSubscribed");
        assertThat(line.get("fault").asText()).isEqualTo("CLOSE_SILENTLY");
        assertThat(line.get("executed").asBoolean()).isTrue();
        assertThat(line.get("status").asInt()).isEqualTo(200);
        assertThat(line.get("calendarId").asText())
                .isEqualTo(dingtalk.calendars().get(1).calendarId());
    }

    @Test
    void aNewEventHasTheIdOfTheResponseAndTheOtherOperationsThatOfThePath() throws Exception {
        String token = client.internalToken("app");
        dingtalk.putUser("ann", Set.of(), Set.of());

        client.call("POST", EventClient.events("ann"), token, EventClient.timed(""));

        String eventId = dingtalk.events("ann").get(0).eventId();
        assertThat(last().get("operation").asText()).isEqualTo("createEvent");
        assertThat(last().get("calendarId").asText()).isEqualTo("primary");
        assertThat(last().get("eventId").asText()).isEqualTo(eventId);
        client.call("DELETE", EventClient.event("ann", eventId) + "?pushNotification=true", token, "");
        assertThat(last().get("eventId").asText()).isEqualTo(eventId);
        assertThat(last().get("path").asText()).endsWith("?pushNotification=true");
    }

    @Test
    void aCallThatTheApiDidNotHandleIsNotExecuted() throws Exception {
        String token = client.internalToken("app");
        dingtalk.blockFor(Duration.ofDays(1));
        client.get(token);
        assertThat(last().get("status").asInt()).isEqualTo(200);
        assertThat(last().get("executed").asBoolean()).isFalse();

        dingtalk.calm().next(EmulatedResponse.status(503));
        client.get(token);
        assertThat(last().get("executed").asBoolean()).isFalse();
        assertThat(last().get("responseBody").isNull()).isTrue();

        dingtalk.throttle(1);
        client.get(token);
        client.get(token);
        assertThat(last().get("executed").asBoolean()).isFalse();
        assertThat(last().get("code").asText()).isEqualTo("Forbidden.AccessDenied.QpsLimitForAppkeyAndApi");
    }

    @Test
    void aRequestThatIsNoOperationHasNoApp() throws Exception {
        client.call("GET", "/no/such?access_token=0123456789", "wrong", "not JSON, appSecret=0123456789");

        JsonNode line = last();
        for (String name : List.of("app", "operation", "userId", "calendarId")) {
            assertThat(line.get(name).isNull()).as(name).isTrue();
        }
        assertThat(line.get("path").asText()).isEqualTo("/no/such?access_token=012…");
        assertThat(line.get("requestBody").asText()).isEqualTo("not JSON, appSecret=012…");
    }

    @Test
    void theFileContainsNoSecretsAndTokens() throws Exception {
        client.enterpriseToken("suite", "corp");
        assertThat(last().get("app").asText()).isEqualTo("suite");
        String token = client.internalToken("app");
        assertThat(last().get("operation").asText()).isEqualTo("accessToken");
        assertThat(last().at("/responseBody/expireIn").asInt()).isEqualTo(7200);
        String code = dingtalk.consent("personal", "author");
        client.post(
                "/v1.0/oauth2/userAccessToken",
                "{\"clientId\":\"personal\",\"clientSecret\":\"secret\",\"grantType\":\"authorization_code\",\"code\":\""
                        + code + "\"}");
        client.update(
                token,
                "{\"description\":\"?access_token=" + token + "\",\"nested\":[{\"APP_SECRET\":\"s\\\\\\\"cret-1\"}]}");
        client.update(token, "{\"accessToken\":{\"value\":\"secret-2\"},\"appSecret\":1234567}");

        assertThat(Files.readString(path))
                .doesNotContain("\"secret\"", "ticket\"", code, "cret-1", "secret-2", "1234567")
                .contains("\"refreshToken\":\"refresh-")
                .doesNotContain(
                        dingtalk.issuedTokens().stream().map(IssuedToken::value).toArray(String[]::new));
    }

    @Test
    void theLinesHaveTheOrderInWhichTheCallsTookEffect() throws Exception {
        dingtalk.acceptToken("token");
        ExecutorService threads = Executors.newFixedThreadPool(8);
        List<Future<?>> running = new ArrayList<>();
        for (int thread = 0; thread < 8; thread++) {
            String name = "name-" + thread + "-";
            running.add(threads.submit(() -> {
                for (int i = 0; i < 50; i++) {
                    client.update("token", "{\"name\":\"" + name + i + "\"}");
                    client.get("token");
                }
                return null;
            }));
        }
        for (Future<?> future : running) {
            future.get();
        }
        threads.shutdown();

        String name = "A calendar";
        String at = "";
        List<JsonNode> lines = lines();
        for (JsonNode line : lines) {
            if (line.get("operation").asText().equals("updateSubscribed")) {
                name = line.at("/requestBody/name").asText();
            } else {
                assertThat(line.at("/responseBody/name").asText()).isEqualTo(name);
            }
            assertThat(line.get("at").asText()).isGreaterThanOrEqualTo(at);
            at = line.get("at").asText();
        }
        assertThat(lines).hasSize(800);
        assertThat(dingtalk.calendar("calendar").orElseThrow().name()).isEqualTo(name);
    }

    @Test
    void aResetEndsTheJournal() throws Exception {
        client.internalToken("app");

        dingtalk.reset();
        client.post("/v1.0/oauth2/accessToken", "{}");

        assertThat(lines()).hasSize(1);
    }

    private JsonNode last() throws Exception {
        List<JsonNode> lines = lines();
        return lines.get(lines.size() - 1);
    }

    private List<JsonNode> lines() throws Exception {
        List<JsonNode> lines = new ArrayList<>();
        for (String line : Files.readAllLines(path)) {
            lines.add(new ObjectMapper().readTree(line));
        }
        return lines;
    }
}
