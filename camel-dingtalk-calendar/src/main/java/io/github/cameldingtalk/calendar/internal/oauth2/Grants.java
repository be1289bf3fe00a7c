// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar.internal.oauth2;

import io.github.cameldingtalk.calendar.api.DingTalkCalendarException;
import io.github.cameldingtalk.calendar.internal.http.Failures;
import io.github.cameldingtalk.calendar.internal.oauth2.App.PersonalApp;
import io.github.cameldingtalk.calendar.token.AuthorizationCodeSupplier;
import io.github.cameldingtalk.calendar.token.RefreshTokenStore;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The refresh tokens and the authorization code of a user. They are tried in this order: the refresh token of the last
 * response, the stored one, the configured one, an authorization code. DingTalk accepts each of
 * them once. A stored refresh token that another process has saved meanwhile is the first.
 */
final class Grants {

    private static final Logger LOG = LoggerFactory.getLogger(Grants.class);

    private static final int MAX_REFUSED = 1000;

    private final PersonalApp app;
    private final Set<String> refused = new HashSet<>();
    private @Nullable String latest;
    private @Nullable String storedBefore;

    Grants(PersonalApp app) {
        this.app = app;
    }

    /** A refresh token or an authorization code. */
    record Grant(String value, boolean isCode) {

        TokenRequest request(PersonalApp app) {
            return new TokenRequest(
                    app.api(),
                    false,
                    Map.of(
                            "clientId",
                            app.clientId(),
                            "clientSecret",
                            app.clientSecret(),
                            "grantType",
                            isCode ? "authorization_code" : "refresh_token",
                            isCode ? "code" : "refreshToken",
                            value),
                    List.of(app.clientSecret(), value));
        }

        /** Without the value. */
        @Override
        public String toString() {
            return isCode ? "authorization code" : "refresh token";
        }
    }

    /**
     * The first grant that the service has not refused, or {@code null}.
     *
     * @param withCode whether an authorization code may be asked for, if there is no refresh token
     * @throws DingTalkCalendarException if the store or the supplier fails
     */
    @Nullable
    Grant next(SharedFetch<?> shared, boolean withCode) throws DingTalkCalendarException {
        String stored = load(shared);
        boolean savedByOthers = !Objects.equals(stored, storedBefore);
        storedBefore = stored;
        for (String token : Arrays.asList(savedByOthers ? stored : latest, latest, stored, app.refreshToken())) {
            if (token != null && isUsable(token)) {
                return new Grant(token, false);
            }
        }
        AuthorizationCodeSupplier codes = withCode ? app.authorizationCodes() : null;
        String code = codes == null
                ? null
                : shared.<@Nullable String>ask("authorizationCodeSupplier", codes::getAuthorizationCode);
        return code != null && isUsable(code) ? new Grant(code, true) : null;
    }

    private @Nullable String load(SharedFetch<?> shared) throws DingTalkCalendarException {
        RefreshTokenStore store = app.refreshTokens();
        if (store == null) {
            return null;
        }
        try {
            return shared.<@Nullable String>ask("refreshTokenStore", store::load);
        } catch (DingTalkCalendarException e) {
            if (!isUsable(latest)) {
                throw e;
            }
            LOG.warn("The refresh token of the {} could not be loaded. The token in memory is used", app, e);
            return storedBefore;
        }
    }

    /** Whether the service refuses this grant itself. If so, the grant is not tried again. */
    boolean giveUpIfRefused(Grant grant, DingTalkCalendarException failure) {
        boolean isRefused = Failures.isRefusedGrant(failure);
        if (isRefused) {
            if (refused.size() >= MAX_REFUSED) {
                refused.clear();
            }
            refused.add(grant.value);
        }
        return isRefused;
    }

    /**
     * Keeps the next refresh token, in memory and in the store.
     *
     * @throws DingTalkCalendarException if the store fails
     */
    void remember(String next, SharedFetch<?> shared) throws DingTalkCalendarException {
        latest = next;
        RefreshTokenStore store = app.refreshTokens();
        if (store != null) {
            shared.<@Nullable Object>ask("refreshTokenStore", () -> {
                store.save(next);
                return null;
            });
            storedBefore = next;
        }
    }

    private boolean isUsable(@Nullable String value) {
        return value != null && !value.isBlank() && !refused.contains(value);
    }
}
