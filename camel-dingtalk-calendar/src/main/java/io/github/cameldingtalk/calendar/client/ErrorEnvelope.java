// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar.client;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * DingTalk's error envelope. Its keys were seen all in lower case; the gateway and the SDK also know {@code Code},
 * {@code Message}, {@code RequestId}, {@code AccessDeniedDetail} and {@code Description}, so their case is ignored.
 *
 * @param isBlock whether it is the answer to an address that is blocked: {@code {"status":1111,…,"punish":"deny"}}
 */
record ErrorEnvelope(
        @Nullable String code,
        @Nullable String message,
        @Nullable String requestId,
        List<String> requiredScopes,
        boolean isBlock) {

    private static final int MOST_SCOPES = 20;

    /** Reads what may be an envelope. {@code null} if it is not a JSON object. */
    static @Nullable ErrorEnvelope read(byte[] body) {
        JsonNode json;
        try {
            json = JsonBinding.MAPPER.readTree(body);
        } catch (IOException e) {
            return null;
        }
        if (json == null || !json.isObject()) {
            return null;
        }
        String message = text(json, "message");
        return new ErrorEnvelope(
                text(json, "code"),
                message != null ? message : text(json, "description"),
                text(json, "requestid"),
                scopes(json),
                json.path("status").asInt() == 1111 && json.has("punish"));
    }

    private static List<String> scopes(JsonNode json) {
        JsonNode detail = field(json, "accessdenieddetail");
        JsonNode scopes = detail == null ? null : field(detail, "requiredscopes");
        List<String> names = new ArrayList<>();
        if (scopes != null) {
            for (JsonNode scope : scopes) {
                if (names.size() < MOST_SCOPES) {
                    names.add(ServerText.clean(scope.asText(), 100, List.of()));
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
