// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.cameldingtalk.calendar.emulator.EmulatedCalendar;
import io.github.cameldingtalk.calendar.emulator.EmulatedResponse;
import io.github.cameldingtalk.calendar.emulator.ReceivedRequest;
import io.github.cameldingtalk.calendar.emulator.RecordedExchange;
import io.github.cameldingtalk.calendar.emulator.ServiceError;
import io.github.cameldingtalk.calendar.token.AuthorizationCodeSupplier;
import io.github.cameldingtalk.calendar.token.SuiteTicketSupplier;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Checks the requests of the component and the responses of the emulator against the description of the API. */
class ContractTest extends DingTalkCalendarTestSupport {

    private final OpenApiContract contract;

    ContractTest() throws IOException {
        contract = new OpenApiContract();
    }

    @Test
    void everyOperationConformsToTheDescription() {
        send("dingtalk-calendar:createSubscribed", EXAMPLE);
        for (String body : List.of(EXAMPLE, "{}", "{\"name\":null,\"managers\":null,\"subscribeScope\":{}}")) {
            send(UPDATE, body);
        }
        for (DingTalkCalendarOperation operation : DingTalkCalendarOperation.values()) {
            send("dingtalk-calendar:" + operation + "?eventId=e", OperationBodies.of(operation));
        }

        checkAll();
        assertThat(dingtalk.requests())
                .extracting(contract::operation)
                .contains(Arrays.stream(DingTalkCalendarOperation.values())
                        // Two operations send the same request.
                        .filter(operation -> operation != DingTalkCalendarOperation.listCalendars)
                        .map(Enum::name)
                        .toArray(String[]::new));
    }

    @Test
    void everyTokenApiConformsToTheDescription() {
        component().getConfiguration().setAccessToken(null);
        dingtalk.putInternalApp("app", "secret")
                .putEnterpriseApp("suite", "secret", "ticket", Set.of("corp"))
                .putPersonalApp("personal", "secret");
        String code = dingtalk.consent("personal", USER_ID);
        context.getRegistry().bind("ticket", (SuiteTicketSupplier) () -> "ticket");
        context.getRegistry().bind("code", (AuthorizationCodeSupplier) () -> code);
        String personal = UPDATE + "?clientId=personal&clientSecret=secret&authorizationCodeSupplier=#code";

        send(UPDATE + "?clientId=app&clientSecret=secret", "{}");
        send(UPDATE + "?clientId=app&clientSecret=wrong", "{}");
        send(UPDATE + "?clientId=suite&clientSecret=secret&suiteTicketSupplier=#ticket&corpId=corp", "{}");
        send(personal, "{}");
        dingtalk.revoke(dingtalk.issuedTokens().get(2).value());
        send(personal, "{}");

        checkAll();
        assertThat(dingtalk.requests().stream().map(contract::operation).collect(Collectors.toSet()))
                .contains("accessToken", "corpAccessToken", "userAccessToken");
    }

    @ParameterizedTest
    @EnumSource(ServiceError.class)
    void everyErrorConformsToTheDescription(ServiceError error) {
        dingtalk.next(EmulatedResponse.error(error));

        send(UPDATE, EXAMPLE);

        checkAll();
    }

    @Test
    void theErrorsOfTheEmulatorsRulesConformToTheDescription() {
        dingtalk.put(EmulatedCalendar.of("not-mine", "someone-else"));
        for (String id : List.of("unknown", "not-mine", "primary")) {
            for (DingTalkCalendarOperation operation : DingTalkCalendarOperation.values()) {
                send("dingtalk-calendar:" + operation + "?eventId=e&calendarId=" + id, OperationBodies.of(operation));
            }
        }

        checkAll();
        assertThat(dingtalk.recordedExchanges()).hasSizeGreaterThan(15);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"nam\":\"a\"}",
                "{\"name\":1}",
                "{\"managers\":\"a\"}",
                "{\"managers\":[null]}",
                "{\"subscribeScope\":{\"corpId\":[]}}"
            })
    void aWrongRequestDoesNotPassTheCheck(String body) {
        ReceivedRequest request = new ReceivedRequest(
                "PUT",
                "/v1.0/calendar/users/u/subscribedCalendars/c",
                List.of(Map.entry("x-acs-dingtalk-access-token", "t"), Map.entry("Content-Type", "application/json")),
                body.getBytes(StandardCharsets.UTF_8),
                1);

        assertThatThrownBy(() -> contract.check(request, RESULT_TRUE)).isInstanceOf(AssertionError.class);
    }

    @Test
    void aWrongResponseDoesNotPassTheCheck() {
        ReceivedRequest request = new ReceivedRequest(
                "GET",
                "/v1.0/calendar/users/u/calendars",
                List.of(Map.entry("x-acs-dingtalk-access-token", "t")),
                new byte[0],
                1);

        assertThatThrownBy(() -> contract.check(request, EmulatedResponse.json(200, "{\"calendars\":[]}")))
                .isInstanceOf(AssertionError.class);
        assertThatThrownBy(() -> contract.check(request, EmulatedResponse.json(400, "{\"Code\":\"x\"}")))
                .isInstanceOf(AssertionError.class);
    }

    @Test
    void everyOperationOfTheDescriptionHasASource() {
        contract.api().get("paths").forEach(path -> path.properties().stream()
                .filter(method -> method.getValue().has("operationId"))
                .forEach(operation -> assertThat(operation.getValue().has("x-source"))
                        .as(operation.getValue().get("operationId").asText())
                        .isTrue()));
        assertThat(contract.api().get("openapi").asText()).isEqualTo("3.1.0");
    }

    private void checkAll() {
        for (RecordedExchange recorded : dingtalk.recordedExchanges()) {
            contract.check(recorded.request(), recorded.response());
        }
    }
}
