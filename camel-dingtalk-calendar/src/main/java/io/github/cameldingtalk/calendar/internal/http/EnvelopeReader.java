// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar.internal.http;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Reads the error envelopes of DingTalk and of the gateways in front of DingTalk. The case of the keys, and their
 * underscores and dashes, do not count.
 *
 * <ul>
 *   <li>{@code code}, {@code message}, {@code requestid}: the envelope of the API, and of the gateway with capitals.
 *   <li>{@code errcode}, {@code errmsg}: the older API. An {@code errcode} of 0 is not an error.
 *   <li>{@code error}, {@code error_description}: OAuth 2.
 *   <li>{@code title}, {@code detail}: RFC 9457.
 *   <li>Each of them one level deeper, as in {@code {"error":{"code":…}}}, {@code {"errors":[…]}} and {@code [{…}]}.
 * </ul>
 */
final class EnvelopeReader {

    private static final int MAX_SCOPES = 20;
    private static final int MAX_SCOPE_LENGTH = 100;
    private static final int MAX_MESSAGES = 5;

    private static final List<String> MESSAGES =
            List.of("message", "errmsg", "errormsg", "errormessage", "errordescription", "description", "msg");

    /** A text with a space is a message: {@code {"error":"Bad Gateway"}}. */
    private static final Pattern SPACE = Pattern.compile("\\S\\s+\\S");

    private EnvelopeReader() {}

    /** @return {@code null} if the body is not a JSON object or an array of objects */
    static @Nullable ErrorEnvelope read(byte[] body, List<String> secrets) {
        JsonNode json = JsonBinding.tree(body);
        JsonNode top = json != null && json.isArray() ? firstObject(json) : json;
        if (top == null || !top.isObject()) {
            return null;
        }
        String code = code(top);
        String message = message(top);
        String requestId = text(top, "requestid");
        for (JsonNode nested : nested(top)) {
            code = code != null ? code : code(nested);
            message = message != null ? message : message(nested);
            requestId = requestId != null ? requestId : text(nested, "requestid");
        }
        return new ErrorEnvelope(
                code,
                message != null ? message : texts(top),
                requestId,
                scopes(top, secrets),
                ErrorSigns.isBlock(top),
                ErrorSigns.isBlock(top) || ErrorSigns.isError(top));
    }

    private static @Nullable String code(JsonNode json) {
        String success = null;
        for (String name : ErrorSigns.CODES) {
            String code = text(json, name);
            if (code == null || name.equals("error") && SPACE.matcher(code).find()) {
                continue;
            }
            if (!ErrorSigns.isSuccess(code)) {
                return code;
            }
            success = success != null ? success : code;
        }
        return success;
    }

    private static @Nullable String message(JsonNode json) {
        for (String name : MESSAGES) {
            String message = text(json, name);
            if (message != null) {
                return message;
            }
        }
        String title = text(json, "title");
        String detail = text(json, "detail");
        if (title != null && detail != null) {
            return title + ": " + detail;
        }
        if (title != null || detail != null) {
            return title != null ? title : detail;
        }
        String error = text(json, "error");
        return error != null && SPACE.matcher(error).find() ? error : null;
    }

    /** The objects one level deeper, those of {@code error} and {@code errors} first. */
    private static List<JsonNode> nested(JsonNode top) {
        List<JsonNode> nested = new ArrayList<>();
        for (String name : ErrorSigns.ERRORS) {
            addObjects(nested, field(top, name));
        }
        for (JsonNode value : top) {
            addObjects(nested, value);
        }
        return nested;
    }

    private static void addObjects(List<JsonNode> objects, @Nullable JsonNode value) {
        JsonNode object = value != null && value.isArray() ? firstObject(value) : value;
        if (object != null && object.isObject()) {
            objects.add(object);
        }
    }

    private static @Nullable JsonNode firstObject(JsonNode array) {
        for (JsonNode element : array) {
            if (element.isObject()) {
                return element;
            }
        }
        return null;
    }

    /** The texts of {@code {"errors":["…","…"]}}. */
    private static @Nullable String texts(JsonNode top) {
        JsonNode errors = field(top, "errors");
        if (errors == null || !errors.isArray()) {
            return null;
        }
        String texts = errors.valueStream()
                .filter(JsonNode::isTextual)
                .limit(MAX_MESSAGES)
                .map(JsonNode::textValue)
                .collect(Collectors.joining("; "));
        return texts.isEmpty() ? null : texts;
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
            if (ErrorSigns.plain(field.getKey()).equals(name)) {
                return field.getValue();
            }
        }
        return null;
    }
}
