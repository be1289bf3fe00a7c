// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.cameldingtalk.calendar.api.DingTalkAuthenticationException;
import io.github.cameldingtalk.calendar.api.DingTalkCalendarException;
import io.github.cameldingtalk.calendar.api.DingTalkInvalidParameterException;
import io.github.cameldingtalk.calendar.api.DingTalkPermissionDeniedException;
import io.github.cameldingtalk.calendar.api.DingTalkQuotaExceededException;
import io.github.cameldingtalk.calendar.api.DingTalkServiceException;
import io.github.cameldingtalk.calendar.api.DingTalkThrottledException;
import io.github.cameldingtalk.calendar.api.DingTalkUnexpectedResponseException;
import io.github.cameldingtalk.calendar.emulator.EmulatedCalendar;
import io.github.cameldingtalk.calendar.emulator.EmulatedResponse;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The class of an exception, and what its methods return. */
class FailureTest extends DingTalkCalendarTestSupport {

    private static final Map<String, Class<? extends DingTalkCalendarException>> CLASSES = Map.of(
            "QuotaExceeded", DingTalkQuotaExceededException.class,
            "InvalidParameter", DingTalkInvalidParameterException.class,
            "PermissionDenied", DingTalkPermissionDeniedException.class,
            "Authentication", DingTalkAuthenticationException.class,
            "Throttled", DingTalkThrottledException.class,
            "Service", DingTalkServiceException.class,
            "Response", DingTalkUnexpectedResponseException.class);

