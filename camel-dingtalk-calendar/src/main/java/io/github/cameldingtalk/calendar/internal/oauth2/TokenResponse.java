// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar.internal.oauth2;

import io.github.cameldingtalk.calendar.api.DingTalkCalendarException;
import io.github.cameldingtalk.calendar.internal.http.ApiRequest;
import io.github.cameldingtalk.calendar.internal.http.ApiResponse;
import io.github.cameldingtalk.calendar.internal.http.Failures;
import io.github.cameldingtalk.calendar.internal.http.Json;
import java.time.Duration;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The response of a token API.
 *
 * @param life         how long the access token lives, from its request on
 * @param refreshToken for the next request, of a third-party personal app
 */
record TokenResponse(String accessToken, Duration life, @Nullable String refreshToken) {

    /** What a header can carry. */
    private static final Pattern TOKEN = Pattern.compile("[!-~]{1,4096}");

    /** DingTalk's tokens live for two hours. A much longer life is a mistake. */
    private static final Duration MAX_LIFE = Duration.ofDays(30);

    /** @throws DingTalkCalendarException if the response is an error, or has no access token that can be used */
    static TokenResponse read(ApiRequest request, ApiResponse response) throws DingTalkCalendarException {
        Failures.requireSuccess(request, response);
        byte[] body = response.body();
        if (Json.scalar(body, "accessToken") instanceof String token
                && TOKEN.matcher(token).matches()
                && Json.scalar(body, "expireIn") instanceof Long seconds
                && seconds >= 1
                && seconds <= MAX_LIFE.toSeconds()) {
            String refreshToken =
                    Json.scalar(body, "refreshToken") instanceof String next && !next.isBlank() ? next : null;
            return new TokenResponse(token, Duration.ofSeconds(seconds), refreshToken);
        }
        throw Failures.unexpected(
                request,
                response,
                "a JSON object with an 'accessToken' that a header can carry and an 'expireIn' of 1 to "
                        + MAX_LIFE.toSeconds() + " seconds");
    }

    /** Without the tokens. */
    @Override
    public String toString() {
        return "a token for " + life;
    }
}
