// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cameldingtalk.calendar.api.DingTalkCalendarException;
import io.github.cameldingtalk.calendar.api.DingTalkQuotaExceededException;
import io.github.cameldingtalk.calendar.api.DingTalkUnexpectedResponseException;
import io.github.cameldingtalk.calendar.emulator.EmulatedResponse;
import java.time.Duration;
import java.time.Period;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each error that DingTalk documents or was seen to send, and what a route receives. */
class ErrorTableTest extends DingTalkCalendarTestSupport {

    @ParameterizedTest
    @CsvSource({
        // the operations
        "400, invalidParameter, InvalidParameter, false,",
        "403, permissionDenied, PermissionDenied, false,",
        "400, permissionDenied, PermissionDenied, false,",
        "500, permissionDenied, PermissionDenied, false,",
        "502, permissionDenied, PermissionDenied, false,",
        "400, exceedSubscribeLimit, InvalidParameter, false,",
        "400, paramIllegal, InvalidParameter, false,",
        // the token APIs
        "400, invalidClientIdOrSecret, Authentication, false,",
        "400, invalidSuiteKey, Authentication, false,",
        "400, invalidSuiteTicket, Authentication, false,",
        "400, invalidAuthInfo, Authentication, false,",
        "400, invalid.client, Authentication, false,",
        "400, unsupported.grant.type, InvalidParameter, false,",
        "401, unauthorized.client, Authentication, false,",
        "500, server.error, Service, true,",
        // the error envelope
        "400, InvalidAuthentication, Authentication, false,",
        "401, anything, Authentication, false,",
        "400, Missingbody, InvalidParameter, false,",
        "403, Forbidden.AccessDenied.QpsLimitForApi, Throttled, true, PT1S",
        "403, Forbidden.AccessDenied.QpsLimitForAppkeyAndApi, Throttled, true, PT1S",
        "403, Forbidden.AccessDenied.QpsLimitForSuitekeyAndOrgAndApi, Throttled, true, PT1S",
        "403, Forbidden.AccessDenied.QpmLimitForAppkeyAndApi, Throttled, true, PT1M",
        "403, Forbidden.AccessDenied.QpmLimitForSuitekeyAndOrgAndApi, Throttled, true, PT1M",
        "403, Forbidden.AccessDenied.ApiCountLimitForOrg, QuotaExceeded, false,",
        "403, Forbidden.AccessDenied.AccessTokenPermissionDenied, PermissionDenied, false,",
        "403, Forbidden.AccessDenied.IpNotInWhiteList, PermissionDenied, false,",
        "429, system.busy, Throttled, true,",
        "400, system.busy, Service, true,",
        "500, system.busy, Service, true,",
        "429, systemBusy, Throttled, true,",
        "400, systemBusy, Service, true,",
        "500, systemBusy, Service, true,",
        "400, qps.exceed.limit, Throttled, true, PT1S",
        "400, integrated.qps.exceed, QuotaExceeded, false,",
        "400, flowLimit, QuotaExceeded, false,",
        "400, accesstoken.expired, Authentication, false,",
        "500, systemError, Service, true,",
        "503, systemError, Service, true,",
        "400, systemError, Service, true,",
        "500, serviceBusy, Service, true,",
        "503, serviceBusy, Service, true,",
        "400, serviceBusy, Service, true,",
        "500, internalError, Service, true,",
        "503, internalError, Service, true,",
        "400, internalError, Service, true,",
        "500, system.error, Service, true,",
        "503, system.error, Service, true,",
        "400, system.error, Service, true,",
        "500, unknownError, Service, true,",
        "503, unknownError, Service, true,",
        "400, unknownError, Service, true,",
        // other APIs of DingTalk
        "400, permissionDeny, PermissionDenied, false,",
        "404, itemNotFound, InvalidParameter, false,",
        "404, instanceNotExist, InvalidParameter, false,",
        "500, microInvisibleToUser, PermissionDenied, false,",
        // other spellings and statuses
        "400, Forbidden.AccessDenied.QpsLimitForApi, Throttled, true, PT1S",
        "429, qps.exceed.limit, Throttled, true, PT1S",
        "429, flowLimit, QuotaExceeded, false,",
        "400, Throttling.User, Throttled, true,",
        "400, system.err, Service, true,",
        "500, no.priviledge, PermissionDenied, false,",
        "502, notFoundation, Service, true,",
    })
    void theCodeDecidesBeforeTheStatus(int status, String code, String type, boolean retryable, Duration retryAfter) {
        dingtalk.next(EmulatedResponse.json(status, "{\"code\":\"" + code + "\",\"message\":\"permission denied\"}"));

        DingTalkCalendarException failure = failure(DingTalkCalendarException.class, send(UPDATE, EXAMPLE));

        assertThat(failure.getClass().getSimpleName()).isEqualTo("DingTalk" + type + "Exception");
        assertThat(failure.isRetryable()).isEqualTo(retryable);
        assertThat(failure.getRetryAfter()).isEqualTo(retryAfter);
    }

