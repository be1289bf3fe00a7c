// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar.emulator;

import static io.github.cameldingtalk.calendar.emulator.ServiceErrorException.require;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.cameldingtalk.calendar.emulator.Apps.App;
import io.github.cameldingtalk.calendar.emulator.Grants.Grant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The operations that issue access tokens. */
final class TokenApi {

    /** The tokens of all organizations are kept. */
    private static final int MAX_CORP_ID_LENGTH = 1_000;

    private final Apps apps;
    private final Grants grants;
    private final Users users;
    private final TokenStore tokens;
    private final ServiceSettings settings;

    TokenApi(Apps apps, Grants grants, Users users, TokenStore tokens, ServiceSettings settings) {
        this.apps = apps;
        this.grants = grants;
        this.users = users;
        this.tokens = tokens;
        this.settings = settings;
    }

    /** Issues a token for an internal app. Within the lifetime of a token, the same token is issued again, prolonged. */
    EmulatedResponse.Http internal(ApiCall call) {
        JsonNode fields = call.json();
        String appKey = fields.path("appKey").asText();
        requireApp(Apps.Type.INTERNAL, appKey, fields.path("appSecret"), ServiceError.INVALID_CLIENT_ID_OR_SECRET);
        String value = tokens.acceptedValueOf(appKey).orElseGet(() -> newValue("internal"));
        tokens.issue(value, appKey, null, null);
        return ServiceResponse.of(json(value));
    }

    /** Issues a new token for a third-party enterprise app. {@link Rules} decides whether the last token stays valid. */
    EmulatedResponse.Http enterprise(ApiCall call) {
        JsonNode fields = call.json();
        String suiteKey = fields.path("suiteKey").asText();
        String corpId = fields.path("authCorpId").asText();
        App app =
                requireApp(Apps.Type.ENTERPRISE, suiteKey, fields.path("suiteSecret"), ServiceError.INVALID_SUITE_KEY);
        if (!app.suiteTicket().equals(fields.path("suiteTicket").asText())) {
            throw new ServiceErrorException(
                    ServiceError.INVALID_SUITE_TICKET, "The suite ticket is not that of the app " + suiteKey + ".");
        }
        requireAuthorization(app, corpId);
        if (!settings.rules().oldCorpTokenStaysValid()) {
            tokens.revokeOf(suiteKey, corpId);
        }
        String value = newValue("corp");
        tokens.issue(value, suiteKey, corpId, null);
        return ServiceResponse.of(json(value));
    }

    /** Issues a token for a third-party personal app, in exchange for an authorization code or a refresh token. */
    EmulatedResponse.Http personal(ApiCall call) {
        JsonNode fields = call.json();
        String clientId = fields.path("clientId").asText();
        requireApp(Apps.Type.PERSONAL, clientId, fields.path("clientSecret"), ServiceError.INVALID_CLIENT_ID_OR_SECRET);
        Grant grant = redeem(fields);
        if (grant == null || !grant.clientId().equals(clientId)) {
            throw new ServiceErrorException(
                    ServiceError.INVALID_AUTH_INFO,
                    "The authorization code or refresh token is unknown, was used before, or is for another app.");
        }
        String refreshToken = grants.newRefreshToken(grant);
        String value = newValue("user");
        tokens.issue(value, clientId, null, grant.unionId());
        ObjectNode response = json(value).put("refreshToken", refreshToken);
        Optional.ofNullable(grant.corpId())
                .or(() -> users.firstCorpId(grant.unionId()))
                .ifPresent(corpId -> response.put("corpId", corpId));
        return ServiceResponse.of(response);
    }

    /** Issues a token for an internal or a third-party enterprise app. The field names differ from the other operations. */
    EmulatedResponse.Http unified(ApiCall call) {
        JsonNode fields = call.json();
        String clientId = fields.path("client_id").asText();
        String corpId = call.pathVariable("corpId");
        App app = apps.find(clientId, fields.path("client_secret"));
        if (app == null || app.type() == Apps.Type.PERSONAL) {
            throw new ServiceErrorException(
                    ServiceError.INVALID_CLIENT,
                    app == null ? apps.whyNotFound(clientId) : "A third-party personal app has no such token.");
        }
        if (!fields.path("grant_type").asText().equals("client_credentials")) {
            throw new ServiceErrorException(
                    ServiceError.UNSUPPORTED_GRANT_TYPE, "The field grant_type must be client_credentials.");
        }
        if (corpId.length() > MAX_CORP_ID_LENGTH) {
            throw new ServiceErrorException(ServiceError.INVALID_AUTH_INFO);
        }
        if (app.type() == Apps.Type.ENTERPRISE) {
            requireAuthorization(app, corpId);
        }
        String value = newValue("unified");
        tokens.issue(value, clientId, corpId, null);
        return ServiceResponse.of(JsonNodeFactory.instance
                .objectNode()
                .put("access_token", value)
                .put("expires_in", settings.tokenLifetime().toSeconds()));
    }

    private App requireApp(Apps.Type type, String clientId, JsonNode clientSecret, ServiceError otherwise) {
        App app = apps.find(clientId, clientSecret);
        if (app == null) {
            throw new ServiceErrorException(otherwise, apps.whyNotFound(clientId));
        }
        require(app.type() == type, otherwise, "The app " + clientId + " is of another type, " + app.type() + ".");
        return app;
    }

    private static void requireAuthorization(App app, String corpId) {
        require(
                app.corpIds().contains(corpId),
                ServiceError.INVALID_AUTH_INFO,
                "The organization " + corpId + " has not authorized the app " + app.clientId() + ". "
                        + KnownIds.text("organizations", app.corpIds()));
    }

    private @Nullable Grant redeem(JsonNode fields) {
        return switch (fields.path("grantType").asText()) {
            case "authorization_code" -> grants.redeemCode(fields.path("code").asText());
            case "refresh_token" -> grants.redeemRefreshToken(
                    fields.path("refreshToken").asText());
            default -> throw new ServiceErrorException(
                    ServiceError.UNSUPPORTED_GRANT_TYPE,
                    "The field grantType must be authorization_code or refresh_token.");
        };
    }

    private ObjectNode json(String accessToken) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("accessToken", accessToken)
                .put("expireIn", settings.tokenLifetime().toSeconds());
    }

    private static String newValue(String kind) {
        return kind + "-" + UUID.randomUUID();
    }
}
