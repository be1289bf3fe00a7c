// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar;

import io.github.cameldingtalk.calendar.client.InvalidInputException;
import io.github.cameldingtalk.calendar.client.oauth2.App;
import io.github.cameldingtalk.calendar.client.oauth2.App.EnterpriseApp;
import io.github.cameldingtalk.calendar.client.oauth2.App.InternalApp;
import io.github.cameldingtalk.calendar.client.oauth2.App.PersonalApp;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Tells from the options that are set which type of app is meant, and refuses what contradicts itself or lacks a part. */
final class AppTypes {

    private AppTypes() {}

    /**
     * The app for an organisation.
     *
     * @return {@code null} if the tokens come from elsewhere
     * @throws IllegalArgumentException in one sentence that names the options
     */
    static @Nullable Function<@Nullable String, App> of(DingTalkCalendarConfiguration options) {
        String id = options.getClientId();
        String secret = options.getClientSecret();
        boolean isEnterprise = options.getSuiteTicketSupplier() != null;
        boolean isPersonal = options.getRefreshToken() != null
                || options.getRefreshTokenStore() != null
                || options.getAuthorizationCodeSupplier() != null;
        refuse(
                options.getAccessToken() != null && options.getAccessTokenProvider() != null,
                "accessToken and accessTokenProvider are both set: set the one that is meant");
        if (id == null && secret == null) {
            refuse(
                    isPersonal,
                    "refreshToken, refreshTokenStore and authorizationCodeSupplier need clientId and clientSecret");
            return null;
        }
        refuse(
                id == null || secret == null || id.isBlank() || secret.isBlank(),
                "clientId and clientSecret belong together, and one of them is not set");
        refuse(
                options.getAccessToken() != null,
                "accessToken and clientId are both set: set accessToken for a token from elsewhere, or clientId and"
                        + " clientSecret to have tokens fetched");
        refuse(
                options.getAccessTokenProvider() != null,
                "accessTokenProvider and clientId are both set, the one perhaps from the registry (autowiredEnabled): set the"
                        + " one that is meant");
        refuse(
                isEnterprise && isPersonal,
                "suiteTicketSupplier is for a third-party enterprise app, and refreshToken, refreshTokenStore and"
                        + " authorizationCodeSupplier are for a third-party personal app: set those of one");
        refuse(
                options.getCorpId() != null && !isEnterprise,
                "corpId is for a third-party enterprise app, which needs a suiteTicketSupplier too");
        String clientId = Objects.requireNonNull(id);
        String clientSecret = Objects.requireNonNull(secret);
        if (isEnterprise) {
            return corpId -> enterprise(options, clientId, clientSecret, corpId);
        }
        App app = isPersonal
                ? new PersonalApp(
                        clientId,
                        clientSecret,
                        options.getRefreshToken(),
                        options.getRefreshTokenStore(),
                        options.getAuthorizationCodeSupplier())
                : new InternalApp(clientId, clientSecret);
        return corpId -> app;
    }

    private static App enterprise(
            DingTalkCalendarConfiguration options, String clientId, String clientSecret, @Nullable String corpId) {
        if (corpId == null || corpId.isBlank()) {
            throw new InvalidInputException("there is no corpId, and a third-party enterprise app has a token for each"
                    + " organisation: set the option corpId, or the header " + DingTalkCalendarConstants.CORP_ID);
        }
        return new EnterpriseApp(
                clientId, clientSecret, corpId, Objects.requireNonNull(options.getSuiteTicketSupplier()));
    }

    /**
     * Forgets the component's way to a token, if an endpoint's own options name another: an endpoint with an accessToken of
     * its own is no contradiction to a component that has an app.
     */
    static void preferOwn(DingTalkCalendarConfiguration options, Collection<String> own) {
        boolean token = own.contains("accessToken");
        boolean provider = own.contains("accessTokenProvider");
        boolean app = !Collections.disjoint(
                own,
                List.of(
                        "clientId",
                        "clientSecret",
                        "suiteTicketSupplier",
                        "refreshToken",
                        "refreshTokenStore",
                        "authorizationCodeSupplier"));
        if (token || provider) {
            options.setClientId(null);
            options.setClientSecret(null);
            options.setSuiteTicketSupplier(null);
            options.setRefreshToken(null);
            options.setRefreshTokenStore(null);
            options.setAuthorizationCodeSupplier(null);
        }
        if (token || app) {
            options.setAccessTokenProvider(null);
        }
        if (provider || app) {
            options.setAccessToken(null);
        }
    }

    private static void refuse(boolean wrong, String sentence) {
        if (wrong) {
            throw new IllegalArgumentException(sentence);
        }
    }
}
