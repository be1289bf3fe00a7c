// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ServiceApiTest {

    private final TestService service = new TestService();

    @ParameterizedTest
    @ValueSource(strings = {"/v1.0/calendar/users/u/calendars", "/no/such/path"})
    void aCallWithoutATokenIsRejected(String target) {
        assertThat(TestService.text(service.callWithoutToken("GET", target, "")))
                .contains("\"code\":\"InvalidAuthentication\"");
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /no/such/path",
        "PATCH, /v1.0/calendar/users/u/calendars",
        "GET, /v1.0/oauth2/accessToken",
        "POST, /v1.0/oauth2/noSuchToken"
    })
    void anUnknownPathOrMethodIsNotFound(String method, String target) {
        EmulatedResponse.Http response = service.call(method, target, "");

        assertThat(response.status()).isEqualTo(404);
        assertThat(TestService.text(response)).contains("\"code\":\"InvalidAction.NotFound\"");
    }

    @Test
    void aTokenOperationNeedsNoToken() {
        service.data.apps().putInternal("app", "secret");

        assertThat(service.callWithoutToken(
                                "POST", "/v1.0/oauth2/accessToken", "{\"appKey\":\"app\",\"appSecret\":\"secret\"}")
                        .status())
                .isEqualTo(200);
    }

    @Test
    void aBodyThatIsNotJsonIsRejected() {
        assertThat(TestService.text(service.call("POST", "/v1.0/oauth2/accessToken", "{broken")))
                .contains("forwardErrorMessage");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{broken", "{\"appKey\":\"app\",\"appSecret\":\"secret\"}"})
    void everyResponseHasTheIdsOfDingTalk(String body) {
        service.data.apps().putInternal("app", "secret");

        assertThat(service.call("POST", "/v1.0/oauth2/accessToken", body).headers())
                .extracting(Map.Entry::getKey)
                .contains("x-acs-request-id", "x-acs-trace-id");
    }
}
