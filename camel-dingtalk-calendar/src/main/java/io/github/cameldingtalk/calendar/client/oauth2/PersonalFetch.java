// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar.client.oauth2;

import io.github.cameldingtalk.calendar.DingTalkAuthenticationException;
import io.github.cameldingtalk.calendar.DingTalkCalendarException;
import io.github.cameldingtalk.calendar.DingTalkInvalidParameterException;
import io.github.cameldingtalk.calendar.client.ApiClient;
import io.github.cameldingtalk.calendar.client.TokenAnswer;
import io.github.cameldingtalk.calendar.client.oauth2.App.PersonalApp;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Fetches the tokens of a user. What may be given for one, from the surest to the last resort: the refresh token of the
 * answer before, the stored one, the one that was configured, an authorisation code. Each serves once.
 */
final class PersonalFetch implements App.Fetch {

    private static final Logger LOG = LoggerFactory.getLogger(PersonalFetch.class);
    private static final String OPERATION = "oauth2/userAccessToken";

    private final PersonalApp app;
    private final Set<String> refused = new HashSet<>();
    private @Nullable String latest;

    PersonalFetch(PersonalApp app) {
        this.app = app;
    }

    @Override
    public TokenAnswer from(ApiClient client) throws DingTalkCalendarException {
        DingTalkCalendarException failure = null;
        for (Grant grant : grants()) {
            if (grant.value() == null || grant.value().isBlank() || refused.contains(grant.value())) {
                continue;
            }
            try {
                return remembered(
                        request(grant.type(), grant.field(), grant.value()).send(client));
            } catch (DingTalkAuthenticationException | DingTalkInvalidParameterException e) {
                refused.add(grant.value());
                failure = e;
            }
        }
        throw failure != null
                ? failure
                : TokenRequest.impossible(
                        OPERATION,
                        "there is no refresh token or authorization code left that the service has not refused: the user"
                                + " has to consent again");
    }

    private record Grant(String type, String field, @Nullable String value) {}

    private List<Grant> grants() {
        return List.of(
                new Grant("refresh_token", "refreshToken", latest),
                new Grant(
                        "refresh_token",
                        "refreshToken",
                        app.refreshTokens() == null ? null : app.refreshTokens().load()),
                new Grant("refresh_token", "refreshToken", app.refreshToken()),
                new Grant(
                        "authorization_code",
                        "code",
                        app.authorizationCodes() == null
                                ? null
                                : app.authorizationCodes().getAuthorizationCode()));
    }

    private TokenRequest request(String grantType, String field, String value) {
        return new TokenRequest(
                OPERATION,
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

    private TokenAnswer remembered(TokenAnswer answer) {
        String next = answer.refreshToken();
        if (next == null) {
            LOG.warn("The answer of {} brought no refresh token: {} has none for the next time", OPERATION, app);
            return answer;
        }
        latest = next;
        if (app.refreshTokens() != null) {
            try {
                app.refreshTokens().save(next);
            } catch (RuntimeException e) {
                // The token at hand is good, and so is the next as long as the process lives.
                LOG.error("The refresh token of {} could not be stored: a restart would lose it", app, e);
            }
        }
        return answer;
    }
}
