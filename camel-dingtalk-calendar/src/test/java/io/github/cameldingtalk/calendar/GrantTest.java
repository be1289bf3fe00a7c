// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cameldingtalk.calendar.api.DingTalkAuthenticationException;
import io.github.cameldingtalk.calendar.api.DingTalkCalendarException;
import io.github.cameldingtalk.calendar.api.DingTalkConnectionException;
import io.github.cameldingtalk.calendar.emulator.EmulatedResponse;
import io.github.cameldingtalk.calendar.emulator.ReceivedRequest;
import io.github.cameldingtalk.calendar.token.AuthorizationCodeSupplier;
import io.github.cameldingtalk.calendar.token.RefreshTokenStore;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which responses use up the refresh token or the authorization code of a user. */
@Timeout(60)
class GrantTest extends AppTestSupport {

    private static final String URI = PERSONAL + "&authorizationCodeSupplier=#codes&refreshTokenStore=#store";

    private final AtomicReference<String> stored = new AtomicReference<>();
    private final AtomicReference<String> code = new AtomicReference<>();

    /** Failures that do not speak of the grant. */
    static Stream<EmulatedResponse> otherFailures() {
        return Stream.of(
                EmulatedResponse.status(400).body("<html>blocked by the firewall</html>"),
                EmulatedResponse.status(401).body("<html>log in</html>"),
                EmulatedResponse.status(403).body(""),
                EmulatedResponse.status(404).body("nothing here"),
                EmulatedResponse.status(407).body(""),
                EmulatedResponse.json(400, "{}"),
                EmulatedResponse.json(401, "{\"code\":401}"),
                EmulatedResponse.json(400, "{\"code\":\"invalidClientIdOrSecret\"}"),
                EmulatedResponse.json(400, "{\"code\":\"invalid.client\"}"),
                EmulatedResponse.json(401, "{\"code\":\"unauthorized.client\"}"),
                EmulatedResponse.json(400, "{\"code\":\"unsupported.grant.type\"}"),
                EmulatedResponse.json(400, "{\"code\":\"system.err\"}"),
                EmulatedResponse.json(400, "{\"code\":\"invalidParameter\"}"),
                EmulatedResponse.json(400, "{\"code\":\"MissingrefreshToken\"}"),
                EmulatedResponse.json(400, "{\"code\":\"InvalidAuthentication\"}"),
                EmulatedResponse.json(502, "{\"code\":\"invalidAuthInfo\"}"),
                EmulatedResponse.json(200, "{\"errcode\":404,\"errmsg\":\"not found\"}"),
                EmulatedResponse.json(200, "[]"),
                EmulatedResponse.json(200, "null"),
                EmulatedResponse.status(302).header("Location", "/login").body(""),
                EmulatedResponse.blocked(),
                RawResponse.of("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{\"acc"),
                RawResponse.reset("HTTP/1.1 2"));
    }

    @ParameterizedTest
    @MethodSource("otherFailures")
    void aFailureThatDoesNotSpeakOfTheRefreshTokenKeepsIt(EmulatedResponse failure) {
        bindAll();
        assertUpdates(URI);
        String refreshToken = stored.get();
        clock.advance(Duration.ofHours(3));
        dingtalk.next(failure);

        assertFails(DingTalkCalendarException.class, send(URI, "{}"));
        clock.advance(Duration.ofMinutes(6));
        assertUpdates(URI);

        assertThat(tokenRequests()).hasSize(3);
        assertThat(tokenRequests().subList(1, 3))
                .allSatisfy(request -> assertThat(request.bodyAsText()).contains(refreshToken));
        assertThat(stored.get()).isNotEqualTo(refreshToken);
    }

