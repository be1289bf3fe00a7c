// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cameldingtalk.calendar.api.DingTalkAuthenticationException;
import io.github.cameldingtalk.calendar.api.DingTalkCalendarException;
import io.github.cameldingtalk.calendar.api.DingTalkConnectionException;
import io.github.cameldingtalk.calendar.api.DingTalkPermissionDeniedException;
import io.github.cameldingtalk.calendar.emulator.EmulatedResponse;
import java.io.ByteArrayOutputStream;
import java.io.ObjectOutputStream;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The text of an exception. */
class FailureTextTest extends DingTalkCalendarTestSupport {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "updateSubscribed | 400 | invalidParameter | forwardErrorMessage | the user is the calendar's author or a"
                        + " co-editor, and that DingTalk accepts each value of the request",
                "getSubscribed | 403 | permissionDenied | permission denied | the user is the calendar's author or a co-editor",
                "deleteSubscribed | 403 | permissionDenied | permission denied | the user has created the calendar",
                "subscribe | 400 | permissionDenied | 用户不在订阅范围 | the user is in the calendar's subscribeScope",
                "createSubscribed | 400 | invalidParameter | forwardErrorMessage | Check that userId is the unionId of the user,"
                        + " and that DingTalk accepts each value of the request",
            })
    void aShortErrorMessageIsFollowedByWhatToCheck(
            String operation, int status, String code, String message, String hint) {
        dingtalk.next(EmulatedResponse.json(status, "{\"code\":\"" + code + "\",\"message\":\"" + message + "\"}"));

        DingTalkCalendarException failure =
                failure(DingTalkCalendarException.class, send("dingtalk-calendar:" + operation, EXAMPLE));

        assertThat(failure).hasMessageContaining(message + ". Check that ").hasMessageEndingWith(hint);
        assertThat(failure.getErrorMessage()).isEqualTo(message);
    }

    @Test
    void theMissingScopesAreInTheText() {
        dingtalk.next(EmulatedResponse.json(
                403,
                "{\"code\":\"Forbidden.AccessDenied.AccessTokenPermissionDenied\",\"message\":\"no\","
                        + "\"accessdenieddetail\":{\"requiredScopes\":[\"Calendar.Calendar.Write\",\"qyapi_base\"]}}"));

        assertFails(DingTalkPermissionDeniedException.class, send(UPDATE, "{}"))
                .hasMessageEndingWith(": no. The app lacks the permission Calendar.Calendar.Write, qyapi_base:"
                        + " open it for the app in the Developer Console of DingTalk");
    }

    @Test
    void aFailedTokenRequestNamesTheBaseUri() {
        DingTalkAuthenticationException rejected = failure(
                DingTalkAuthenticationException.class, send(UPDATE + "?clientId=nobody&clientSecret=s3cret", "{}"));
        dingtalk.refuseConnections(true);
        DingTalkConnectionException unreachable =
                failure(DingTalkConnectionException.class, send(UPDATE + "?clientId=other&clientSecret=s3cret", "{}"));

        assertThat(rejected).hasMessageEndingWith("The token was requested from " + dingtalk.baseUri() + " (baseUri)");
        assertThat(unreachable)
                .hasMessageEndingWith("The token was requested from " + dingtalk.baseUri() + " (baseUri)");
    }

    @Test
    void atMostFiveHundredCharactersOfTheResponseAreQuoted() {
        String flood = "y".repeat(100_000);
        dingtalk.next(
                EmulatedResponse.json(
                        400,
                        "{\"code\":\"" + flood + "\",\"message\":\"" + flood + "\",\"requestid\":\"" + flood + "\"}"),
                EmulatedResponse.status(500).body(flood),
                EmulatedResponse.status(200).body(flood));

        for (int i = 0; i < 3; i++) {
            String message = send(UPDATE, "{}").getException().getMessage();
            assertThat(message.chars().filter(c -> c == 'y').count()).isBetween(1L, 500L);
        }
    }

    @Test
    void aTokenThatTheServerQuotesIsNotShown() {
        dingtalk.next(
                EmulatedResponse.json(
                        400,
                        "{\"code\":\"" + TOKEN + "\",\"message\":\"bad " + TOKEN + "\",\"requestid\":\"" + TOKEN
                                + "\"}"),
                EmulatedResponse.status(200).body("what is " + TOKEN),
                EmulatedResponse.status(302).body("z".repeat(290) + TOKEN));

        for (int i = 0; i < 3; i++) {
            DingTalkCalendarException failure = failure(DingTalkCalendarException.class, send(UPDATE, "{}"));
            assertThat(failure.toString() + failure.getErrorCode() + failure.getErrorMessage() + failure.getRequestId())
                    .doesNotContain(TOKEN.substring(0, 8));
        }
    }

    @Test
    void theTextOfTheServerStaysOnOneLine() {
        dingtalk.next(EmulatedResponse.json(
                400, "{\"code\":\"a\\nb\",\"message\":\"c\\r\\nERROR forged\\u2028d\\u001b[31m\"}"));

        assertThat(send(UPDATE, "{}").getException().getMessage())
                .doesNotContain("\n", "\r", "\u2028", "\u001b")
                .contains("a b")
                .contains("ERROR forged");
    }

    @Test
    void aFailureIsSerializable() throws Exception {
        dingtalk.next(EmulatedResponse.json(403, "{\"code\":\"permissionDenied\"}"));
        Exception failure = send(UPDATE, "{}").getException();

        try (ObjectOutputStream out = new ObjectOutputStream(new ByteArrayOutputStream())) {
            out.writeObject(failure);
        }
    }

    @Test
    void theRequestIdOfASuccessIsCleanedLikeThatOfAFailure() {
        String id = "id\u009b31m\u0085 " + "x".repeat(200);
        dingtalk.next(
                RawResponse.of("HTTP/1.1 200 OK\r\nContent-Length: 15\r\nx-acs-request-id: " + id
                        + "\r\nConnection: close\r\n\r\n{\"result\":true}"),
                RawResponse.of("HTTP/1.1 400 x\r\nContent-Length: 0\r\nx-acs-request-id: " + TOKEN
                        + "\r\nConnection: close\r\n\r\n"),
                RawResponse.of("HTTP/1.1 200 OK\r\nContent-Length: 15\r\nx-acs-request-id: " + TOKEN
                        + "\r\nConnection: close\r\n\r\n{\"result\":true}"));

        Exchange success = send(UPDATE, "{}");
        Exchange failure = send(UPDATE, "{}");
        Exchange secret = send(UPDATE, "{}");

        assertThat(success.getMessage().getHeader(DingTalkCalendarConstants.REQUEST_ID, String.class))
                .startsWith("id 31m  xxx")
                .hasSize(100);
        assertThat(failure.getMessage().getHeader(DingTalkCalendarConstants.REQUEST_ID))
                .isEqualTo("xxxxxx");
        assertThat(secret.getMessage().getHeader(DingTalkCalendarConstants.REQUEST_ID))
                .isEqualTo("xxxxxx");
    }

    @Test
    void aTextOfTheServerIsCleanedInTheException() {
        dingtalk.next(EmulatedResponse.json(
                403,
                "{\"code\":\"permissionDenied\u202e\",\"message\":\"a\\u009b31m\\u0085b\\u2028c " + TOKEN
                        + "\",\"requestid\":\"r\\u200b\",\"accessdenieddetail\":{\"requiredScopes\":[\"s\\u2066\"]}}"));

        assertThat(send(UPDATE, "{}").getException().getMessage())
                .contains("a 31m b c xxxxxx", "The app lacks the permission s:")
                .matches("[\\x20-\\x7e]*");
    }

    @Test
    void aNameOfAFieldIsCleanedInTheException() {
        assertThat(send(UPDATE, "{\"a\\u009b\\n\\u202eb\":1}").getException().getMessage())
                .contains("the API has no field 'a   b' here")
                .matches("[\\x20-\\x7e]*");
        assertThat(send(UPDATE + "?failOnUnknownFields=false", "{\"a\\nb\":1,\"a\\nb\":2}")
                        .getException()
                        .getMessage())
                .contains("Duplicate field 'a b'")
                .matches("[\\x20-\\x7e]*");
    }
}
