// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar.internal.oauth2;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.github.cameldingtalk.calendar.internal.http.Json;
import java.io.IOException;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The fields of a token response, as far as they can be read. A refresh token can be used once, so the next refresh token
 * must be found even if the rest of the response is cut off or wrong. The case of the names is ignored, as in DingTalk's
 * error responses.
 */
final class TokenFields {

    private final Map<String, Field> fields = new HashMap<>();
    private boolean complete;

    private record Field(String text, boolean isString, boolean isAmbiguous) {}

    private TokenFields() {}

    static TokenFields read(byte[] body) {
        TokenFields read = new TokenFields();
        try (JsonParser in = Json.FACTORY.createParser(body)) {
            read.complete = in.nextToken() == JsonToken.START_OBJECT && read.addAll(in) && in.nextToken() == null;
        } catch (IOException e) {
            // What was read before remains, and the object is not complete.
            read.complete = false;
        }
        return read;
    }

    private boolean addAll(JsonParser in) throws IOException {
        while (in.nextToken() == JsonToken.FIELD_NAME) {
            String name = in.currentName().toLowerCase(Locale.ROOT);
            JsonToken value = in.nextToken();
            if (value == JsonToken.VALUE_STRING || value == JsonToken.VALUE_NUMBER_INT) {
                String text = in.getText();
                Field before = fields.get(name);
                boolean ambiguous = before != null && (before.isAmbiguous || !before.text.equals(text));
                fields.put(name, new Field(text, value == JsonToken.VALUE_STRING, ambiguous));
            }
            in.skipChildren();
        }
        return in.currentToken() == JsonToken.END_OBJECT;
    }

    /** Whether the body is one JSON object and nothing else. */
    boolean isObject() {
        return complete;
    }

    /** The text of a string, or {@code null}. The last value of a field that stands twice. */
    @Nullable
    String string(String name) {
        Field field = fields.get(name.toLowerCase(Locale.ROOT));
        return field != null && field.isString ? field.text : null;
    }

    /** The digits of a whole number, or the text of a string; or {@code null}. */
    @Nullable
    String number(String name) {
        Field field = fields.get(name.toLowerCase(Locale.ROOT));
        return field == null || field.isAmbiguous ? null : field.text.strip();
    }

    /** Whether a field stands twice, with different values. */
    boolean isAmbiguous(String name) {
        Field field = fields.get(name.toLowerCase(Locale.ROOT));
        return field != null && field.isAmbiguous;
    }
}
