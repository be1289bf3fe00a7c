// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar.internal.oauth2;

import io.github.cameldingtalk.calendar.api.DingTalkAuthenticationException;
import io.github.cameldingtalk.calendar.api.DingTalkCalendarException;
import io.github.cameldingtalk.calendar.api.DingTalkInvalidParameterException;
import io.github.cameldingtalk.calendar.internal.http.ApiClient;
import io.github.cameldingtalk.calendar.internal.oauth2.App.PersonalApp;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Fetches the access tokens of a user. Tries, in this order: the refresh token of the response before, the stored refresh
 * token, the configured refresh token, an authorization code. DingTalk accepts each of them once.
 */
final class PersonalFetch implements App.Fetch {

    private static final Logger LOG = LoggerFactory.getLogger(PersonalFetch.class);

    private final PersonalApp app;
    private final Set<String> rejected = new HashSet<>();
    private @Nullable String latest;

    PersonalFetch(PersonalApp app) {
        this.app = app;
    }

    @Override
    public TokenResponse from(ApiClient client) throws DingTalkCalendarException {
        DingTalkCalendarException failure = null;
        for (Grant grant : grants()) {
            String value = grant.value().get();
            if (value == null || value.isBlank() || rejected.contains(value)) {
                continue;
            }
            try {
                return remember(request(grant.type(), grant.field(), value).send(client));
            } catch (DingTalkAuthenticationException | DingTalkInvalidParameterException e) {
                rejected.add(value);
                failure = e;
            }
        }
        throw failure != null
                ? failure
                : TokenRequest.notSent(
                        app.api(),
                        "there is no refresh token or authorization code that the service has not rejected: the user has to"
                                + " consent again",
                        null);
    }

    /** @param value is asked only if no grant before it was accepted */
    private record Grant(String type, String field, Supplier<@Nullable String> value) {}

    private List<Grant> grants() {
        return List.of(
                new Grant("refresh_token", "refreshToken", () -> latest),
                new Grant(
                        "refresh_token",
                        "refreshToken",
                        () -> app.refreshTokens() == null
                                ? null
                                : app.refreshTokens().load()),
                new Grant("refresh_token", "refreshToken", app::refreshToken),
                new Grant(
                        "authorization_code",
                        "code",
                        () -> app.authorizationCodes() == null
                                ? null
                                : app.authorizationCodes().getAuthorizationCode()));
    }

    private TokenRequest request(String grantType, String field, String value) {
        return new TokenRequest(
                app.api(),
                Map.of(
                        "clientId",
                        app.clientId(),
                        "clientSecret",
                        app.clientSecret(),
                        "grantType",
                        grantType,
                        field,
                        value),
                List.of(app.clientSecret(), value));
    }

    private TokenResponse remember(TokenResponse response) {
        String next = response.refreshToken();
        if (next == null) {
            LOG.warn(
                    "The response of {} has no refresh token, so the next token request of the {} has none",
                    app.api(),
                    app);
            return response;
        }
        latest = next;
        if (app.refreshTokens() != null) {
            try {
                app.refreshTokens().save(next);
            } catch (RuntimeException e) {
                // The access token is good, and so is the refresh token in memory, as long as the process lives.
                LOG.error("The refresh token of the {} could not be stored, and is lost on a restart", app, e);
            }
        }
        return response;
    }
}
