// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar.internal.http;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * DingTalk's error envelope. The API page shows its keys in lower case. The gateway and the SDK also use {@code Code},
 * {@code Message}, {@code RequestId}, {@code AccessDeniedDetail} and {@code Description}, so the case is ignored.
 *
 * @param isBlock whether DingTalk has blocked the client's address: {@code {"status":1111,…,"punish":"deny"}}
 */
public record ErrorEnvelope(
        @Nullable String code,
        @Nullable String message,
        @Nullable String requestId,
        List<String> requiredScopes,
        boolean isBlock) {

    private static final int MAX_SCOPES = 20;
    private static final int MAX_SCOPE_LENGTH = 100;

    /** @return {@code null} if the body is not a JSON object */
    static @Nullable ErrorEnvelope read(byte[] body, List<String> secrets) {
        JsonNode json = JsonBinding.object(body);
        if (json == null) {
            return null;
        }
        String message = text(json, "message");
        return new ErrorEnvelope(
                text(json, "code"),
                message != null ? message : text(json, "description"),
                text(json, "requestid"),
                scopes(json, secrets),
                json.path("status").asInt() == 1111 && json.has("punish"));
    }

    private static List<String> scopes(JsonNode json, List<String> secrets) {
        JsonNode detail = field(json, "accessdenieddetail");
        JsonNode scopes = detail == null ? null : field(detail, "requiredscopes");
        List<String> names = new ArrayList<>();
        if (scopes != null) {
            for (JsonNode scope : scopes) {
                String name = scope.isTextual() ? ServerText.clean(scope.textValue(), MAX_SCOPE_LENGTH, secrets) : "";
                if (names.size() < MAX_SCOPES && !name.isEmpty()) {
                    names.add(name);
                }
            }
        }
        return names;
    }

    private static @Nullable String text(JsonNode json, String name) {
        JsonNode value = field(json, name);
        return value == null || !value.isValueNode() || value.isNull() ? null : value.asText();
    }

    private static @Nullable JsonNode field(JsonNode json, String name) {
        for (Map.Entry<String, JsonNode> field : json.properties()) {
            if (field.getKey().equalsIgnoreCase(name)) {
                return field.getValue();
            }
        }
        return null;
    }
}