    @ParameterizedTest
    @CsvSource({
        // the error table of the reference page
        "400, invalidParameter, forwardErrorMessage, InvalidParameter, false",
        "400, invalidParameter, calendar id cannot be blank, InvalidParameter, false",
        "400, invalidParameter, calendar name length must less than 128, InvalidParameter, false",
        "400, invalidParameter, subscribe range cannot be null, InvalidParameter, false",
        "400, invalidParameter, calendar name cannot be blank, InvalidParameter, false",
        "400, invalidParameter, current user must in range, InvalidParameter, false",
        "403, permissionDenied, permission denied, PermissionDenied, false",
        // the codes of the error envelope
        "400, InvalidAuthentication, token expired, Authentication, false",
        "401, InvalidAuthentication, token expired, Authentication, false",
        "401, anything, no, Authentication, false",
        "400, Missingbody, body is mandatory, InvalidParameter, false",
        "400, MissingName, name is mandatory, InvalidParameter, false",
        "400, anything, no, InvalidParameter, false",
        "400, permissionDenied, the user is not in the subscription scope, PermissionDenied, false",
        "403, Forbidden.AccessDenied.QpsLimitForApi, slow down, Throttled, true",
        "403, Forbidden.AccessDenied.QpsLimitForAppkeyAndApi, slow down, Throttled, true",
        "403, Forbidden.AccessDenied.QpsLimitForSuitekeyAndOrgAndApi, slow down, Throttled, true",
        "403, Forbidden.AccessDenied.QpmLimitForAppkeyAndApi, slow down, Throttled, true",
        "403, Forbidden.AccessDenied.QpmLimitForSuitekeyAndOrgAndApi, slow down, Throttled, true",
        "403, Forbidden.AccessDenied.ApiCountLimitForOrg, quota spent, QuotaExceeded, false",
        "403, Forbidden.AccessDenied.AccessTokenPermissionDenied, no, PermissionDenied, false",
        "403, Forbidden.AccessDenied.IpNotInWhiteList, no, PermissionDenied, false",
        "403, anything, no, PermissionDenied, false",
        "429, system.busy, busy, Throttled, true",
        "429, systemBusy, busy, Throttled, true",
        "429, anything, busy, Throttled, true",
        "500, serviceBusy, busy, Service, true",
        "500, internalError, failed, Service, true",
        "500, system.error, failed, Service, true",
        "500, unknownError, failed, Service, true",
        "503, serviceBusy, busy, Service, true",
        "503, internalError, failed, Service, true",
        "503, system.error, failed, Service, true",
        "503, unknownError, failed, Service, true",
        "400, system.error, failed, Service, true",
        "200, system.error, failed, Service, true",
        "408, anything, late, Service, true",
        "502, anything, gateway, Service, true",
        "404, InvalidAction.NotFound, no such api, Response, false",
        "405, anything, no, Response, false",
        "418, anything, teapot, Response, false",
    })
    void eachErrorCodeHasItsExceptionClass(int status, String code, String message, String type, boolean retryable) {
        dingtalk.next(EmulatedResponse.json(
                        status,
                        "{\"code\":\"" + code + "\",\"requestid\":\"30EE8654\",\"message\":\"" + message + "\"}")
                .header("x-acs-request-id", "of-the-header"));

        DingTalkCalendarException failure = failure(CLASSES.get(type), send(UPDATE, EXAMPLE));

        assertThat(failure).isExactlyInstanceOf(CLASSES.get(type));
        assertThat(failure.isRetryable()).isEqualTo(retryable);
        assertThat(failure.getOperation()).isEqualTo("updateSubscribed");
        assertThat(failure.getCalendarId()).isEqualTo(CALENDAR_ID);
        assertThat(failure.getStatusCode()).isEqualTo(status);
        assertThat(failure.getErrorCode()).isEqualTo(code);
        assertThat(failure.getErrorMessage()).isEqualTo(message);
        assertThat(failure.getRequestId()).isEqualTo("30EE8654");
        assertThat(failure)
                .hasMessageStartingWith("updateSubscribed of calendar '" + CALENDAR_ID + "': DingTalk answered "
                        + status + " " + code + ": " + message + " (request id 30EE8654)");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "403 | {\"code\":\"Forbidden.AccessDenied.QpsLimitForApi\"} | PT1S",
                "403 | {\"code\":\"Forbidden.AccessDenied.QpmLimitForAppkeyAndApi\"} | PT1M",
                "200 | {\"status\":1111,\"wait\":5,\"source\":\"x5\",\"punish\":\"deny\",\"uuid\":\"u\"} | PT5M",
                "403 | {\"status\":1111,\"wait\":5,\"source\":\"x5\",\"punish\":\"deny\",\"uuid\":\"u\"} | PT5M",
                "429 | {\"code\":\"system.busy\"} | ",
                "429 | <html>busy</html> | ",
            })
    void aThrottledCallTellsThePauseIfItIsDocumented(int status, String body, Duration wait) {
        dingtalk.next(EmulatedResponse.json(status, body));

        DingTalkThrottledException failure = failure(DingTalkThrottledException.class, send(UPDATE, "{}"));

        assertThat(failure.getRetryAfter()).isEqualTo(wait);
        assertThat(failure.getStatusCode()).isEqualTo(status);
    }

    @Test
    void eachErrorOfTheEmulatorHasItsExceptionClass() {
        dingtalk.put(EmulatedCalendar.of("not-mine", "someone-else"));

        assertFails(DingTalkInvalidParameterException.class, send(UPDATE, "{\"name\":\" \"}"))
                .hasMessageContaining("calendar name cannot be blank");
        assertFails(DingTalkInvalidParameterException.class, send(UPDATE, Map.of("name", "x".repeat(128))))
                .hasMessageContaining("calendar name length must less than 128");
        assertSucceeds(send(UPDATE, Map.of("name", "x".repeat(127)))).isEqualTo(true);
        assertFails(DingTalkInvalidParameterException.class, send(UPDATE, "{\"subscribeScope\":null}"))
                .hasMessageContaining("subscribe range cannot be null");
        assertFails(
                        DingTalkInvalidParameterException.class,
                        send(UPDATE, "{\"subscribeScope\":{\"corpIds\":[\"another\"]}}"))
                .hasMessageContaining("current user must in range");
        assertFails(DingTalkPermissionDeniedException.class, send(UPDATE + "?calendarId=not-mine", "{}"));
        assertFails(DingTalkAuthenticationException.class, send(UPDATE + "?accessToken=wrong", "{}"));
        assertFails(DingTalkInvalidParameterException.class, send(UPDATE + "?calendarId=unknown", "{}"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Code | Message | RequestId | AccessDeniedDetail | requiredScopes",
                "code | description | requestId | accessDeniedDetail | RequiredScopes",
                "CODE | Description | requestid | accessdenieddetail | requiredscopes",
            })
    void theCaseOfTheKeysOfAnErrorIsIgnored(String code, String message, String id, String detail, String scopes)
            throws Exception {
        Map<String, Object> envelope = new HashMap<>();
        envelope.put(code, "Forbidden.AccessDenied.AccessTokenPermissionDenied");
        envelope.put(message, "no");
        envelope.put(id, "R-3");
        envelope.put(detail, Map.of(scopes, List.of("Calendar.Calendar.Write", "Contact.User.Read")));
        dingtalk.next(EmulatedResponse.json(403, new ObjectMapper().writeValueAsString(envelope)));

        DingTalkPermissionDeniedException failure =
                failure(DingTalkPermissionDeniedException.class, send(UPDATE, "{}"));

        assertThat(failure.getErrorCode()).isEqualTo("Forbidden.AccessDenied.AccessTokenPermissionDenied");
        assertThat(failure.getErrorMessage()).isEqualTo("no");
        assertThat(failure.getRequestId()).isEqualTo("R-3");
        assertThat(failure.getRequiredScopes()).containsExactly("Calendar.Calendar.Write", "Contact.User.Read");
    }

    @Test
    void theRequestIdOfTheHeaderIsUsedIfTheBodyHasNone() {
        dingtalk.next(
                EmulatedResponse.status(502).body("<html>Bad Gateway</html>").header("x-acs-request-id", "R-4"));

        DingTalkServiceException failure = failure(DingTalkServiceException.class, send(UPDATE, "{}"));

        assertThat(failure.getRequestId()).isEqualTo("R-4");
        assertThat(failure.getErrorCode()).isNull();
        assertThat(failure).hasMessageContaining("502: <html>Bad Gateway</html>");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "200 | ",
                "200 | {}",
                "200 | []",
                "200 | null",
                "200 | {\"result\":\"true\"}",
                "200 | {\"result\":1}",
                "200 | {\"result\":null}",
                "200 | {\"Result\":true}",
                "200 | {\"result\":true",
                "200 | {\"result\":true} x",
                "200 | {\"result\":true} {}",
                "200 | {\"result\":true,\"result\":false}",
                "200 | <html>blocked</html>",
                "201 | {}",
                "204 | ",
            })
    void aResponseWithoutABooleanResultFails(int status, String body) {
        dingtalk.next(EmulatedResponse.json(status, body == null ? "" : body).header("x-acs-request-id", "R-5"));

        DingTalkUnexpectedResponseException failure =
                failure(DingTalkUnexpectedResponseException.class, send(UPDATE, "{}"));

        assertThat(failure.getStatusCode()).isEqualTo(status);
        assertThat(failure.isRetryable()).isFalse();
        assertThat(failure.getRequestId()).isEqualTo("R-5");
        assertThat(failure).hasMessageContaining("expected a JSON object with a Boolean 'result'");
    }

    @Test
    void aCallWithoutATokenFails() {
        component().getConfiguration().setAccessToken(null);

        DingTalkAuthenticationException failure = failure(
                DingTalkAuthenticationException.class,
                send(UPDATE, "{}", Map.of(DingTalkCalendarConstants.ACCESS_TOKEN, " ")));

        assertThat(failure)
                .hasMessageContaining(
                        "there is no access token: set the options clientId and clientSecret, accessToken or"
                                + " accessTokenProvider (as #bean:name), or the header CamelDingTalkCalendarAccessToken");
        assertThat(failure.getStatusCode()).isZero();
        assertThat(dingtalk.requests()).isEmpty();
    }
}
