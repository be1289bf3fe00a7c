// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar.client;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Copies the JSON of a calendar's fields, token by token, while each field is held against what the API takes. */
final class CheckedCopy {

    private final JsonParser in;
    private final JsonGenerator out;
    private final boolean failOnUnknownFields;

    CheckedCopy(JsonParser in, JsonGenerator out, boolean failOnUnknownFields) {
        this.in = in;
        this.out = out;
        this.failOnUnknownFields = failOnUnknownFields;
    }

    /** Gives a bit for each of {@link CalendarBody#FIELDS} that is there and not null. */
    int copyDocument() throws IOException {
        JsonToken first = in.nextToken();
        if (first == null || first == JsonToken.NOT_AVAILABLE) {
            throw new InvalidInputException(
                    "the body is empty: a stream that was read already, perhaps; to send an update of nothing, give {}");
        }
        if (first != JsonToken.START_OBJECT) {
            throw new InvalidInputException("the body must be a JSON object, but is " + described(first));
        }
        int given = copyFields();
        if (in.nextToken() != null) {
            throw new InvalidInputException("the body has something behind the end of its JSON object");
        }
        return given;
    }

    private int copyFields() throws IOException {
        int met = 0;
        int given = 0;
        out.writeStartObject();
        while (in.nextToken() == JsonToken.FIELD_NAME) {
            String field = in.currentName();
            int bit = bitOf(field, CalendarBody.FIELDS, met);
            met |= bit;
            out.writeFieldName(field);
            if (in.nextToken() != JsonToken.VALUE_NULL) {
                given |= bit;
            }
            switch (field) {
                case "name", "description" -> copyText(field);
                case "managers" -> copyTexts("", field);
                case "subscribeScope" -> copyScope();
                default -> copyUnknown(field, CalendarBody.FIELDS);
            }
        }
        out.writeEndObject();
        return given;
    }

    private void copyScope() throws IOException {
        if (copiedNull()) {
            return;
        }
        require("subscribeScope", "an object", in.currentToken(), JsonToken.START_OBJECT);
        int met = 0;
        out.writeStartObject();
        while (in.nextToken() == JsonToken.FIELD_NAME) {
            String field = in.currentName();
            int bit = bitOf(field, CalendarBody.SCOPE_FIELDS, met);
            met |= bit;
            out.writeFieldName(field);
            in.nextToken();
            if (bit != 0) {
                copyTexts("subscribeScope.", field);
            } else {
                copyUnknown("subscribeScope." + field, CalendarBody.SCOPE_FIELDS);
            }
        }
        out.writeEndObject();
    }

    /** The bit that stands for a field, or 0 for one that is not known. */
    private int bitOf(String field, List<String> known, int met) throws JsonParseException {
        int index = known.indexOf(field);
        int bit = index < 0 ? 0 : 1 << index;
        if ((met & bit) != 0) {
            throw new JsonParseException(in, "Duplicate field '" + field + "'");
        }
        return bit;
    }

    private void copyUnknown(String field, List<String> known) throws IOException {
        if (failOnUnknownFields) {
            throw new InvalidInputException("'" + field + "' is no field of a calendar; known here are "
                    + String.join(", ", known) + ". To send it all the same, set failOnUnknownFields=false");
        }
        copyExactly();
    }

    /** As {@code copyCurrentStructure} does, but without a detour of numbers through {@code double}. */
    private void copyExactly() throws IOException {
        int depth = 0;
        do {
            JsonToken token = in.currentToken();
            depth += token.isStructStart() ? 1 : token.isStructEnd() ? -1 : 0;
            out.copyCurrentEventExact(in);
        } while (depth > 0 && in.nextToken() != null);
    }

    private void copyTexts(String parent, String field) throws IOException {
        if (copiedNull()) {
            return;
        }
        if (in.currentToken() != JsonToken.START_ARRAY) {
            require(parent + field, "an array of strings", in.currentToken(), JsonToken.START_ARRAY);
        }
        out.writeStartArray();
        for (int i = 0; in.nextToken() != JsonToken.END_ARRAY; i++) {
            if (in.currentToken() != JsonToken.VALUE_STRING) {
                require(parent + field + "[" + i + "]", "a string", in.currentToken(), JsonToken.VALUE_STRING);
            }
            out.copyCurrentEvent(in);
        }
        out.writeEndArray();
    }

    private void copyText(String field) throws IOException {
        if (!copiedNull()) {
            require(field, "a string", in.currentToken(), JsonToken.VALUE_STRING);
            out.copyCurrentEvent(in);
        }
    }

    /** Whether a null does anything to a field is the service's to say: it is sent where it was given. */
    private boolean copiedNull() throws IOException {
        if (in.currentToken() != JsonToken.VALUE_NULL) {
            return false;
        }
        out.writeNull();
        return true;
    }

    private static void require(String field, String type, @Nullable JsonToken is, JsonToken required) {
        if (is != required) {
            throw new InvalidInputException(field + " must be " + type + ", but is " + described(is));
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
