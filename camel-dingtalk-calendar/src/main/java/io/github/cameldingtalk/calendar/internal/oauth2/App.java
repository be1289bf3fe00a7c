// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar.internal.oauth2;

import io.github.cameldingtalk.calendar.api.DingTalkCalendarException;
import io.github.cameldingtalk.calendar.internal.http.ApiClient;
import io.github.cameldingtalk.calendar.token.AuthorizationCodeSupplier;
import io.github.cameldingtalk.calendar.token.RefreshTokenStore;
import io.github.cameldingtalk.calendar.token.SuiteTicketSupplier;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An app of DingTalk for which access tokens are fetched. Apps that are equal share their token. */
public sealed interface App {

    /** The token API of the app, behind {@code /v1.0/}: the operation in exceptions. */
    String api();

    /** The kind of the app, for logs and consoles. */
    String kind();

    String clientId();

    /** The organization that the app is used for, or {@code null} if it has one only. */
    default @Nullable String corpId() {
        return null;
    }

    /** Creates a fetcher. It keeps the last refresh token for the next request. */
    Fetch fetch();

    /** Fetches access tokens, one at a time. */
    interface Fetch {

        /** @param shared asks the suppliers and the store of the application */
        AccessToken from(ApiClient client, SharedFetch<?> shared) throws DingTalkCalendarException;
    }

    /** An internal app. DingTalk also calls its clientId AppKey, and its clientSecret AppSecret. */
    record InternalApp(String clientId, String clientSecret) implements App {

        @Override
        public String api() {
            return "oauth2/accessToken";
        }

        @Override
        public Fetch fetch() {
            TokenRequest request = new TokenRequest(
                    api(), true, Map.of("appKey", clientId, "appSecret", clientSecret), List.of(clientSecret));
            return (client, shared) -> request.send(client).accessToken();
        }

        @Override
        public String kind() {
            return "internal app";
        }

        @Override
        public String toString() {
            return kind() + " " + clientId;
        }
    }

    /**
     * A third-party enterprise app, for one organization. DingTalk also calls its clientId SuiteKey, and its clientSecret
     * SuiteSecret.
     */
    record EnterpriseApp(String clientId, String clientSecret, String corpId, SuiteTicketSupplier suiteTickets)
            implements App {

        @Override
        public String api() {
            return "oauth2/corpAccessToken";
        }

        @Override
        public Fetch fetch() {
            return (client, shared) -> {
                String ticket = shared.ask("suiteTicketSupplier", suiteTickets::getSuiteTicket);
                if (ticket == null || ticket.isBlank()) {
                    throw TokenRequest.notSent(
                            api(),
                            "the suiteTicketSupplier has no suite ticket yet; DingTalk pushes a ticket about every five"
                                    + " hours",
                            null);
                }
                return new TokenRequest(
                                api(),
                                true,
                                Map.of(
                                        "suiteKey", clientId,
                                        "suiteSecret", clientSecret,
                                        "authCorpId", corpId,
                                        "suiteTicket", ticket),
                                List.of(clientSecret, ticket))
                        .send(client)
                        .accessToken();
            };
        }

        @Override
        public String kind() {
            return "third-party enterprise app";
        }

        @Override
        public String toString() {
            return kind() + " " + clientId + " for " + corpId;
        }
    }

    /**
     * A third-party personal app, for one user.
     *
     * @param refreshToken       the first refresh token
     * @param refreshTokens      where the next refresh tokens are kept; {@code null} for in memory
     * @param authorizationCodes used if there is no refresh token
     */
    record PersonalApp(
            String clientId,
            String clientSecret,
            @Nullable String refreshToken,
            @Nullable RefreshTokenStore refreshTokens,
            @Nullable AuthorizationCodeSupplier authorizationCodes)
            implements App {

        @Override
        public String api() {
            return "oauth2/userAccessToken";
        }

        @Override
        public Fetch fetch() {
            return new PersonalFetch(this);
        }

        @Override
        public String kind() {
            return "third-party personal app";
        }

        @Override
        public String toString() {
            return kind() + " " + clientId;
        }
    }
}
