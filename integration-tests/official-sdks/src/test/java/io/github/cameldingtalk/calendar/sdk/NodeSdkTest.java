// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar.sdk;

import static io.github.cameldingtalk.calendar.sdk.NodeSdk.RUNTIME;
import static io.github.cameldingtalk.calendar.sdk.NodeSdk.headers;
import static io.github.cameldingtalk.calendar.sdk.NodeSdk.model;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.cameldingtalk.calendar.emulator.ApiOperation;
import io.github.cameldingtalk.calendar.emulator.DingTalkEmulator;
import io.github.cameldingtalk.calendar.emulator.DingTalkEmulatorExtension;
import io.github.cameldingtalk.calendar.emulator.EmulatedResponse;
import io.github.cameldingtalk.calendar.emulator.ServiceError;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** DingTalk's SDK for Node.js, unchanged, against the emulator. */
@Timeout(60)
class NodeSdkTest {

    private static final String USER = "author";

    @RegisterExtension
    static DingTalkEmulator dingtalk = DingTalkEmulatorExtension.perTest(emulator -> emulator.acceptToken("token")
            .putUser(USER, Set.of("corp"), Set.of("group"))
            .putInternalApp("app", "secret")
            .putEnterpriseApp("suite", "secret", "ticket", Set.of("corp"))
            .putPersonalApp("personal", "secret"));

    private static NodeSdk sdk;

    @BeforeAll
    static void startNode() throws IOException {
        sdk = NodeSdk.start(dingtalk.port());
    }

    @AfterAll
    static void stopNode() throws Exception {
        sdk.close();
    }

    @Test
    void itGoesThroughTheWholeLifeOfACalendar() throws Exception {
        Map<String, Object> scope = Map.of("unionIds", List.of(USER), "corpIds", List.of("corp"));
        String id = call(
                        "createSubscribedCalendarWithOptions",
                        USER,
                        model("CreateSubscribedCalendarRequest", Map.of("name", "名称", "subscribeScope", scope)),
                        headers("CreateSubscribedCalendarHeaders"),
                        RUNTIME)
                .at("/body/calendarId")
                .asText();
        assertThat(dingtalk.calendar(id).orElseThrow().name()).isEqualTo("名称");

        JsonNode got =
                call("getSubscribedCalendarWithOptions", USER, id, headers("GetSubscribedCalendarHeaders"), RUNTIME);
        assertThat(got.at("/body/author").asText()).isEqualTo(USER);
        assertThat(got.at("/body/subscribeScope/corpIds/0").asText()).isEqualTo("corp");

        call("subscribeCalendarWithOptions", USER, id, headers("SubscribeCalendarHeaders"), RUNTIME);
        assertThat(dingtalk.subscribers(id)).containsExactly(USER);

        JsonNode list = call("listCalendarsWithOptions", USER, headers("ListCalendarsHeaders"), RUNTIME);
        assertThat(list.at("/body/response/calendars/1/type").asText()).isEqualTo("subscribed");

        assertThat(update(id, "new").at("/body/result").asBoolean()).isTrue();
        assertThat(dingtalk.calendar(id).orElseThrow().name()).isEqualTo("new");

        assertThat(call("unsubscribeCalendarWithOptions", USER, id, headers("UnsubscribeCalendarHeaders"), RUNTIME)
                        .at("/body/result")
                        .asBoolean())
                .isTrue();
        assertThat(call(
                                "deleteSubscribedCalendarWithOptions",
                                USER,
                                id,
                                headers("DeleteSubscribedCalendarHeaders"),
                                RUNTIME)
                        .at("/body/result")
                        .asBoolean())
                .isTrue();
        assertThat(dingtalk.calendars()).isEmpty();
    }

    @Test
    void itGetsATokenOfEachKind() throws Exception {
        JsonNode internal =
                token("getAccessToken", "GetAccessTokenRequest", Map.of("appKey", "app", "appSecret", "secret"));
        JsonNode corp = token(
                "getCorpAccessToken",
                "GetCorpAccessTokenRequest",
                Map.of("suiteKey", "suite", "suiteSecret", "secret", "authCorpId", "corp", "suiteTicket", "ticket"));
        JsonNode user = token(
                "getUserToken",
                "GetUserTokenRequest",
                Map.of(
                        "clientId", "personal",
                        "clientSecret", "secret",
                        "grantType", "authorization_code",
                        "code", dingtalk.consent("personal", USER)));

        assertThat(internal.at("/body/expireIn").asLong()).isEqualTo(7200);
        assertThat(List.of(internal, corp, user))
                .allMatch(answer ->
                        dingtalk.accepts(answer.at("/body/accessToken").asText()));
    }

    @ParameterizedTest
    @EnumSource(ServiceError.class)
    void itReportsEachErrorOfTheCalendarApi(ServiceError error) throws Exception {
        dingtalk.always(ApiOperation.UPDATE_SUBSCRIBED, EmulatedResponse.error(error));

        JsonNode answer = update("calendar", "new");

        assertThat(answer.path("code").asText()).isEqualTo(error.code());
        assertThat(answer.path("message").asText()).contains(error.message());
    }

    @Test
    void itMeetsTheRulesOfTheService() throws Exception {
        dingtalk.put(io.github.cameldingtalk.calendar.emulator.EmulatedCalendar.of("calendar", USER));

        assertThat(update("calendar", " ").path("message").asText()).contains("calendar name cannot be blank");
        dingtalk.revoke("token");
        assertThat(update("calendar", "new").path("code").asText()).isEqualTo("InvalidAuthentication");
    }

    private static JsonNode update(String id, String name) throws IOException {
        return call(
                "updateSubscribedCalendarsWithOptions",
                id,
                USER,
                model("UpdateSubscribedCalendarsRequest", Map.of("name", name)),
                headers("UpdateSubscribedCalendarsHeaders"),
                RUNTIME);
    }

    private static JsonNode call(String method, Object... arguments) throws IOException {
        return sdk.call("calendar", method, arguments);
    }

    private static JsonNode token(String method, String model, Map<String, Object> fields) throws IOException {
        return sdk.call("oauth2", method, model(model, fields));
    }
}