    @ParameterizedTest
    @MethodSource("otherFailures")
    void aFailureThatDoesNotSpeakOfTheCodeKeepsIt(EmulatedResponse failure) {
        bindAll();
        dingtalk.next(failure);

        assertFails(DingTalkCalendarException.class, send(URI, "{}"));
        clock.advance(Duration.ofMinutes(6));
        assertUpdates(URI);

        assertThat(tokenRequests()).hasSize(2).allSatisfy(request -> assertThat(request.bodyAsText())
                .contains(code.get()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "invalidAuthInfo",
                "invalidParameter.authCode.notFound",
                "InvalidParameter.RefreshToken.Expired",
                "invalid_grant"
            })
    void aRefreshTokenThatTheServiceRefusesItselfIsNotSentAgain(String errorCode) {
        bindAll();
        stored.set("ended");
        dingtalk.next(EmulatedResponse.json(400, "{\"code\":\"" + errorCode + "\"}"));

        assertUpdates(URI);

        assertThat(bodies().get(0)).contains("ended");
        assertThat(bodies().get(1)).contains(code.get());
        assertThat(tokenRequests()).hasSize(2);
    }

    @Test
    void theLastRefusalIsAnAuthenticationFailureWithTheCodeOfTheService() {
        dingtalk.next(EmulatedResponse.json(400, "{\"code\":\"invalidParameter.authCode.notFound\"}"));

        assertThat(failure(DingTalkAuthenticationException.class, send(PERSONAL + "&refreshToken=ended", "{}"))
                        .getErrorCode())
                .isEqualTo("invalidParameter.authCode.notFound");
    }

    @Test
    void aRefreshTokenIsNotSentAgainOverANewConnection() {
        bindAll();
        assertUpdates(URI);
        clock.advance(Duration.ofHours(3));
        dingtalk.next(RawResponse.of(""));

        DingTalkConnectionException failure = failure(DingTalkConnectionException.class, send(URI, "{}"));

        assertThat(tokenRequests()).hasSize(2);
        assertThat(failure.isOutcomeUnknown()).isTrue();
        assertThat(failure).hasMessageContaining("may have taken effect");
        clock.advance(Duration.ofSeconds(1));
        assertUpdates(URI);
        assertThat(bodies().get(2)).isEqualTo(bodies().get(1));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"accessToken\":\"%s\",\"expireIn\":7200,\"refreshToken\":\"next-one\"}",
                "{\"refreshToken\":\"next-one\",\"expireIn\":7200}",
                "{\"accessToken\":\"\",\"refreshToken\":\"next-one\"}",
                "{\"accessToken\":\"a b\",\"expireIn\":7200,\"refreshToken\":\"next-one\"}",
                "{\"accessToken\":\"a\\n\",\"expireIn\":7200,\"refreshToken\":\"next-one\"}",
                "{\"accessToken\":null,\"refreshToken\":\"next-one\",\"expireIn\":7200}",
                "{\"accessToken\":\"a\",\"accessToken\":\"b\",\"refreshToken\":\"next-one\",\"expireIn\":7200}",
                "{\"accessToken\":{\"value\":\"a\"},\"refreshToken\":\"next-one\",\"expireIn\":7200}",
                "{\"refreshToken\":\"next-one\",\"accessToken\":\"a",
                "{\"refreshToken\":\"next-one\",\"accessToken\":\"a\",\"expireIn\":7200}}",
                "{\"access_token\":\"a\",\"refreshToken\":\"next-one\",\"expires_in\":7200}",
            })
    void theNextRefreshTokenIsKeptIfTheAccessTokenIsUnusable(String response) {
        bindAll();
        dingtalk.next(EmulatedResponse.json(200, response.formatted("a".repeat(5000))));

        assertFails(DingTalkCalendarException.class, send(URI, "{}"));
        assertThat(stored.get()).isEqualTo("next-one");
        clock.advance(Duration.ofSeconds(1));
        send(URI, "{}");

        assertThat(bodies().get(1)).contains("\"refreshToken\":\"next-one\"");
    }

    @Test
    void theNextRefreshTokenIsKeptIfTheResponseIsCutShort() {
        bindAll();
        dingtalk.next(RawResponse.of(
                RawResponse.HEAD + "Content-Length: 99\r\n\r\n{\"refreshToken\":\"next-one\",\"accessToken\":\"t\""));

        assertFails(DingTalkCalendarException.class, send(URI, "{}"));

        assertThat(stored.get()).isEqualTo("next-one");
    }

    @Test
    void aRefreshTokenThatAnotherProcessHasSavedIsUsedFirst() {
        bindAll();
        assertUpdates(URI);
        String byAnother = dingtalk.consent("personal", "other");
        dingtalk.next(EmulatedResponse.json(
                200, "{\"accessToken\":\"" + TOKEN + "\",\"refreshToken\":\"of-this\",\"expireIn\":7200}"));
        clock.advance(Duration.ofHours(3));
        assertUpdates(URI);
        stored.set("of-another");
        clock.advance(Duration.ofHours(3));
        code.set(byAnother);
        dingtalk.next(EmulatedResponse.json(
                200, "{\"accessToken\":\"" + TOKEN + "\",\"refreshToken\":\"last\",\"expireIn\":7200}"));

        assertUpdates(URI);

        assertThat(bodies().get(2)).contains("of-another");
        assertThat(stored.get()).isEqualTo("last");
    }

    @Test
    void theStoreIsReadAgainAfterARefusedRefreshToken() {
        bindAll();
        stored.set("of-before");
        dingtalk.intercept(request -> {
            if (request.bodyAsText().contains("of-before")) {
                stored.set("of-another");
                return EmulatedResponse.json(400, "{\"code\":\"invalidAuthInfo\"}");
            }
            return request.bodyAsText().contains("of-another")
                    ? EmulatedResponse.json(
                            200, "{\"accessToken\":\"" + TOKEN + "\",\"refreshToken\":\"next\",\"expireIn\":7200}")
                    : null;
        });

        assertUpdates(URI);

        assertThat(stored.get()).isEqualTo("next");
        assertThat(tokenRequests()).hasSize(2);
    }

    private void bindAll() {
        code.set(dingtalk.consent("personal", USER_ID));
        context.getRegistry().bind("codes", (AuthorizationCodeSupplier) code::get);
        context.getRegistry().bind("store", new RefreshTokenStore() {
            @Override
            public String load() {
                return stored.get();
            }

            @Override
            public void save(String refreshToken) {
                stored.set(refreshToken);
            }
        });
    }

    private List<String> bodies() {
        return tokenRequests().stream().map(ReceivedRequest::bodyAsText).toList();
    }
}