    @ParameterizedTest
    @CsvSource({"502", "504"})
    void aGatewayThatFailsIsAServiceFailure(int status) {
        dingtalk.next(EmulatedResponse.status(status).body("<html>Bad Gateway</html>"));

        DingTalkCalendarException failure = failure(DingTalkCalendarException.class, send(UPDATE, EXAMPLE));

        assertThat(failure.getClass().getSimpleName()).isEqualTo("DingTalkServiceException");
        assertThat(failure.isRetryable()).isTrue();
    }

    // ---- quota

    @ParameterizedTest
    @CsvSource({
        "flowLimit, P1D, day",
        "integrated.qps.exceed, P1D, day",
        "Forbidden.AccessDenied.ApiCountLimitForOrg, P1M, month",
        "90020, P1M, month",
    })
    void aSpentQuotaTellsItsPeriod(String code, Period period, String word) {
        dingtalk.next(EmulatedResponse.json(403, "{\"code\":\"" + code + "\",\"message\":\"spent\"}"));

        DingTalkQuotaExceededException failure = failure(DingTalkQuotaExceededException.class, send(CREATE, EXAMPLE));

        assertThat(failure.getQuotaPeriod()).isEqualTo(period);
        assertThat(failure.isRetryable()).isFalse();
        assertThat(failure.isOutcomeUnknown()).isFalse();
        assertThat(failure.forAnotherExchange().getQuotaPeriod()).isEqualTo(period);
        assertThat(failure).hasMessageContaining(": spent. The quota of the " + word + " is spent");
    }

