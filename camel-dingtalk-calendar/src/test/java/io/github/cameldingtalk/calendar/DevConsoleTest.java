// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.cameldingtalk.calendar.api.DingTalkServiceException;
import io.github.cameldingtalk.calendar.emulator.ApiOperation;
import io.github.cameldingtalk.calendar.emulator.EmulatedResponse;
import io.github.cameldingtalk.calendar.emulator.IssuedToken;
import io.github.cameldingtalk.calendar.emulator.ServiceError;
import io.github.cameldingtalk.calendar.token.AuthorizationCodeSupplier;
import java.time.Duration;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.apache.camel.CamelContext;
import org.apache.camel.console.DevConsole;
import org.apache.camel.console.DevConsole.MediaType;
import org.apache.camel.console.DevConsoleRegistry;
import org.apache.camel.util.json.JsonObject;
import org.junit.jupiter.api.Test;

class DevConsoleTest extends AppTestSupport {

    @Override
    protected CamelContext createCamelContext() throws Exception {
        CamelContext context = super.createCamelContext();
        context.setDevConsole(true);
        return context;
    }

    @Test
    void aContextWithoutCallsHasEmptySections() throws Exception {
        JsonNode component = component(json());

        assertThat(component.path("name").asText()).isEqualTo("dingtalk-calendar");
        assertThat(component.path("calls")).isEmpty();
        assertThat(component.path("clients")).isEmpty();
        assertThat(component.path("tokens")).isEmpty();
        assertThat(component.path("paces")).isEmpty();
    }

    @Test
    void eachRequestIsCountedByOperationAndCode() throws Exception {
        assertUpdates(INTERNAL);
        assertUpdates(INTERNAL + "&updateMode=merge");
        dingtalk.next(
                ApiOperation.UPDATE_SUBSCRIBED,
                EmulatedResponse.json(503, "{\"code\":\"system.error\",\"message\":\"later\"}"),
                EmulatedResponse.json(502, "<html>"),
                EmulatedResponse.json(200, "{}"),
                EmulatedResponse.json(400, "{\"code\":\"a code with spaces\",\"message\":\"no\"}"));
        assertFails(DingTalkServiceException.class, send(INTERNAL, "{}"));
        assertThat((Throwable) send(INTERNAL, "{}").getException()).isNotNull();
        assertThat((Throwable) send(INTERNAL, "{}").getException()).isNotNull();
        assertThat((Throwable) send(INTERNAL, "{}").getException()).isNotNull();
        dingtalk.refuseConnections(true);
        assertThat((Throwable) send(INTERNAL, "{}").getException()).isNotNull();

        assertThat(component(json()).path("calls").toString())
                .isEqualTo("[{\"operation\":\"getSubscribed\",\"code\":\"OK\",\"count\":1},"
                        + "{\"operation\":\"oauth2/accessToken\",\"code\":\"OK\",\"count\":1},"
                        + "{\"operation\":\"updateSubscribed\",\"code\":\"OK\",\"count\":2},"
                        + "{\"operation\":\"updateSubscribed\",\"code\":\"http400\",\"count\":1},"
                        + "{\"operation\":\"updateSubscribed\",\"code\":\"http502\",\"count\":1},"
                        + "{\"operation\":\"updateSubscribed\",\"code\":\"noResponse\",\"count\":1},"
                        + "{\"operation\":\"updateSubscribed\",\"code\":\"system.error\",\"count\":1},"
                        + "{\"operation\":\"updateSubscribed\",\"code\":\"unexpectedResponse\",\"count\":1}]");
    }

    @Test
    void aServerThatSendsANewCodeEachTimeAddsAFewKindsOnly() throws Exception {
        dingtalk.next(IntStream.range(0, 400)
                .mapToObj(i -> EmulatedResponse.json(400, "{\"code\":\"code" + i + "\",\"message\":\"no\"}"))
                .toArray(EmulatedResponse[]::new));
        for (int i = 0; i < 400; i++) {
            send(UPDATE, "{}", Map.of(DingTalkCalendarConstants.ACCESS_TOKEN, TOKEN));
        }

        JsonNode calls = component(json()).path("calls");

        assertThat(component(json()).path("callCount").asInt()).isEqualTo(301);
        assertThat(calls).hasSize(100);
        assertThat(text()).contains("callCount: 301");
    }

