// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar.internal.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EnvelopeReaderTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"code\":\"c\",\"message\":\"m\",\"requestid\":\"r\"}",
                "{\"Code\":\"c\",\"Message\":\"m\",\"RequestId\":\"r\"}",
                "{\"CODE\":\"c\",\"MESSAGE\":\"m\",\"requestId\":\"r\"}",
                "{\"code\":\"c\",\"Description\":\"m\",\"RequestID\":\"r\"}",
                "{\"code\":\"c\",\"description\":\"m\",\"requestid\":\"r\",\"more\":{\"code\":\"x\"}}",
            })
    void theCaseOfTheKeysIsIgnored(String json) {
        assertThat(read(json)).isEqualTo(new ErrorEnvelope("c", "m", "r", List.of(), false, true));
    }

    @Test
    void theMessageWinsOverTheDescription() {
        assertThat(read("{\"description\":\"d\",\"message\":\"m\"}").message()).isEqualTo("m");
        assertThat(read("{\"description\":\"d\",\"message\":null}").message()).isEqualTo("d");
        assertThat(read("{\"description\":\"d\",\"message\":{}}").message()).isEqualTo("d");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"code\":null,\"message\":null,\"requestid\":null}",
                "{\"code\":{},\"message\":[],\"requestid\":[\"r\"]}",
                "{\"accessdenieddetail\":null}",
            })
    void aKeyWithoutATextIsAbsent(String json) {
        assertThat(read(json)).isEqualTo(new ErrorEnvelope(null, null, null, List.of(), false, false));
    }

    @Test
    void aNumberOrABooleanIsReadAsText() {
        assertThat(read("{\"code\":88,\"message\":true,\"requestid\":1.50}"))
                .isEqualTo(new ErrorEnvelope("88", "true", "1.50", List.of(), false, true));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "null", "[]", "\"text\"", "7", "{\"code\":\"c\"", "{} {}", "<html>502</html>"})
    void aBodyThatIsNotOneJsonObjectIsNotAnEnvelope(String body) {
        assertThat(read(body)).isNull();
    }

    // ---- other forms

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"errcode\":404,\"errmsg\":\"no page\"} | 404 | no page",
                "{\"errCode\":\"404\",\"errMsg\":\"no page\"} | 404 | no page",
                "{\"error_code\":404,\"error_msg\":\"no page\"} | 404 | no page",
                "{\"code\":0,\"errcode\":404,\"errmsg\":\"no page\"} | 404 | no page",
                "{\"error\":\"invalid_client\",\"error_description\":\"who?\"} | invalid_client | who?",
                "{\"error\":{\"code\":\"c\",\"message\":\"m\"}} | c | m",
                "{\"Error\":{\"Code\":7,\"Message\":\"m\"}} | 7 | m",
                "{\"errors\":[{\"code\":\"c\",\"message\":\"m\"},{\"code\":\"d\"}]} | c | m",
                "{\"errors\":[\"a\",\"b\"]} |  | a; b",
                "[{\"code\":\"c\",\"message\":\"m\"}] | c | m",
                "[1,{\"errcode\":7,\"errmsg\":\"m\"}] | 7 | m",
                "{\"body\":{\"errcode\":7,\"errmsg\":\"m\"}} | 7 | m",
                "{\"message\":\"m\",\"errors\":[{\"code\":\"c\",\"message\":\"n\"}]} | c | m",
                "{\"type\":\"about:blank\",\"title\":\"t\",\"detail\":\"d\",\"status\":403} |  | t: d",
                "{\"title\":\"t\"} |  | t",
                "{\"status\":502,\"error\":\"Bad Gateway\",\"path\":\"/\"} |  | Bad Gateway",
            })
    void theCodeAndTheMessageAreFoundInOtherForms(String json, String code, String message) {
        assertThat(read(json).code()).isEqualTo(code);
        assertThat(read(json).message()).isEqualTo(message);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"result\":true,\"errcode\":404}",
                "{\"result\":true,\"ErrCode\":-1}",
                "{\"result\":true,\"code\":\"systemError\"}",
                "{\"result\":true,\"error\":{\"message\":\"m\"}}",
                "{\"result\":true,\"error\":true}",
                "{\"result\":true,\"errors\":[\"m\"]}",
                "{\"response\":{\"errcode\":404,\"errmsg\":\"m\"}}",
                "{\"result\":{\"code\":\"x\"}}",
                "{\"result\":true,\"status\":1111,\"punish\":\"deny\"}",
            })
    void anErrorIsAnErrorInASuccessToo(String json) {
        assertThat(read(json).isError()).isTrue();
        assertThat(mayBeError(json)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"result\":true}",
                "{\"result\":true,\"errcode\":0,\"errmsg\":\"ok\"}",
                "{\"result\":true,\"errcode\":\"0\"}",
                "{\"result\":true,\"errcode\":0.0}",
                "{\"result\":true,\"code\":\"OK\",\"message\":\"success\"}",
                "{\"result\":true,\"code\":200}",
                "{\"result\":true,\"code\":null,\"error\":null,\"errors\":[]}",
                "{\"result\":true,\"code\":\"\",\"error\":false,\"errors\":{}}",
                "{\"calendarId\":\"c\",\"more\":{\"code\":\"x\"}}",
                "{\"response\":{\"calendars\":[{\"code\":\"x\"}]}}",
            })
    void aSuccessIsNotAnError(String json) {
        assertThat(read(json).isError()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "7",
                "{\"result\":true}",
                "{\"response\":{\"calendars\":[{\"code\":\"x\"}]}}",
                "{\"a\":{\"b\":{\"code\":\"x\"}}}",
            })
    void mostSuccessesAreNotReadTwice(String json) {
        assertThat(mayBeError(json)).isFalse();
    }

    // ---- required scopes

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"accessdenieddetail\":{\"requiredScopes\":[\"a\",\"b\"]}}",
                "{\"AccessDeniedDetail\":{\"RequiredScopes\":[\"a\",\"b\"]}}",
                "{\"accessDeniedDetail\":{\"requiredscopes\":[\"a\",\"b\"]}}",
            })
    void theRequiredScopesAreRead(String json) {
        assertThat(read(json).requiredScopes()).containsExactly("a", "b");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"accessdenieddetail\":\"requiredScopes\"}",
                "{\"accessdenieddetail\":[{\"requiredScopes\":[\"a\"]}]}",
                "{\"accessdenieddetail\":{}}",
                "{\"accessdenieddetail\":{\"requiredScopes\":null}}",
                "{\"accessdenieddetail\":{\"requiredScopes\":\"a\"}}",
                "{\"accessdenieddetail\":{\"requiredScopes\":7}}",
                "{\"accessdenieddetail\":{\"requiredScopes\":[]}}",
            })
    void scopesThatAreNotAListAreAbsent(String json) {
        assertThat(read(json).requiredScopes()).isEmpty();
    }

    @Test
    void atMostTwentyScopesAreReadAndEachOfAtMostOneHundredCharacters() {
        String scope = "\"" + "s".repeat(1_000) + "\"";
        String scopes = String.join(",", Collections.nCopies(1_000, scope));

        List<String> read = read("{\"accessdenieddetail\":{\"requiredScopes\":[" + scopes + "]}}")
                .requiredScopes();

        assertThat(read).hasSize(20).containsOnly("s".repeat(100));
    }

    @Test
    void aScopeThatIsNotTextIsIgnored() {
        assertThat(read("{\"accessdenieddetail\":{\"requiredScopes\":[1,true,null,{},[\"x\"],\"\",\" \",\"a\\nb\"]}}")
                        .requiredScopes())
                .containsExactly("a b");
    }

    @Test
    void aSecretAmongTheScopesIsReplaced() {
        assertThat(read("{\"accessdenieddetail\":{\"requiredScopes\":[\"a s3cret\"]}}")
                        .requiredScopes())
                .containsExactly("a xxxxxx");
    }

    // ---- a blocked address

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"status\":1111,\"wait\":5,\"source\":\"x5\",\"punish\":\"deny\",\"uuid\":\"u\"} | true",
                "{\"status\":\"1111\",\"punish\":null} | true",
                "{\"status\":1111} | false",
                "{\"punish\":\"deny\"} | false",
                "{\"status\":1112,\"punish\":\"deny\"} | false",
                "{\"status\":{},\"punish\":\"deny\"} | false",
            })
    void aBlockHasTheStatus1111AndAPunishment(String json, boolean isBlock) {
        assertThat(read(json).isBlock()).isEqualTo(isBlock);
    }

    private static boolean mayBeError(String body) {
        return ErrorSigns.mayBeError(body.getBytes(StandardCharsets.UTF_8));
    }

    private static ErrorEnvelope read(String body) {
        return EnvelopeReader.read(body.getBytes(StandardCharsets.UTF_8), List.of("s3cret"));
    }
}
