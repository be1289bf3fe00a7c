// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar.emulator;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Finds the app that makes a call: by the access token, or by the credentials in a request for a token. */
final class Callers {

    /** The names of an app in the requests for a token. */
    private static final List<String> APP_FIELDS = List.of("appKey", "suiteKey", "clientId", "client_id");

    private final Apps apps;
    private final TokenStore tokens;

    Callers(Apps apps, TokenStore tokens) {
        this.apps = apps;
        this.tokens = tokens;
    }

    /** The app that makes a call, or {@code null} if the token is not accepted or there is no such app. */
    @Nullable
    Caller of(ReceivedRequest request) {
        ApiOperation operation = request.operation().orElse(null);
        return operation != null && operation.issuesToken()
                ? requestingToken(new ApiCall(operation, request))
                : holding(request.header("x-acs-dingtalk-access-token"));
    }

    private @Nullable Caller holding(@Nullable String token) {
        if (token == null || !tokens.isAccepted(token)) {
            return null;
        }
        IssuedToken issued = tokens.find(token);
        return issued == null
                ? new Caller(Apps.Type.INTERNAL, null, token)
                : caller(apps.type(issued.clientId()), issued.clientId(), issued.corpId());
    }

    private @Nullable Caller requestingToken(ApiCall call) {
        JsonNode fields;
        try {
            fields = call.json();
        } catch (ServiceErrorException e) {
            // The API responds with this error.
            return null;
        }
        for (String field : APP_FIELDS) {
            String clientId = fields.path(field).asText();
            Apps.Type type = apps.type(clientId);
            if (type != null) {
                String corpId = call.operation() == ApiOperation.TOKEN
                        ? call.pathVariable("corpId")
                        : fields.path("authCorpId").asText();
                return caller(type, clientId, corpId);
            }
        }
        return null;
    }

    private static Caller caller(Apps.@Nullable Type type, String clientId, @Nullable String corpId) {
        // Also the token of an internal app can be for an organization, but its limit is the app's.
        return type == Apps.Type.ENTERPRISE && corpId != null
                ? new Caller(type, clientId, corpId)
                : new Caller(type == null ? Apps.Type.INTERNAL : type, clientId, "");
    }
}
