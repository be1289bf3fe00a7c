// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar.emulator;

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
            throw new ServiceErrorException(ServiceError.INVALID_SUITE_TICKET);
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
            throw new ServiceErrorException(ServiceError.INVALID_AUTH_INFO);
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
            throw new ServiceErrorException(ServiceError.INVALID_CLIENT);
        }
        if (!fields.path("grant_type").asText().equals("client_credentials")) {
            throw new ServiceErrorException(ServiceError.UNSUPPORTED_GRANT_TYPE);
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
        if (app == null || app.type() != type) {
            throw new ServiceErrorException(otherwise);
        }
        return app;
    }

    private static void requireAuthorization(App app, String corpId) {
        if (!app.corpIds().contains(corpId)) {
            throw new ServiceErrorException(ServiceError.INVALID_AUTH_INFO);
        }
    }

    private @Nullable Grant redeem(JsonNode fields) {
        return switch (fields.path("grantType").asText()) {
            case "authorization_code" -> grants.redeemCode(fields.path("code").asText());
            case "refresh_token" -> grants.redeemRefreshToken(
                    fields.path("refreshToken").asText());
            default -> throw new ServiceErrorException(ServiceError.UNSUPPORTED_GRANT_TYPE);
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
