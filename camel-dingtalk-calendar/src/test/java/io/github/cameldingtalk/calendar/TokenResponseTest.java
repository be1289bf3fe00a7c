// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cameldingtalk.calendar.api.DingTalkAuthenticationException;
import io.github.cameldingtalk.calendar.api.DingTalkConnectionException;
import io.github.cameldingtalk.calendar.api.DingTalkServiceException;
import io.github.cameldingtalk.calendar.api.DingTalkThrottledException;
import io.github.cameldingtalk.calendar.api.DingTalkUnexpectedResponseException;
import io.github.cameldingtalk.calendar.emulator.EmulatedResponse;
import io.github.cameldingtalk.calendar.emulator.ServiceError;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Responses of the token API. */
@Timeout(60)
class TokenResponseTest extends AppTestSupport {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"accessToken\":\"s3cret-token\"}",
                "{\"accessToken\":\"s3cret-token\",\"expireIn\":0}",
                "{\"accessToken\":\"s3cret-token\",\"expireIn\":-7200}",
                "{\"accessToken\":\"s3cret-token\",\"expireIn\":\"soon\"}",
                "{\"accessToken\":\"s3cret-token\",\"expireIn\":7200.5}",
                "{\"accessToken\":\"s3cret-token\",\"expireIn\":9223372036854775807}",
                "{\"accessToken\":\"s3cret-token\",\"expireIn\":99999999999999999999999}",
                "{\"accessToken\":\"\",\"expireIn\":7200}",
                "{\"accessToken\":null,\"expireIn\":7200}",
                "{\"accessToken\":[\"s3cret-token\"],\"expireIn\":7200}",
                "{\"accessToken\":\"s3cret-token\\n\",\"expireIn\":7200}",
                "{\"access_token\":\"s3cret-token\",\"expires_in\":7200}",
                "{\"accessToken\":\"s3cret-token\",\"expireIn\":7200",
                "\"s3cret-token\"",
                "",
                "<html>s3cret-token</html>",
            })
    void aResponseWithoutAValidTokenFailsAndIsNotKept(String response) {
        dingtalk.next(EmulatedResponse.json(200, response));

        DingTalkUnexpectedResponseException failure =
                failure(DingTalkUnexpectedResponseException.class, send(INTERNAL, "{}"));

        assertThat(failure.getOperation()).isEqualTo("oauth2/accessToken");
        assertThat(failure.getMessage()).doesNotContain("s3cret");
        assertThat(updates()).isEmpty();
        clock.advance(Duration.ofSeconds(2));
        assertUpdates(INTERNAL);
    }

    @Test
    void aResponseThatIsCutShortFails() {
        dingtalk.next(RawResponse.of(
                RawResponse.HEAD + "Content-Length: 99\r\n\r\n{\"accessToken\":\"t\",\"expireIn\":7200}"));

        assertThat(failure(DingTalkUnexpectedResponseException.class, send(INTERNAL, "{}"))
                        .getOperation())
                .isEqualTo("oauth2/accessToken");
    }

    @Test
    void aBlockedAddressIsAThrottledCall() {
        dingtalk.next(EmulatedResponse.json(
                200, "{\"status\":1111,\"wait\":5,\"source\":\"x5\",\"punish\":\"deny\",\"uuid\":\"u\"}"));

        assertThat(failure(DingTalkThrottledException.class, send(INTERNAL, "{}"))
                        .getOperation())
                .isEqualTo("oauth2/accessToken");
    }

    @Test
    void aTokenApiThatIsDownOrSlowIsAConnectionFailure() {
        dingtalk.next(RawResponse.of(""), RawResponse.unfinished(""));

        DingTalkConnectionException down = failure(DingTalkConnectionException.class, send(INTERNAL, "{}"));
        clock.advance(Duration.ofSeconds(2));
        DingTalkConnectionException slow =
                failure(DingTalkConnectionException.class, send(INTERNAL + "&responseTimeout=200", "{}"));

        assertThat(down.getOperation()).isEqualTo("oauth2/accessToken");
        assertThat(slow).hasMessageContaining("no complete response within 200 ms");
    }

    @ParameterizedTest
    @EnumSource(
            value = ServiceError.class,
            names = {
                "INVALID_CLIENT_ID_OR_SECRET",
                "INVALID_SUITE_KEY",
                "INVALID_SUITE_TICKET",
                "INVALID_AUTH_INFO",
                "INVALID_CLIENT",
                "UNAUTHORIZED_CLIENT"
            })
    void rejectedCredentialsAreAnAuthenticationFailure(ServiceError error) {
        dingtalk.next(EmulatedResponse.error(error));

        DingTalkAuthenticationException failure = failure(DingTalkAuthenticationException.class, send(INTERNAL, "{}"));

        assertThat(failure.getErrorCode()).isEqualTo(error.code());
        assertThat(failure.getStatusCode()).isEqualTo(error.status());
        assertThat(failure.isRetryable()).isFalse();
    }

    @Test
    void aServerErrorIsAServiceFailure() {
        dingtalk.next(EmulatedResponse.error(ServiceError.SERVER_ERROR));

        assertThat(failure(DingTalkServiceException.class, send(INTERNAL, "{}")).getOperation())
                .isEqualTo("oauth2/accessToken");
    }

    @Test
    void aSecretThatTheTokenApiQuotesIsNotShown() {
        dingtalk.next(
                EmulatedResponse.json(
                        400, "{\"code\":\"invalidClientIdOrSecret\",\"message\":\"bad app-s3cret of app\"}"),
                EmulatedResponse.status(502).body("<html>app-s3cret</html>"),
                EmulatedResponse.json(
                        400, "{\"code\":\"invalidSuiteTicket\",\"message\":\"bad ticket-1, suite-s3cret\"}"),
                EmulatedResponse.json(400, "{\"code\":\"invalidAuthInfo\",\"message\":\"bad r3fresh\"}"));

        for (String uri :
                List.of(INTERNAL, INTERNAL, ENTERPRISE + "&corpId=corp-1", PERSONAL + "&refreshToken=r3fresh")) {
            assertThat(send(uri, "{}").getException().getMessage())
                    .contains("DingTalk answered")
                    .doesNotContain("s3cret", "ticket-1", "r3fresh");
            clock.advance(Duration.ofSeconds(2));
        }
    }
}