    @Test
    void aTokenHasItsAgeAndRenewalAndNeverItsValue() throws Exception {
        assertUpdates(INTERNAL);
        clock.advance(Duration.ofMinutes(10));

        JsonNode token = component(json()).path("tokens").path(0);

        assertThat(token.toString())
                .isEqualTo("{\"app\":\"internal app\",\"clientId\":\"app\",\"baseUri\":\"" + dingtalk.baseUri()
                        + "\",\"valid\":true,\"ageSeconds\":600,\"renewalInSeconds\":6000,\"endsInSeconds\":6600}");
        assertNoSecret();
    }

    @Test
    void aFailedTokenHasItsPauseAndItsCode() throws Exception {
        dingtalk.always(ApiOperation.ACCESS_TOKEN, EmulatedResponse.error(ServiceError.INVALID_CLIENT_ID_OR_SECRET));
        send(INTERNAL, "{}");

        JsonNode token = component(json()).path("tokens").path(0);

        assertThat(token.toString())
                .isEqualTo("{\"app\":\"internal app\",\"clientId\":\"app\",\"baseUri\":\"" + dingtalk.baseUri()
                        + "\",\"valid\":false,\"pauseMillis\":1000,\"lastFailure\":\"invalidClientIdOrSecret\"}");
    }

    @Test
    void eachKindOfAppIsShownWithoutASecret() throws Exception {
        assertUpdates(INTERNAL);
        assertUpdates(ENTERPRISE + "&corpId=corp-1");
        assertUpdates(ENTERPRISE + "&corpId=corp-2");
        String code = dingtalk.consent("personal", USER_ID);
        context.getRegistry().bind("codes", (AuthorizationCodeSupplier) () -> code);
        assertUpdates(PERSONAL + "&authorizationCodeSupplier=#codes");

        assertThat(StreamSupport.stream(component(json()).path("tokens").spliterator(), false)
                        .map(token -> token.path("app").asText() + " "
                                + token.path("corpId").asText()))
                .containsExactlyInAnyOrder(
                        "internal app ",
                        "third-party enterprise app corp-1",
                        "third-party enterprise app corp-2",
                        "third-party personal app ");
        assertNoSecret();
    }

    @Test
    void aClientHasItsConnectionsAndAPaceItsDelay() throws Exception {
        assertUpdates(INTERNAL + "&callsPerSecond=0.1&maxConnections=7");

        JsonNode component = component(json());

        assertThat(component.path("clients").path(0).toString())
                .isEqualTo("{\"baseUri\":\"" + dingtalk.baseUri()
                        + "\",\"producers\":1,\"leased\":0,\"available\":1,\"pending\":0,\"max\":7}");
        JsonNode pace = component.path("paces").path(0);
        assertThat(pace.path("operation").asText()).isEqualTo("updateSubscribed");
        assertThat(pace.path("clientId").asText()).isEqualTo("app");
        assertThat(pace.path("delayMillis").asLong()).isBetween(1L, 10_200L);
        assertThat(pace.path("share").asDouble()).isEqualTo(1.0);
    }

    @Test
    void theTextHasALineForEachItem() {
        assertUpdates(INTERNAL);

        assertThat(text().lines())
                .contains("name: dingtalk-calendar", "  callCount: 2")
                .contains("    operation=updateSubscribed  code=OK  count=1");
    }

    @Test
    void theCountsStayAfterARestart() throws Exception {
        assertUpdates(INTERNAL);
        component().stop();
        component().start();

        assertThat(component(json()).path("callCount").asInt()).isEqualTo(2);
        assertThat(component(json()).path("clients")).isEmpty();
    }

    private void assertNoSecret() throws Exception {
        String shown = json() + text();
        assertThat(shown).doesNotContain("s3cret", "ticket-1");
        assertThat(dingtalk.issuedTokens())
                .isNotEmpty()
                .extracting(IssuedToken::value)
                .noneMatch(shown::contains);
    }

    private static JsonNode component(JsonNode root) {
        assertThat(root.path("components")).hasSize(1);
        return root.path("components").path(0);
    }

    private JsonNode json() throws Exception {
        JsonObject json = (JsonObject) console().call(MediaType.JSON, Map.of());
        return new ObjectMapper().readTree(json.toJson());
    }

    private String text() {
        return (String) console().call(MediaType.TEXT, Map.of());
    }

    /** The console that Camel has found by its file in the jar. */
    private DevConsole console() {
        return context.getCamelContextExtension()
                .getContextPlugin(DevConsoleRegistry.class)
                .resolveById("dingtalk-calendar");
    }
}
