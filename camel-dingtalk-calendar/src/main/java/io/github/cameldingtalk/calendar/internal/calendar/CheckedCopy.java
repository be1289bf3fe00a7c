// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar.internal.calendar;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Copies JSON token by token, and checks each field against the type that the API accepts. */
final class CheckedCopy {

    private final JsonParser in;
    private final JsonGenerator out;
    private final boolean failOnUnknownFields;
    private final List<String> requiredWithValue = new ArrayList<>();

    CheckedCopy(JsonParser in, JsonGenerator out, boolean failOnUnknownFields) {
        this.in = in;
        this.out = out;
        this.failOnUnknownFields = failOnUnknownFields;
    }

    /**
     * Copies the whole document.
     *
     * @throws IllegalArgumentException if the document is not an object of these fields; the message names the field
     */
    void copyDocument(Fields fields) throws IOException {
        JsonToken first = in.nextToken();
        if (first == null || first == JsonToken.NOT_AVAILABLE) {
            throw new IllegalArgumentException("the body is empty. Check whether a stream was read before. A JSON"
                    + " object without fields is {}");
        }
        if (first != JsonToken.START_OBJECT) {
            throw new IllegalArgumentException("the body must be a JSON object, but is " + described(first));
        }
        copyObject("", fields);
        if (in.nextToken() != null) {
            throw new IllegalArgumentException("the body has more text after the end of its JSON object");
        }
    }

    /** Whether the document has this required field, with a value that is not null. */
    boolean hasValue(String required) {
        return requiredWithValue.contains(required);
    }

    private void copyObject(String parent, Fields fields) throws IOException {
        int met = 0;
        out.writeStartObject();
        while (in.nextToken() == JsonToken.FIELD_NAME) {
            String name = in.currentName();
            int index = fields.indexOf(name);
            int bit = index < 0 ? 0 : 1 << index;
            if ((met & bit) != 0) {
                throw new JsonParseException(in, "Duplicate field '" + parent + name + "'");
            }
            met |= bit;
            out.writeFieldName(name);
            boolean isNull = in.nextToken() == JsonToken.VALUE_NULL;
            if (!isNull && fields.required().contains(name)) {
                requiredWithValue.add(name);
            }
            if (index < 0) {
                copyUnknown(parent, name, fields);
            } else if (isNull) {
                // What a null does to a field is not documented, so the service decides.
                out.writeNull();
            } else {
                copyKnown(parent, fields.get(index));
            }
        }
        out.writeEndObject();
    }

    private void copyKnown(String parent, Field field) throws IOException {
        String path = parent + field.name();
        switch (field.type()) {
            case STRING -> copyScalar(JsonToken.VALUE_STRING, path, "a string");
            case INTEGER -> copyScalar(JsonToken.VALUE_NUMBER_INT, path, "a whole number");
            case BOOLEAN -> {
                if (!in.currentToken().isBoolean()) {
                    throw wrongType(path, "true or false");
                }
                out.copyCurrentEvent(in);
            }
            case STRINGS -> copyArray(
                    path, "strings", element -> copyScalar(JsonToken.VALUE_STRING, element, "a string"));
            case OBJECT -> copyObject(path, field);
            case OBJECTS -> copyArray(path, "objects", element -> copyObject(element, field));
            case STRING_MAP -> copyStringMap(path);
        }
    }

    private void copyScalar(JsonToken required, String path, String type) throws IOException {
        require(required, path, type);
        if (required == JsonToken.VALUE_NUMBER_INT) {
            out.writeNumber(in.getText());
        } else {
            out.copyCurrentEvent(in);
        }
    }

    private void copyObject(String path, Field field) throws IOException {
        require(JsonToken.START_OBJECT, path, "an object");
        copyObject(path + ".", Objects.requireNonNull(field.fields()));
    }

    @FunctionalInterface
    private interface Element {
        void copy(String path) throws IOException;
    }

    private void copyArray(String path, String types, Element element) throws IOException {
        require(JsonToken.START_ARRAY, path, "an array of " + types);
        out.writeStartArray();
        for (int i = 0; in.nextToken() != JsonToken.END_ARRAY; i++) {
            element.copy(path + "[" + i + "]");
        }
        out.writeEndArray();
    }

    private void copyStringMap(String path) throws IOException {
        require(JsonToken.START_OBJECT, path, "an object");
        Set<String> names = new HashSet<>();
        out.writeStartObject();
        while (in.nextToken() == JsonToken.FIELD_NAME) {
            String name = in.currentName();
            if (!names.add(name)) {
                throw new JsonParseException(in, "Duplicate field '" + path + "." + name + "'");
            }
            out.writeFieldName(name);
            in.nextToken();
            copyScalar(JsonToken.VALUE_STRING, path + "." + name, "a string");
        }
        out.writeEndObject();
    }

    private void copyUnknown(String parent, String name, Fields fields) throws IOException {
        if (failOnUnknownFields) {
            throw new IllegalArgumentException("the API has no field '" + parent + name + "' here. The fields are "
                    + fields.names() + ". To send it nevertheless, set failOnUnknownFields=false");
        }
        copyStructure(in, out);
    }

    /** Copies a value with all that is in it. */
    static void copyStructure(JsonParser in, JsonGenerator out) throws IOException {
        int depth = 0;
        do {
            JsonToken token = in.currentToken();
            if (token == null) {
                throw new JsonParseException(in, "there is no value");
            }
            depth += token.isStructStart() ? 1 : token.isStructEnd() ? -1 : 0;
            if (token.isNumeric()) {
                // The digits as they are, because no type of Java keeps all of 1e400, 1.10 and -0.0.
                out.writeNumber(in.getText());
            } else {
                out.copyCurrentEvent(in);
            }
        } while (depth > 0 && in.nextToken() != null);
    }

    private void require(JsonToken required, String path, String type) {
        if (in.currentToken() != required) {
            throw wrongType(path, type);
        }
    }

    private IllegalArgumentException wrongType(String path, String type) {
        return new IllegalArgumentException(path + " must be " + type + ", but is " + described(in.currentToken()));
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
