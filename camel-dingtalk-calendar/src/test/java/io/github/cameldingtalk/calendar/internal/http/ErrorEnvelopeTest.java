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

class ErrorEnvelopeTest {

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
        assertThat(read(json)).isEqualTo(new ErrorEnvelope("c", "m", "r", List.of(), false));
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
        assertThat(read(json)).isEqualTo(new ErrorEnvelope(null, null, null, List.of(), false));
    }

    @Test
    void aNumberOrABooleanIsReadAsText() {
        assertThat(read("{\"code\":88,\"message\":true,\"requestid\":1.50}"))
                .isEqualTo(new ErrorEnvelope("88", "true", "1.50", List.of(), false));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "null", "[]", "\"text\"", "7", "{\"code\":\"c\"", "{} {}", "<html>502</html>"})
    void aBodyThatIsNotOneJsonObjectIsNotAnEnvelope(String body) {
        assertThat(read(body)).isNull();
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

    private static ErrorEnvelope read(String body) {
        return ErrorEnvelope.read(body.getBytes(StandardCharsets.UTF_8), List.of("s3cret"));
    }
}
