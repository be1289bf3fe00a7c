// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar.internal.calendar;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Copies JSON token by token, and checks each field against what the API takes. */
final class CheckedCopy {

    private final JsonParser in;
    private final JsonGenerator out;
    private final boolean failOnUnknownFields;

    CheckedCopy(JsonParser in, JsonGenerator out, boolean failOnUnknownFields) {
        this.in = in;
        this.out = out;
        this.failOnUnknownFields = failOnUnknownFields;
    }

    /**
     * Copies the whole document.
     *
     * @return the required fields that are missing or null
     * @throws IllegalArgumentException if the document is not an object of these fields; the message names the field
     */
    List<String> copyDocument(Fields fields) throws IOException {
        JsonToken first = in.nextToken();
        if (first == null || first == JsonToken.NOT_AVAILABLE) {
            throw new IllegalArgumentException(
                    "the body is empty. Check for a stream that was read before. To send an update of no field, give {}");
        }
        if (first != JsonToken.START_OBJECT) {
            throw new IllegalArgumentException("the body must be a JSON object, but is " + described(first));
        }
        List<String> missing = copyObject("", fields);
        if (in.nextToken() != null) {
            throw new IllegalArgumentException("the body has more text after the end of its JSON object");
        }
        return missing;
    }

    private List<String> copyObject(String parent, Fields fields) throws IOException {
        List<String> missing = fields.required();
        out.writeStartObject();
        while (in.nextToken() == JsonToken.FIELD_NAME) {
            String name = in.currentName();
            out.writeFieldName(name);
            Field field = fields.find(name);
            boolean isNull = in.nextToken() == JsonToken.VALUE_NULL;
            if (!isNull) {
                missing.remove(name);
            }
            if (field == null) {
                copyUnknown(parent + name, fields);
            } else if (isNull) {
                // What a null does to a field is not documented, so the service decides.
                out.writeNull();
            } else {
                copyKnown(parent + name, field);
            }
        }
        out.writeEndObject();
        return missing;
    }

    private void copyKnown(String path, Field field) throws IOException {
        switch (field.type()) {
            case STRING -> copyString(path);
            case STRINGS -> copyStrings(path);
            case OBJECT -> {
                require(path, "an object", JsonToken.START_OBJECT);
                if (field.fields() != null) {
                    copyObject(path + ".", field.fields());
                }
            }
        }
    }

    private void copyString(String path) throws IOException {
        require(path, "a string", JsonToken.VALUE_STRING);
        out.copyCurrentEvent(in);
    }

    private void copyStrings(String path) throws IOException {
        require(path, "an array of strings", JsonToken.START_ARRAY);
        out.writeStartArray();
        for (int i = 0; in.nextToken() != JsonToken.END_ARRAY; i++) {
            if (in.currentToken() != JsonToken.VALUE_STRING) {
                require(path + "[" + i + "]", "a string", JsonToken.VALUE_STRING);
            }
            out.copyCurrentEvent(in);
        }
        out.writeEndArray();
    }

    private void copyUnknown(String path, Fields fields) throws IOException {
        if (failOnUnknownFields) {
            throw new IllegalArgumentException("'" + path + "' is not a field that the API knows here. The fields are "
                    + fields.names() + ". To send it nevertheless, set failOnUnknownFields=false");
        }
        // copyCurrentStructure would convert numbers to double.
        int depth = 0;
        do {
            JsonToken token = in.currentToken();
            depth += token.isStructStart() ? 1 : token.isStructEnd() ? -1 : 0;
            out.copyCurrentEventExact(in);
        } while (depth > 0 && in.nextToken() != null);
    }

    private void require(String path, String type, JsonToken required) {
        if (in.currentToken() != required) {
            throw new IllegalArgumentException(path + " must be " + type + ", but is " + described(in.currentToken()));
        }
    }

    private static String described(@Nullable JsonToken token) {
        if (token == null) {
            return "nothing";
        }
        return switch (token) {
            case START_OBJECT -> "an object";
            case START_ARRAY -> "an array";
            case VALUE_STRING -> "a string";
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> "a number";
            case VALUE_TRUE, VALUE_FALSE -> "a Boolean";
            case VALUE_NULL -> "null";
            default -> "something else";
        };
    }
}
