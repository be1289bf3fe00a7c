// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar.client.oauth2;

import io.github.cameldingtalk.calendar.DingTalkCalendarException;
import io.github.cameldingtalk.calendar.client.ApiClient;
import io.github.cameldingtalk.calendar.client.TokenAnswer;
import io.github.cameldingtalk.calendar.token.AuthorizationCodeSupplier;
import io.github.cameldingtalk.calendar.token.RefreshTokenStore;
import io.github.cameldingtalk.calendar.token.SuiteTicketSupplier;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An app in whose name tokens are fetched. Apps that are equal share their token. */
public sealed interface App {

    /** Makes ready to fetch. What is to be remembered from one fetch to the next is in what this gives. */
    Fetch fetch();

    /** Fetches a token. One fetch at a time. */
    interface Fetch {
        TokenAnswer from(ApiClient client) throws DingTalkCalendarException;
    }

    /** An internal app. Its clientId and clientSecret were called AppKey and AppSecret. */
    record InternalApp(String clientId, String clientSecret) implements App {

        @Override
        public Fetch fetch() {
            TokenRequest request = new TokenRequest(
                    "oauth2/accessToken", Map.of("appKey", clientId, "appSecret", clientSecret), List.of(clientSecret));
            return request::send;
        }

        @Override
        public String toString() {
            return "internal app " + clientId;
        }
    }

    /**
     * A third-party enterprise app in the name of an organisation. Its clientId and clientSecret are also called SuiteKey
     * and SuiteSecret.
     */
    record EnterpriseApp(String clientId, String clientSecret, String corpId, SuiteTicketSupplier suiteTickets)
            implements App {

        @Override
        public Fetch fetch() {
            return client -> {
                String ticket = suiteTickets.getSuiteTicket();
                if (ticket == null || ticket.isBlank()) {
                    throw TokenRequest.impossible(
                            "oauth2/corpAccessToken",
                            "the suiteTicketSupplier has no suite ticket yet; DingTalk pushes one about every five hours");
                }
                return new TokenRequest(
                                "oauth2/corpAccessToken",
                                Map.of(
                                        "suiteKey", clientId,
                                        "suiteSecret", clientSecret,
                                        "authCorpId", corpId,
                                        "suiteTicket", ticket),
                                List.of(clientSecret, ticket))
                        .send(client);
            };
        }

        @Override
        public String toString() {
            return "third-party enterprise app " + clientId + " for " + corpId;
        }
    }

    /**
     * A third-party personal app in the name of a user.
     *
     * @param refreshToken       the one to begin with
     * @param refreshTokens      where the next ones are kept; {@code null} for in memory
     * @param authorizationCodes where to begin if there is no refresh token
     */
    record PersonalApp(
            String clientId,
            String clientSecret,
            @Nullable String refreshToken,
            @Nullable RefreshTokenStore refreshTokens,
            @Nullable AuthorizationCodeSupplier authorizationCodes)
            implements App {

        @Override
        public Fetch fetch() {
            return new PersonalFetch(this);
        }

        @Override
        public String toString() {
            return "third-party personal app " + clientId;
        }
    }
}
