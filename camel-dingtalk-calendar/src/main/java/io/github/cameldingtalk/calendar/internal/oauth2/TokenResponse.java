// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar.internal.oauth2;

import io.github.cameldingtalk.calendar.api.DingTalkCalendarException;
import io.github.cameldingtalk.calendar.internal.http.ApiRequest;
import io.github.cameldingtalk.calendar.internal.http.ApiResponse;
import io.github.cameldingtalk.calendar.internal.http.Failures;
import java.math.BigInteger;
import java.time.Duration;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The response of a token API with the status of a success. Each of its tokens may be unusable by itself. */
final class TokenResponse {

    private static final Logger LOG = LoggerFactory.getLogger(TokenResponse.class);

    private static final int MAX_TOKEN_LENGTH = 4096;

    private static final Pattern DIGITS = Pattern.compile("[0-9]{1,1000}");

    /** DingTalk's tokens live for two hours. A much longer life is a mistake, such as a number of milliseconds. */
    private static final BigInteger MAX_SECONDS =
            BigInteger.valueOf(Duration.ofDays(30).toSeconds());

    private static final Duration USUAL_LIFE = Duration.ofHours(2);

    /** Short, because the token may soon expire, and long enough not to fetch a token for each call. */
    private static final Duration SHORT_LIFE = Duration.ofMinutes(1);

    private final ApiRequest request;
    private final ApiResponse response;
    private final TokenFields fields;

    private TokenResponse(ApiRequest request, ApiResponse response) {
        this.request = request;
        this.response = response;
        this.fields = TokenFields.read(response.body());
    }

    /** @throws DingTalkCalendarException if the status is not the status of a success */
    static TokenResponse read(ApiRequest request, ApiResponse response) throws DingTalkCalendarException {
        if (!response.isSuccess()) {
            Failures.requireSuccess(request, response);
        }
        return new TokenResponse(request, response);
    }

    /**
     * The token for the next request of a third-party personal app, or {@code null}. The token is here even if the rest of
     * the response cannot be used.
     */
    @Nullable
    String refreshToken() {
        String token = fields.string("refreshToken");
        return token == null || token.isBlank() ? null : token;
    }

    /** @throws DingTalkCalendarException if the response was not read to its end, or has no access token for a header */
    AccessToken accessToken() throws DingTalkCalendarException {
        Failures.requireSuccess(request, response);
        String token = fields.string("accessToken");
        String problem = problem(token);
        if (token == null || problem != null) {
            String promised = "a JSON object with an 'accessToken' of 1 to " + MAX_TOKEN_LENGTH
                    + " characters that a header can carry";
            throw Failures.unexpected(
                    request, response, response.body().length == 0 ? promised : promised + ", but " + problem);
        }
        return new AccessToken(token, life());
    }

    private @Nullable String problem(@Nullable String token) {
        if (!fields.isObject()) {
            return "the response is not a JSON object";
        }
        if (token == null) {
            return "'accessToken' is absent or not a string";
        }
        if (fields.isAmbiguous("accessToken")) {
            return "'accessToken' stands twice";
        }
        if (token.isEmpty() || token.length() > MAX_TOKEN_LENGTH) {
            return "'accessToken' has " + token.length() + " characters";
        }
        for (int i = 0; i < token.length(); i++) {
            if (token.charAt(i) <= ' ' || token.charAt(i) > '~') {
                return "'accessToken' has a character at index " + i + " of " + token.length()
                        + " that a header cannot carry";
            }
        }
        return null;
    }

    /** A wrong life must not fail the calls, because the token itself may be good. */
    private Duration life() {
        String text = fields.number("expireIn");
        if (text == null || !DIGITS.matcher(text).matches()) {
            return instead("absent, or not a number of seconds above 0", SHORT_LIFE);
        }
        BigInteger seconds = new BigInteger(text);
        if (seconds.signum() == 0) {
            return instead("0", SHORT_LIFE);
        }
        return seconds.compareTo(MAX_SECONDS) > 0
                ? instead("more than " + MAX_SECONDS + " seconds", USUAL_LIFE)
                : Duration.ofSeconds(seconds.longValue());
    }

    private Duration instead(String problem, Duration life) {
        LOG.warn(
                "The 'expireIn' in the response of {} is {}. The token is used for {} seconds",
                request.operation(),
                problem,
                life.toSeconds());
        return life;
    }

    /** Without the tokens. */
    @Override
    public String toString() {
        return "response of " + request.operation();
    }
}
