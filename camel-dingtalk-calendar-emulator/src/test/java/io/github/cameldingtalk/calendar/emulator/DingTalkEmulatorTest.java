// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar.emulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DingTalkEmulatorTest {

    private final DingTalkEmulator dingtalk = DingTalkEmulator.start()
            .acceptToken("token")
            .putUser("author", Set.of("corp"), Set.of("group"))
            .put(EmulatedCalendar.of("calendar", "author"));
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    @AfterEach
    void stop() {
        dingtalk.close();
    }

    @Test
    void anUpdateChangesItsFieldsAndKeepsTheOthers() throws Exception {
        HttpResponse<String> first = put("author", "calendar", "{\"name\":\"A\",\"managers\":[\"m\"]}");
        put("m", "calendar", "{\"description\":\"B\",\"subscribeScope\":{\"unionIds\":[\"u\"],\"corpIds\":[]}}");

        assertThat(first.statusCode()).isEqualTo(200);
        assertThat(first.body()).isEqualTo("{\"result\":true}");
        assertThat(first.headers().firstValue("x-acs-request-id")).isPresent();
        assertThat(first.headers().firstValue("Content-Type")).hasValue("application/json;charset=utf-8");
        assertThat(dingtalk.calendar("calendar"))
                .hasValue(new EmulatedCalendar(
                        "calendar",
                        "author",
                        "A",
                        "B",
                        List.of("m"),
                        new EmulatedCalendar.SubscribeScope(List.of("u"), List.of(), List.of())));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "author | calendar | {\"name\":\" \"} | 400 | invalidParameter | calendar name cannot be blank",
                "author | calendar | {\"name\":null} | 400 | invalidParameter | calendar name cannot be blank",
                "author | calendar | {\"subscribeScope\":null} | 400 | invalidParameter | subscribe range cannot be null",
                "author | calendar | {\"subscribeScope\":{\"corpIds\":[\"x\"]}} | 400 | invalidParameter |"
                        + " current user must in range",
                "author | calendar | {\"subscribeScope\":{\"openConversationIds\":[\"x\"]}} | 400 | invalidParameter |"
                        + " current user must in range",
                "author | %20 | {} | 400 | invalidParameter | calendar id cannot be blank",
                "author | another | {} | 400 | invalidParameter | forwardErrorMessage",
                "author | calendar | {broken | 400 | invalidParameter | forwardErrorMessage",
                "stranger | calendar | {} | 403 | permissionDenied | permission denied",
                "author | calendar | '' | 400 | Missingbody | body is mandatory for this action.",
            })
    void aRequestThatDingTalkRejectsIsRejected(
            String user, String calendar, String body, int status, String code, String message) throws Exception {
        HttpResponse<String> response = put(user, calendar, body);

        JsonNode envelope = new ObjectMapper().readTree(response.body());
        assertThat(response.statusCode()).isEqualTo(status);
        assertThat(envelope.get("code").asText()).isEqualTo(code);
        assertThat(envelope.get("message").asText()).isEqualTo(message);
        assertThat(response.headers().firstValue("x-acs-request-id"))
                .hasValue(envelope.get("requestid").asText());
        assertThat(dingtalk.calendar("calendar")).hasValue(EmulatedCalendar.of("calendar", "author"));
    }

    @Test
    void aNameOf127CharactersIsAcceptedAndANameOf128IsNot() throws Exception {
        assertThat(put("author", "calendar", "{\"name\":\"" + "x".repeat(127) + "\"}")
                        .statusCode())
                .isEqualTo(200);
        assertThat(put("author", "calendar", "{\"name\":\"" + "x".repeat(128) + "\"}")
                        .body())
                .contains("calendar name length must less than 128");
    }

    @Test
    void anUnknownTokenIsRejectedAsByDingTalk() throws Exception {
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create(dingtalk.baseUri() + "/v1.0/calendar/users/author/subscribedCalendars/calendar"))
                .PUT(HttpRequest.BodyPublishers.ofString("{}"))
                .build();

        HttpResponse<String> response = client.send(request, HttpResponse.BodyHandlers.ofString());

        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(response.body()).contains("\"code\":\"InvalidAuthentication\"");
    }

    @Test
    void anInternalAppReceivesTheSameTokenProlonged() throws Exception {
        dingtalk.putInternalApp("app", "secret");

        JsonNode first = token("accessToken", "{\"appKey\":\"app\",\"appSecret\":\"secret\"}");
        JsonNode second = token("accessToken", "{\"appKey\":\"app\",\"appSecret\":\"secret\"}");

        assertThat(first.get("expireIn").asLong()).isEqualTo(7200);
        assertThat(second).isEqualTo(first);
        assertThat(dingtalk.accepts(first.get("accessToken").asText())).isTrue();
    }

    @Test
    void anEnterpriseAppReceivesANewTokenEachTime() throws Exception {
        dingtalk.putEnterpriseApp("suite", "secret", "ticket", Set.of("corp"));
        String fields =
                "{\"suiteKey\":\"suite\",\"suiteSecret\":\"secret\",\"authCorpId\":\"corp\",\"suiteTicket\":\"%s\"}";

        JsonNode first = token("corpAccessToken", fields.formatted("ticket"));
        JsonNode second = token("corpAccessToken", fields.formatted("ticket"));

        assertThat(second.get("accessToken")).isNotEqualTo(first.get("accessToken"));
        assertThat(token("corpAccessToken", fields.formatted("old")).get("code").asText())
                .isEqualTo("invalidSuiteTicket");
    }

    @Test
    void aCodeAndARefreshTokenCanBeUsedOnce() throws Exception {
        dingtalk.putPersonalApp("app", "secret");
        String fields = "{\"clientId\":\"app\",\"clientSecret\":\"secret\",\"grantType\":\"%s\",\"%s\":\"%s\"}";
        String byCode = fields.formatted("authorization_code", "code", dingtalk.consent("app", "user"));

        JsonNode first = token("userAccessToken", byCode);
        String byRefresh = fields.formatted(
                "refresh_token", "refreshToken", first.get("refreshToken").asText());

        assertThat(token("userAccessToken", byRefresh).get("refreshToken")).isNotEqualTo(first.get("refreshToken"));
        assertThat(token("userAccessToken", byCode).get("code").asText()).isEqualTo("invalidAuthInfo");
        assertThat(token("userAccessToken", byRefresh).get("code").asText()).isEqualTo("invalidAuthInfo");
        assertThat(token("userAccessToken", fields.formatted("password", "a", "b"))
                        .get("code")
                        .asText())
                .isEqualTo("unsupported.grant.type");
    }

    @Test
    void aTokenExpiresAndCanBeRevoked() throws Exception {
        AtomicReference<Instant> now = new AtomicReference<>(Instant.EPOCH);
        dingtalk.clock(now::get).tokenLifetime(Duration.ofSeconds(10)).putInternalApp("app", "secret");
        String fields = "{\"appKey\":\"app\",\"appSecret\":\"secret\"}";
        String token = token("accessToken", fields).get("accessToken").asText();

        now.set(Instant.ofEpochSecond(9));
        assertThat(dingtalk.accepts(token)).isTrue();
        now.set(Instant.ofEpochSecond(10));
        assertThat(dingtalk.accepts(token)).isFalse();
        String next = token("accessToken", fields).get("accessToken").asText();
        assertThat(next).isNotEqualTo(token);
        dingtalk.revoke(next);
        assertThat(dingtalk.accepts(next)).isFalse();
    }

    private JsonNode token(String api, String fields) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(dingtalk.baseUri() + "/v1.0/oauth2/" + api))
                .POST(HttpRequest.BodyPublishers.ofString(fields))
                .build();
        return new ObjectMapper()
                .readTree(client.send(request, HttpResponse.BodyHandlers.ofString())
                        .body());
    }

    @Test
    void theNextResponsesCanBeChosen() throws Exception {
        dingtalk.next(EmulatedResponse.status(503).body("busy"), EmulatedResponse.wire(Socket::close));

        assertThat(put("author", "calendar", "{}").statusCode()).isEqualTo(503);
        assertThat(catchThrowableOfPut()).isInstanceOf(IOException.class);
        assertThat(put("author", "calendar", "{}").statusCode()).isEqualTo(200);
    }

    @Test
    void receivedRequestsCanBeRead() throws Exception {
        put("author", "a%2Fb", "{\"name\":\"ä\"}");

        ReceivedRequest request = dingtalk.requests().get(0);
        assertThat(request.method()).isEqualTo("PUT");
        assertThat(request.target()).isEqualTo("/v1.0/calendar/users/author/subscribedCalendars/a%2Fb");
        assertThat(request.header("X-ACS-DingTalk-Access-Token")).isEqualTo("token");
        assertThat(request.bodyAsText()).isEqualTo("{\"name\":\"ä\"}");
    }

    @Test
    void garbageDoesNoHarm() throws Exception {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), dingtalk.port())) {
            socket.getOutputStream().write("\u0000garbage\r\n\r\n\r\n".getBytes(StandardCharsets.ISO_8859_1));
            socket.getInputStream().readAllBytes();
        }

        assertThat(put("author", "calendar", "{}").statusCode()).isEqualTo(200);
    }

    @Test
    void noThreadIsLeftWhenItIsClosed() throws Exception {
        put("author", "calendar", "{}");
        String name = "dingtalk-emulator-" + dingtalk.port();

        dingtalk.close();

        // A thread without a task ends a moment later.
        await().atMost(Duration.ofMinutes(1))
                .untilAsserted(() -> assertThat(Thread.getAllStackTraces().keySet())
                        .noneMatch(thread -> thread.getName().equals(name)));
    }

    private Throwable catchThrowableOfPut() {
        return catchThrowable(() -> put("author", "calendar", "{}"));
    }

    private HttpResponse<String> put(String user, String calendar, String body)
            throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(
                        dingtalk.baseUri() + "/v1.0/calendar/users/" + user + "/subscribedCalendars/" + calendar))
                .header("x-acs-dingtalk-access-token", "token")
                .PUT(HttpRequest.BodyPublishers.ofString(body))
                .build();
        return client.send(request, HttpResponse.BodyHandlers.ofString());
    }
}
