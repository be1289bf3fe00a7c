// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar.internal.oauth2;

import io.github.cameldingtalk.calendar.api.DingTalkCalendarException;
import io.github.cameldingtalk.calendar.internal.http.CallCounts;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The token of an app at one moment, without any secret.
 *
 * @param kind        the kind of the app
 * @param corpId      the organization of a third-party enterprise app, or {@code null}
 * @param baseUri     where the token comes from
 * @param token       {@code null} if there is no valid token
 * @param pause       the time until the next attempt is allowed after a failure, or {@code null}
 * @param lastFailure the code of the failure, or {@code null} if the last fetch succeeded
 */
public record TokenState(
        String kind,
        String clientId,
        @Nullable String corpId,
        String baseUri,
        @Nullable Times token,
        @Nullable Duration pause,
        @Nullable String lastFailure) {

    /**
     * The times of a token.
     *
     * @param age     since its request
     * @param renewal until the first call renews the token; zero if the next call does
     * @param end     until its end
     */
    public record Times(Duration age, Duration renewal, Duration end) {}

    static TokenState of(
            App app,
            String baseUri,
            @Nullable TimedToken token,
            GrowingPause failures,
            @Nullable DingTalkCalendarException failure,
            long now) {
        return new TokenState(
                app.kind(),
                app.clientId(),
                app.corpId(),
                baseUri,
                token == null || !token.isAlive(now)
                        ? null
                        : new Times(
                                Duration.ofNanos(now - token.requested()),
                                Duration.ofNanos(Math.max(0, token.renewal() - now)),
                                Duration.ofNanos(token.end() - now)),
                failures.isOver(now) ? null : failures.left(now),
                failure == null ? null : CallCounts.code(failure));
    }
}
