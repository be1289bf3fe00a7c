// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar.internal.http;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** Tells an error with the status of a success from a success. */
final class ErrorSigns {

    static final List<String> CODES = List.of("code", "errcode", "errorcode", "error");
    static final List<String> ERRORS = List.of("error", "errors");

    /** What may hold a code of an error in the response to an operation that has a result of its own. */
    private static final Set<String> WRAPPERS = Set.of("response", "result", "body", "data");

    private static final Set<String> SIGNS =
            Set.of("code", "errcode", "errorcode", "error", "errors", "punish", "success");

    /** Codes of a success. */
    private static final Pattern SUCCESS = Pattern.compile("(?i)\\s*|-?0+(\\.0+)?|200|ok|success|false");

    private ErrorSigns() {}

    /**
     * Whether a success may be an error in truth. Reads only the names of the fields, because most successes are none, and
     * loading {@link JsonBinding} takes longer than a call.
     */
    static boolean mayBeError(byte[] body) {
        try (JsonParser in = Json.FACTORY.createParser(body)) {
            int depth = 0;
            for (JsonToken token = in.nextToken(); token != null; token = in.nextToken()) {
                switch (token) {
                    case START_OBJECT -> {
                        depth++;
                        if (depth > 2) {
                            in.skipChildren();
                            depth--;
                        }
                    }
                    case END_OBJECT -> depth--;
                    case START_ARRAY -> in.skipChildren();
                    case FIELD_NAME -> {
                        if (SIGNS.contains(plain(in.currentName()))) {
                            return true;
                        }
                    }
                    default -> {}
                }
            }
            return false;
        } catch (IOException e) {
            // The reader of the operation rejects the body.
            return false;
        }
    }

    /** Whether this is DingTalk's response to an address that it has blocked. */
    static boolean isBlock(JsonNode json) {
        return json.path("status").asInt() == 1111 && json.has("punish");
    }

    /** Whether this is an error in spite of a status of 200. */
    static boolean isError(JsonNode json) {
        return isError(json, true);
    }

    private static boolean isError(JsonNode json, boolean nested) {
        for (Map.Entry<String, JsonNode> field : json.properties()) {
            String name = plain(field.getKey());
            JsonNode value = field.getValue();
            boolean isError = value.isContainerNode()
                    ? ERRORS.contains(name) && !value.isEmpty()
                            || nested && WRAPPERS.contains(name) && isError(value, false)
                    : (CODES.contains(name) || ERRORS.contains(name)) && !value.isNull() && !isSuccess(value.asText())
                            || name.equals("success") && value.isBoolean() && !value.booleanValue();
            if (isError) {
                return true;
            }
        }
        return false;
    }

    /** Whether a code says that there was no error. */
    static boolean isSuccess(String code) {
        return SUCCESS.matcher(code).matches();
    }

    /** The name of a field without its case, underscores and dashes. */
    static String plain(String name) {
        return name.toLowerCase(Locale.ROOT).replace("_", "").replace("-", "");
    }
}
