// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cameldingtalk.calendar.api.DingTalkAuthenticationException;
import io.github.cameldingtalk.calendar.api.DingTalkCalendarException;
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
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Responses of the token API. */
@Timeout(60)
class TokenResponseTest extends AppTestSupport {

    @ParameterizedTest
    @ValueSource(
            strings = {
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

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{} | 60",
                "{,'expireIn':0} | 60",
                "{,'expireIn':-7200} | 60",
                "{,'expireIn':'soon'} | 60",
                "{,'expireIn':''} | 60",
                "{,'expireIn':null} | 60",
                "{,'expireIn':true} | 60",
                "{,'expireIn':[7200]} | 60",
                "{,'expireIn':7200.5} | 60",
                "{,'expireIn':7200,'expireIn':7201} | 60",
                "{,'expireIn':1} | 1",
                "{,'expireIn':'7200'} | 7200",
                "{,'ExpireIn':' 600 '} | 600",
                "{,'expireIn':2592000} | 2592000",
                "{,'expireIn':2592001} | 7200",
                "{,'expireIn':'2678400'} | 7200",
                "{,'expireIn':9223372036854775807} | 7200",
                "{,'expireIn':99999999999999999999999} | 7200",
            })
    void aTokenIsUsedDespiteAWrongLife(String response, long life) {
        dingtalk.intercept(request -> request.method().equals("POST")
                ? EmulatedResponse.json(
                        200,
                        response.replace("{", "{'accessToken':'" + TOKEN + "'").replace('\'', '"'))
                : null);

        assertUpdates(INTERNAL);
        clock.advance(Duration.ofMillis(life * 800 - 1));
        assertUpdates(INTERNAL);
        assertThat(tokenRequests()).hasSize(1);
        clock.advance(Duration.ofMillis(life * 200 + 1));
        assertUpdates(INTERNAL);
        assertThat(tokenRequests()).hasSize(2);
    }

    @Test
    void aWrongLifeIsLoggedByTheNameOfItsField() {
        dingtalk.next(EmulatedResponse.json(200, "{\"accessToken\":\"" + TOKEN + "\"}"));

        try (CapturedLog log = new CapturedLog()) {
            assertUpdates(INTERNAL);

            assertThat(log.text()).contains("'expireIn'", "oauth2/accessToken", "60 seconds");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{} | 'accessToken' is absent or not a string",
                "{'accessToken':7} | 'accessToken' is absent or not a string",
                "{'accessToken':''} | 'accessToken' has 0 characters",
                "{'accessToken':'s3cret token'} | 'accessToken' has a character at index 6 of 12",
                "{'accessToken':'s3cret-1','accessToken':'s3cret-2'} | 'accessToken' stands twice",
                "[] | the response is not a JSON object",
                "null | the response is not a JSON object",
                "s3cret | the response is not a JSON object",
                "{'accessToken':'s3cret'} s3cret | the response is not a JSON object",
            })
    void theFailureSaysWhatIsWrongWithTheAccessToken(String response, String wrong) {
        dingtalk.next(EmulatedResponse.json(200, response.replace('\'', '"')));

        assertFails(DingTalkUnexpectedResponseException.class, send(INTERNAL, "{}"))
                .hasMessageContaining(wrong)
                .hasMessageNotContaining("s3cret");
    }

    @Test
    void theMessageOfAnErrorWithTheStatus200IsShown() {
        dingtalk.next(EmulatedResponse.json(200, "{\"errcode\":404,\"errmsg\":\"the path does not exist\"}"));

        assertFails(DingTalkCalendarException.class, send(INTERNAL, "{}"))
                .hasMessageContaining("the path does not exist");
    }

    @Test
    void aTokenThatIsTooLongIsNamedByItsLength() {
        dingtalk.next(EmulatedResponse.json(200, "{\"accessToken\":\"" + "a".repeat(5000) + "\"}"));

        assertFails(DingTalkUnexpectedResponseException.class, send(INTERNAL, "{}"))
                .hasMessageContaining("'accessToken' has 5000 characters");
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
