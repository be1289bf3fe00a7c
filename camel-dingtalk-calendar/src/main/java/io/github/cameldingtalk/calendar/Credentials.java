// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar;

import io.github.cameldingtalk.calendar.internal.http.CredentialText;
import io.github.cameldingtalk.calendar.internal.oauth2.App;
import io.github.cameldingtalk.calendar.internal.oauth2.App.EnterpriseApp;
import io.github.cameldingtalk.calendar.internal.oauth2.App.InternalApp;
import io.github.cameldingtalk.calendar.internal.oauth2.App.PersonalApp;
import io.github.cameldingtalk.calendar.internal.pace.Pacing.Caller;
import io.github.cameldingtalk.calendar.token.AccessTokenProvider;
import io.github.cameldingtalk.calendar.token.AuthorizationCodeSupplier;
import io.github.cameldingtalk.calendar.token.RefreshTokenStore;
import io.github.cameldingtalk.calendar.token.SuiteTicketSupplier;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The options, of one place, that say whose access token a call carries. The places, in their order:
 *
 * <ol>
 *   <li>the header {@code CamelDingTalkCalendarAccessToken} of the message
 *   <li>the options of the endpoint
 *   <li>the options of the component
 * </ol>
 *
 * <p>The first place that has any of these options is used as a whole. Options of two places are never mixed. The
 * {@code corpId} is not one of them, because it only selects an organization. The header wins over the endpoint's option,
 * and the component's option belongs to the component's credentials.
 */
record Credentials(
        @Nullable String accessToken,
        @Nullable AccessTokenProvider accessTokenProvider,
        @Nullable String clientId,
        @Nullable String clientSecret,
        @Nullable SuiteTicketSupplier suiteTicketSupplier,
        @Nullable String refreshToken,
        @Nullable RefreshTokenStore refreshTokenStore,
        @Nullable AuthorizationCodeSupplier authorizationCodeSupplier) {

    static final Credentials NONE = new Credentials(null, null, null, null, null, null, null, null);

    /**
     * The credentials of an endpoint. They are in its URI, or in a bean that the URI names.
     *
     * @throws IllegalArgumentException if both have some
     */
    static Credentials ofOnePlace(Credentials uri, Credentials bean) {
        refuse(
                !uri.isNone() && !bean.isNone(),
                "the configuration bean and the URI both have credentials: set them in one of the two");
        return bean.isNone() ? uri : bean;
    }

    boolean isNone() {
        return equals(NONE);
    }

    private boolean isEnterprise() {
        return suiteTicketSupplier != null;
    }

    private boolean isPersonal() {
        return refreshToken != null || refreshTokenStore != null || authorizationCodeSupplier != null;
    }

    /**
     * Checks that the options belong together, and that their texts have no invisible character.
     *
     * @throws IllegalArgumentException in a sentence that names the options
     */
    void validate() {
        CredentialText.checked("accessToken", accessToken);
        CredentialText.checked("clientId", clientId);
        CredentialText.checked("clientSecret", clientSecret);
        CredentialText.checked("refreshToken", refreshToken);
        refuse(
                accessToken != null && accessTokenProvider != null,
                "accessToken and accessTokenProvider are both set: set only one of them");
        refuse(
                clientId == null && clientSecret == null && (isEnterprise() || isPersonal()),
                "suiteTicketSupplier, refreshToken, refreshTokenStore and authorizationCodeSupplier need clientId and"
                        + " clientSecret in the same place: all on the endpoint, or all on the component");
        refuse(
                clientId == null && clientSecret != null,
                "clientSecret is set, but clientId is not set: set both in the same place");
        refuse(
                clientId != null && clientSecret == null,
                "clientId is set, but clientSecret is not set: set both in the same place");
        refuse(
                accessToken != null && clientId != null,
                "accessToken and clientId are both set: set accessToken to use that token, or clientId and clientSecret to"
                        + " let the component fetch tokens");
        refuse(
                accessTokenProvider != null && clientId != null,
                "accessTokenProvider and clientId are both set: set only one of them");
        refuse(
                isEnterprise() && isPersonal(),
                "suiteTicketSupplier is for a third-party enterprise app; refreshToken, refreshTokenStore and"
                        + " authorizationCodeSupplier are for a third-party personal app: set those of one app only");
    }

    /**
     * Checks that there is a use for the option {@code corpId}.
     *
     * @throws IllegalArgumentException in a sentence that names the options
     */
    void validateCorpId(@Nullable String corpId) {
        CredentialText.checked("corpId", corpId);
        refuse(
                corpId != null && clientId != null && !isEnterprise(),
                "corpId is for a third-party enterprise app, but suiteTicketSupplier is not set");
    }

    /** Whether the component fetches the tokens. */
    boolean isApp() {
        return clientId != null;
    }

    /** Whether each organization has its own token, so that no token can be fetched without a {@code corpId}. */
    boolean needsCorpId() {
        return isEnterprise();
    }

    /**
     * Checks that there is a {@code corpId} if the app needs one.
     *
     * @throws IllegalArgumentException in a sentence that names the option and the header
     */
    void requireCorpId(@Nullable String corpId) {
        refuse(
                isEnterprise() && corpId == null,
                "there is no corpId, and a third-party enterprise app has a token for each organization: set the option"
                        + " corpId, or the header " + DingTalkCalendarConstants.CORP_ID);
    }

    /** The app for an organization. */
    App app(@Nullable String corpId) {
        if (clientId == null || clientSecret == null) {
            throw new IllegalStateException("there is no app in these credentials");
        }
        if (suiteTicketSupplier != null) {
            return new EnterpriseApp(
                    clientId,
                    clientSecret,
                    Objects.requireNonNull(corpId, "corpId"),
                    new TrimmedSuppliers.Tickets(suiteTicketSupplier));
        }
        return isPersonal()
                ? new PersonalApp(
                        clientId,
                        clientSecret,
                        refreshToken,
                        refreshTokenStore == null ? null : new TrimmedSuppliers.Store(refreshTokenStore),
                        authorizationCodeSupplier == null
                                ? null
                                : new TrimmedSuppliers.Codes(authorizationCodeSupplier))
                : new InternalApp(clientId, clientSecret);
    }

    /** Whose calls DingTalk counts together: those of an app, or those of a third-party enterprise app in one organization. */
    Caller caller(@Nullable String corpId) {
        return isApp() ? new Caller(clientId, isEnterprise() ? corpId : null) : Caller.UNKNOWN;
    }

    /** The kind of credentials, without any value. */
    String describe() {
        if (accessToken != null) {
            return "option accessToken";
        }
        if (accessTokenProvider != null) {
            return "option accessTokenProvider";
        }
        if (!isApp()) {
            return "none: each message brings its access token";
        }
        return isEnterprise()
                ? "third-party enterprise app"
                : isPersonal() ? "third-party personal app" : "internal app";
    }

    /** Without the secrets. */
    @Override
    public String toString() {
        return describe();
    }

    private static void refuse(boolean wrong, String sentence) {
        if (wrong) {
            throw new IllegalArgumentException(sentence);
        }
    }
}
