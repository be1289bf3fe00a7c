// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.cameldingtalk.calendar.emulator.Grants.Grant;
import java.io.IOException;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TokenApiTest {

    private static final String ENTERPRISE =
            "{\"suiteKey\":\"suite\",\"suiteSecret\":\"secret\",\"authCorpId\":\"corp\",\"suiteTicket\":\"ticket\"}";

    private final TestService service = new TestService();

    @BeforeEach
    void putApps() {
        service.data.apps().putInternal("app", "secret");
        service.data.apps().putEnterprise("suite", "secret", "ticket", Set.of("corp"));
        service.data.apps().putPersonal("personal", "secret");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "accessToken | {} | invalidClientIdOrSecret",
                "accessToken | {\"appKey\":\"suite\",\"appSecret\":\"secret\"} | invalidClientIdOrSecret",
                "corpAccessToken | {\"suiteKey\":\"app\",\"suiteSecret\":\"secret\"} | invalidSuiteKey",
                "corpAccessToken | {\"suiteKey\":\"suite\",\"suiteSecret\":\"secret\"} | invalidSuiteTicket",
                "corpAccessToken | {\"suiteKey\":\"suite\",\"suiteSecret\":\"secret\",\"suiteTicket\":\"ticket\"}"
                        + " | invalidAuthInfo",
                "userAccessToken | {\"clientId\":\"app\",\"clientSecret\":\"secret\"} | invalidClientIdOrSecret",
                "userAccessToken | {\"clientId\":\"personal\",\"clientSecret\":\"secret\"} | unsupported.grant.type",
                "userAccessToken | {\"clientId\":\"personal\",\"clientSecret\":\"secret\",\"code\":\"x\","
                        + "\"grantType\":\"authorization_code\"} | invalidAuthInfo",
                "corp/token | {\"client_id\":\"personal\",\"client_secret\":\"secret\"} | invalid.client",
                "corp/token | {\"client_id\":\"app\",\"client_secret\":\"wrong\"} | invalid.client",
                "corp/token | {\"client_id\":\"app\",\"client_secret\":\"secret\"} | unsupported.grant.type",
                "other/token | {\"client_id\":\"suite\",\"client_secret\":\"secret\","
                        + "\"grant_type\":\"client_credentials\"} | invalidAuthInfo",
            })
    void wrongCredentialsAreRejected(String path, String fields, String code) throws IOException {
        assertThat(call(path, fields).get("code").asText()).isEqualTo(code);
        assertThat(service.data.tokens().issued()).isEmpty();
    }

    @Test
    void theRulesDecideWhetherTheLastTokenOfAnEnterpriseAppStaysValid() throws IOException {
        String first = call("corpAccessToken", ENTERPRISE).get("accessToken").asText();
        String second = call("corpAccessToken", ENTERPRISE).get("accessToken").asText();
        assertThat(service.data.tokens().isAccepted(first)).isTrue();

        service.data.settings().rules(Rules.DEFAULT.withOldCorpTokenStaysValid(false));
        String third = call("corpAccessToken", ENTERPRISE).get("accessToken").asText();

        assertThat(service.data.tokens().isAccepted(first)).isFalse();
        assertThat(service.data.tokens().isAccepted(second)).isFalse();
        assertThat(service.data.tokens().isAccepted(third)).isTrue();
    }

    @Test
    void aCodeOfAnotherAppIsRejected() throws IOException {
        service.data.apps().putPersonal("another", "secret");
        String code = service.data.grants().newCode(new Grant("another", "user", null));

        assertThat(call(
                                "userAccessToken",
                                "{\"clientId\":\"personal\",\"clientSecret\":\"secret\","
                                        + "\"grantType\":\"authorization_code\",\"code\":\"" + code + "\"}")
                        .get("code")
                        .asText())
                .isEqualTo("invalidAuthInfo");
    }

    @Test
    void theOrganizationOfAPersonalTokenIsThatOfTheConsentOrOfTheUser() throws IOException {
        service.data.users().put("user", Set.of("corp-b", "corp-a"), Set.of());

        assertThat(personal(new Grant("personal", "user", null)).get("corpId").asText())
                .isEqualTo("corp-a");
        assertThat(personal(new Grant("personal", "user", "corp-b"))
                        .get("corpId")
                        .asText())
                .isEqualTo("corp-b");
        assertThat(personal(new Grant("personal", "stranger", null)).has("corpId"))
                .isFalse();
    }

    @Test
    void aRefreshedTokenIsForTheSameOrganization() throws IOException {
        String refreshToken = personal(new Grant("personal", "user", "corp-b"))
                .get("refreshToken")
                .asText();

        assertThat(call(
                                "userAccessToken",
                                "{\"clientId\":\"personal\",\"clientSecret\":\"secret\",\"grantType\":\"refresh_token\","
                                        + "\"refreshToken\":\"" + refreshToken + "\"}")
                        .get("corpId")
                        .asText())
                .isEqualTo("corp-b");
    }

    private JsonNode personal(Grant grant) throws IOException {
        return call(
                "userAccessToken",
                "{\"clientId\":\"personal\",\"clientSecret\":\"secret\",\"grantType\":\"authorization_code\",\"code\":\""
                        + service.data.grants().newCode(grant) + "\"}");
    }

    @ParameterizedTest
    @CsvSource({"app, anyCorp", "suite, corp"})
    void theUnifiedOperationServesInternalAndEnterpriseApps(String clientId, String corpId) throws IOException {
        JsonNode token = call(
                corpId + "/token",
                "{\"client_id\":\"" + clientId
                        + "\",\"client_secret\":\"secret\",\"grant_type\":\"client_credentials\"}");

        assertThat(service.data.tokens().isAccepted(token.get("access_token").asText()))
                .isTrue();
        assertThat(token.get("expires_in").asLong()).isEqualTo(7200);
        assertThat(service.data.tokens().issued().get(0).corpId()).isEqualTo(corpId);
    }

    private JsonNode call(String path, String fields) throws IOException {
        return new ObjectMapper()
                .readTree(service.callWithoutToken("POST", "/v1.0/oauth2/" + path, fields)
                        .body());
    }
}
