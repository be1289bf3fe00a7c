// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cameldingtalk.calendar.api.DingTalkAuthenticationException;
import io.github.cameldingtalk.calendar.api.DingTalkCalendarException;
import io.github.cameldingtalk.calendar.emulator.EmulatedResponse;
import io.github.cameldingtalk.calendar.emulator.IssuedToken;
import io.github.cameldingtalk.calendar.emulator.ServiceError;
import java.time.Duration;
import java.util.Map;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(60)
class RejectedTokenTest extends AppTestSupport {

    @ParameterizedTest
    @CsvSource({
        "400, InvalidAuthentication",
        "401, InvalidAuthentication",
        "401, anything",
        "400, accesstoken.expired",
        "400, AuthenticationFailed.Expired",
        "200, 40014",
    })
    void theRequestIsSentOnceMoreWithANewToken(int status, String code) {
        assertUpdates(ENTERPRISE + "&corpId=corp-1");
        dingtalk.next(EmulatedResponse.json(status, "{\"code\":\"" + code + "\"}"));

        Exchange exchange = send(ENTERPRISE + "&corpId=corp-1", EXAMPLE);

        assertSucceeds(exchange).isEqualTo(true);
        assertThat(tokenRequests()).hasSize(2);
        assertThat(updates()).hasSize(3);
        assertThat(updates().get(2).bodyAsText()).isEqualTo(EXAMPLE_COMPACT);
        assertThat(issued(updates().get(2))).isEqualTo(dingtalk.issuedTokens().get(1));
    }

    @Test
    void anAppThatIsNotAuthorizedFailsTheCallAtOnce() {
        assertUpdates(INTERNAL);
        dingtalk.next(EmulatedResponse.error(ServiceError.UNAUTHORIZED_CLIENT));

        DingTalkAuthenticationException failure = failure(DingTalkAuthenticationException.class, send(INTERNAL, "{}"));

        assertThat(failure.getErrorCode()).isEqualTo("unauthorized.client");
        assertThat(updates()).hasSize(2);
        assertThat(tokenRequests()).hasSize(1);
        assertUpdates(INTERNAL);
        assertThat(tokenRequests()).hasSize(1);
    }

    @Test
    void aSecondRejectionFailsTheCall() {
        assertUpdates(ENTERPRISE + "&corpId=corp-1");
        rejectAllUpdates();

        DingTalkAuthenticationException failure =
                failure(DingTalkAuthenticationException.class, send(ENTERPRISE + "&corpId=corp-1", "{}"));

        assertThat(failure.getOperation()).isEqualTo("updateSubscribed");
        assertThat(updates()).hasSize(3);
        assertThat(tokenRequests()).hasSize(2);
    }

    @Test
    void theRequestIsNotSentAgainWithTheSameToken() {
        // The service issues the token of an internal app again within its life.
        assertUpdates(INTERNAL);
        rejectAllUpdates();

        DingTalkAuthenticationException failure = failure(DingTalkAuthenticationException.class, send(INTERNAL, "{}"));

        assertThat(failure.getOperation()).isEqualTo("updateSubscribed");
        assertThat(updates()).hasSize(2);
        assertThat(tokenRequests()).hasSize(2);
    }

    @ParameterizedTest
    @CsvSource({"accesstoken.expired", "AccessToken.Expired", "accessTokenExpired"})
    void anExpiredTokenOfAUserIsReplacedOnce(String code) {
        assertUpdates(ENTERPRISE + "&corpId=corp-1");
        dingtalk.next(EmulatedResponse.json(400, "{\"code\":\"" + code + "\"}"));

        assertUpdates(ENTERPRISE + "&corpId=corp-1");

        assertThat(tokenRequests()).hasSize(2);
        assertThat(updates()).hasSize(3);
    }

    @ParameterizedTest
    @CsvSource({"401, unauthorized.client", "401, Unauthorized.Client", "400, unauthorized.client"})
    void anAppThatIsNotAuthorizedGetsNoNewToken(int status, String code) {
        assertUpdates(ENTERPRISE + "&corpId=corp-1");
        dingtalk.next(EmulatedResponse.json(status, "{\"code\":\"" + code + "\"}"));

        assertFails(DingTalkAuthenticationException.class, send(ENTERPRISE + "&corpId=corp-1", "{}"));

        assertThat(tokenRequests()).hasSize(1);
        assertThat(updates()).hasSize(2);
        assertUpdates(ENTERPRISE + "&corpId=corp-1");
        assertThat(tokenRequests()).hasSize(1);
    }

    @Test
    void aServiceThatRejectsEachTokenCausesFetchesWithAGrowingPause() {
        assertUpdates(ENTERPRISE + "&corpId=corp-1");
        rejectAllUpdates();

        for (int i = 0; i < 200; i++) {
            assertFails(DingTalkAuthenticationException.class, send(ENTERPRISE + "&corpId=corp-1", "{}"));
            clock.advance(Duration.ofMillis(300));
        }

        // At 0, 1, 3, 7, 15 and 31 seconds, and the first token.
        assertThat(tokenRequests()).hasSize(7);
        assertThat(updates()).hasSize(1 + 200 + 6);
    }

    @Test
    void aCallThatSucceedsEndsThePauseBetweenFetches() {
        for (int i = 0; i < 20; i++) {
            assertUpdates(ENTERPRISE + "&corpId=corp-1");
            dingtalk.revoke(dingtalk.issuedTokens().get(i).value());
        }

        assertThat(tokenRequests()).hasSize(20);
        assertThat(updates()).hasSize(1 + 19 * 2);
    }

    @Test
    void anotherOrganizationIsNotHeldUpByThePause() {
        assertUpdates(ENTERPRISE + "&corpId=corp-1");
        assertUpdates(ENTERPRISE + "&corpId=corp-2");
        dingtalk.next(
                EmulatedResponse.error(ServiceError.INVALID_AUTHENTICATION),
                EmulatedResponse.error(ServiceError.SERVER_ERROR));
        assertFails(DingTalkCalendarException.class, send(ENTERPRISE + "&corpId=corp-1", "{}"));
        dingtalk.revoke(dingtalk.issuedTokens().get(1).value());

        assertUpdates(ENTERPRISE + "&corpId=corp-2");
    }

    private void rejectAllUpdates() {
        dingtalk.intercept(request ->
                request.method().equals("PUT") ? EmulatedResponse.error(ServiceError.INVALID_AUTHENTICATION) : null);
    }

    @Test
    void aTokenThatTheComponentHasNotFetchedFailsTheCallAtOnce() {
        assertFails(DingTalkAuthenticationException.class, send(UPDATE + "?accessToken=wrong", "{}"));
        assertFails(
                DingTalkAuthenticationException.class,
                send(INTERNAL, "{}", Map.of(DingTalkCalendarConstants.ACCESS_TOKEN, "wrong")));

        assertThat(dingtalk.requests()).hasSize(2).allMatch(request -> request.method()
                .equals("PUT"));
    }

    @Test
    void onlyTheRejectedTokenIsFetchedAgain() {
        assertUpdates(ENTERPRISE + "&corpId=corp-1");
        assertUpdates(ENTERPRISE + "&corpId=corp-2");
        dingtalk.revoke(dingtalk.issuedTokens().get(0).value());

        assertUpdates(ENTERPRISE + "&corpId=corp-2");
        assertUpdates(ENTERPRISE + "&corpId=corp-1");

        assertThat(dingtalk.issuedTokens())
                .extracting(IssuedToken::corpId)
                .containsExactly("corp-1", "corp-2", "corp-1");
    }
}