    // ---- Retry-After

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "429 | {} | 30 | PT30S",
                "503 | {} | 30 | PT30S",
                "500 | <html> | 30 | PT30S",
                "400 | {\"code\":\"system.busy\"} | 30 | PT30S",
                "403 | {\"code\":\"Forbidden.AccessDenied.QpsLimitForApi\"} | 30 | PT30S",
                "403 | {\"code\":\"Forbidden.AccessDenied.QpmLimitForAppkeyAndApi\"} | 2 | PT2S",
                "200 | {\"status\":1111,\"wait\":5,\"punish\":\"deny\"} | 600 | PT10M",
                "429 | {} | Sun, 06 Nov 1994 08:49:47 GMT | PT10S",
                "503 | {} | Sunday, 06-Nov-94 08:49:47 GMT | PT10S",
                "503 | {} | 99999999999999999999 | P1D",
                "503 | {} | -5 | ",
                "503 | {} | soon | ",
                "403 | {\"code\":\"Forbidden.AccessDenied.QpsLimitForApi\"} | soon | PT1S",
                "403 | {\"code\":\"permissionDenied\"} | 30 | ",
            })
    void theHeaderRetryAfterWinsOverTheDocumentedTime(int status, String body, String header, Duration retryAfter) {
        dingtalk.next(EmulatedResponse.json(status, body)
                .header("Date", "Sun, 06 Nov 1994 08:49:37 GMT")
                .header("Retry-After", header));

        assertThat(failure(DingTalkCalendarException.class, send(UPDATE, "{}")).getRetryAfter())
                .isEqualTo(retryAfter);
    }

    // ---- envelopes

    @ParameterizedTest
    @CsvSource({
        "createSubscribed",
        "getSubscribed",
        "updateSubscribed",
        "deleteSubscribed",
        "subscribe",
        "unsubscribe",
        "listSubscribed"
    })
    void anErrorWithTheStatusOfASuccessFails(String operation) {
        String success = "\"result\":true,\"calendarId\":\"c\",\"response\":{\"calendars\":[]}";
        dingtalk.next(
                EmulatedResponse.json(200, "{\"errcode\":404,\"errmsg\":\"no such page\"}"),
                EmulatedResponse.json(200, "{\"errcode\":404,\"errmsg\":\"no such page\"," + success + "}"),
                EmulatedResponse.json(
                        200, "{\"error\":{\"code\":\"oops\",\"message\":\"no such page\"}," + success + "}"));

        for (int i = 0; i < 3; i++) {
            DingTalkCalendarException failure =
                    failure(DingTalkCalendarException.class, send("dingtalk-calendar:" + operation, EXAMPLE));

            assertThat(failure).hasMessageContaining("no such page");
            assertThat(failure.getClass().getSimpleName()).isEqualTo("DingTalkUnexpectedResponseException");
            assertThat(failure.getErrorMessage()).isEqualTo("no such page");
            assertThat(failure.isOutcomeUnknown()).isEqualTo(operation.equals("createSubscribed"));
        }
    }

    @Test
    void anErrorOfAListWithTheStatusOfASuccessFails() {
        dingtalk.next(EmulatedResponse.json(200, "{\"response\":{\"errcode\":60020,\"errmsg\":\"ip\"}}"));

        assertThat(failure(DingTalkCalendarException.class, send(LIST, null))
                        .getClass()
                        .getSimpleName())
                .isEqualTo("DingTalkPermissionDeniedException");
    }

    @Test
    void anErrcodeOfZeroIsASuccess() {
        dingtalk.next(EmulatedResponse.json(200, "{\"errcode\":0,\"errmsg\":\"ok\",\"result\":true}"));

        assertSucceeds(send(SUBSCRIBE, null)).isEqualTo(true);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"200 | {\"success\":false,\"result\":true}", "600 | {\"result\":true}", "999 | {\"result\":true}"})
    void neitherASuccessThatIsDeniedNorAnUnknownStatusIsASuccess(int status, String body) {
        dingtalk.next(
                RawResponse.of("HTTP/1.1 " + status + " OK\r\nContent-Length: " + body.length() + "\r\n\r\n" + body));

        assertFails(DingTalkUnexpectedResponseException.class, send(UPDATE, "{}"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "200 | {\"errcode\":40014,\"errmsg\":\"text\"} | Authentication",
                "200 | {\"errcode\":90018,\"errmsg\":\"text\"} | Throttled",
                "400 | {\"error\":\"unauthorized_client\",\"error_description\":\"text\"} | Authentication",
                "500 | {\"error\":{\"code\":\"permissionDenied\",\"message\":\"text\"}} | PermissionDenied",
                "404 | {\"type\":\"about:blank\",\"title\":\"text\",\"detail\":\"more\"} | UnexpectedResponse",
                "400 | {\"errors\":[{\"code\":\"system.busy\",\"message\":\"text\"}]} | Service",
                "400 | [{\"Code\":\"system.busy\",\"Message\":\"text\",\"RequestId\":\"r\"}] | Service",
                "400 | {\"other\":\"text\"} | InvalidParameter",
            })
    void theTextOfAnotherEnvelopeIsInTheException(int status, String body, String type) {
        dingtalk.next(EmulatedResponse.json(status, body));

        DingTalkCalendarException failure = failure(DingTalkCalendarException.class, send(UPDATE, "{}"));

        assertThat(failure.getClass().getSimpleName()).isEqualTo("DingTalk" + type + "Exception");
        assertThat(failure).hasMessageContaining("text");
    }

    @Test
    void aLongTextOfAnotherEnvelopeIsCut() {
        String flood = "y".repeat(100_000);
        dingtalk.next(
                EmulatedResponse.json(200, "{\"errcode\":\"" + flood + "\",\"errmsg\":\"" + flood + "\"}"),
                EmulatedResponse.json(500, "{\"title\":\"" + flood + "\",\"detail\":\"" + flood + "\"}"),
                EmulatedResponse.json(500, "{\"errors\":[\"" + flood + "\",\"" + flood + "\"]}"));

        for (int i = 0; i < 3; i++) {
            Exchange exchange = send(UPDATE, "{}");
            assertThat(exchange.getException()
                            .getMessage()
                            .chars()
                            .filter(c -> c == 'y')
                            .count())
                    .isBetween(1L, 500L);
        }
    }
}
