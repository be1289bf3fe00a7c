// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar.client;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The fields of a calendar on their way to the service: what was given is read once and written again, compact, while each
 * field is held against what the API takes. Nothing is added, and nothing left out.
 */
public final class CalendarBody {

    static final List<String> FIELDS = List.of("description", "managers", "name", "subscribeScope");
    static final List<String> SCOPE_FIELDS = List.of("corpIds", "openConversationIds", "unionIds");

    private static final List<String> NEEDED = List.of("name", "subscribeScope");

    private final boolean failOnUnknownFields;

    public CalendarBody(boolean failOnUnknownFields) {
        this.failOnUnknownFields = failOnUnknownFields;
    }

    /** What the body of a call needs. */
    public enum Needs {
        /** There is none. */
        NO_BODY,
        /** Each field may be left out. */
        NO_FIELD,
        /** {@code name} and {@code subscribeScope} may not. */
        NAME_AND_SCOPE
    }

    /**
     * The JSON to send.
     *
     * @param body JSON as {@code String} or {@code byte[]}, a {@link JsonNode}, or anything that Jackson can write
     * @throws InvalidInputException unless it is an object with the fields of a calendar, each of its type
     */
    public byte[] toJson(Object body, Needs needs) {
        Map<?, ?> plain = PlainBody.of(body);
        if (plain == null) {
            return check(body, needs);
        }
        requireNeeded(needs, plain::containsKey);
        return Json.write(plain);
    }

    private byte[] check(Object body, Needs needs) {
        try (JsonParser in = parser(body)) {
            if (failOnUnknownFields) {
                // The fields that are known are told apart here, for less than Jackson would take.
                in.disable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION);
            }
            return Json.bytes(out -> {
                int given = copyDocument(in, out);
                requireNeeded(needs, field -> (given & 1 << FIELDS.indexOf(field)) != 0);
            });
        } catch (JsonProcessingException e) {
            throw new InvalidInputException("the body is not what JSON allows: " + where(e), e);
        } catch (IOException e) {
            throw new UncheckedIOException("nothing but memory is read and written here", e);
        }
    }

    private static JsonParser parser(Object body) throws IOException {
        if (body instanceof String text) {
            return Json.FACTORY.createParser(text.startsWith("\uFEFF") ? text.substring(1) : text);
        }
        if (body instanceof byte[] bytes) {
            return Json.FACTORY.createParser(bytes);
        }
        if (body instanceof JsonNode node) {
            return JsonBinding.MAPPER.treeAsTokens(node);
        }
        try {
            return Json.FACTORY.createParser(JsonBinding.MAPPER.writeValueAsBytes(body));
        } catch (JsonProcessingException e) {
            throw new InvalidInputException(
                    "the body, a " + body.getClass().getName() + ", cannot be written as JSON: "
                            + e.getOriginalMessage(),
                    e);
        }
    }

    private static void requireNeeded(Needs needs, Predicate<String> isGiven) {
        if (needs == Needs.NAME_AND_SCOPE) {
            for (String field : NEEDED) {
                if (!isGiven.test(field)) {
                    throw new InvalidInputException("there is no " + field + ", which a new calendar needs");
                }
            }
        }
    }

    /** Gives a bit for each of {@link #FIELDS} that is there and not null. */
    private int copyDocument(JsonParser in, JsonGenerator out) throws IOException {
        JsonToken first = in.nextToken();
        if (first == null || first == JsonToken.NOT_AVAILABLE) {
            throw new InvalidInputException(
                    "the body is empty: a stream that was read already, perhaps; to send an update of nothing, give {}");
        }
        if (first != JsonToken.START_OBJECT) {
            throw new InvalidInputException("the body must be a JSON object, but is " + described(first));
        }
        int given = copyFields(in, out);
        if (in.nextToken() != null) {
            throw new InvalidInputException("the body has something behind the end of its JSON object");
        }
        return given;
    }

    private int copyFields(JsonParser in, JsonGenerator out) throws IOException {
        int met = 0;
        int given = 0;
        out.writeStartObject();
        while (in.nextToken() == JsonToken.FIELD_NAME) {
            String field = in.currentName();
            int bit = bitOf(field, FIELDS, met, in);
            met |= bit;
            out.writeFieldName(field);
            if (in.nextToken() != JsonToken.VALUE_NULL) {
                given |= bit;
            }
            switch (field) {
                case "name", "description" -> copyText(field, in, out);
                case "managers" -> copyTexts("", field, in, out);
                case "subscribeScope" -> copyScope(in, out);
                default -> copyUnknown(field, FIELDS, in, out);
            }
        }
        out.writeEndObject();
        return given;
    }

    private void copyScope(JsonParser in, JsonGenerator out) throws IOException {
        if (copiedNull(in, out)) {
            return;
        }
        require("subscribeScope", "an object", in.currentToken(), JsonToken.START_OBJECT);
        int met = 0;
        out.writeStartObject();
        while (in.nextToken() == JsonToken.FIELD_NAME) {
            String field = in.currentName();
            int bit = bitOf(field, SCOPE_FIELDS, met, in);
            met |= bit;
            out.writeFieldName(field);
            in.nextToken();
            if (bit != 0) {
                copyTexts("subscribeScope.", field, in, out);
            } else {
                copyUnknown("subscribeScope." + field, SCOPE_FIELDS, in, out);
            }
        }
        out.writeEndObject();
    }

    /** The bit that stands for a field, or 0 for one that is not known. */
    private static int bitOf(String field, List<String> known, int met, JsonParser in) throws JsonParseException {
        int index = known.indexOf(field);
        int bit = index < 0 ? 0 : 1 << index;
        if ((met & bit) != 0) {
            throw new JsonParseException(in, "Duplicate field '" + field + "'");
        }
        return bit;
    }

    private void copyUnknown(String field, List<String> known, JsonParser in, JsonGenerator out) throws IOException {
        if (failOnUnknownFields) {
            throw new InvalidInputException("'" + field + "' is no field of a calendar; known here are "
                    + String.join(", ", known) + ". To send it all the same, set failOnUnknownFields=false");
        }
        copyExactly(in, out);
    }

    /** As {@code copyCurrentStructure} does, but without a detour of numbers through {@code double}. */
    private static void copyExactly(JsonParser in, JsonGenerator out) throws IOException {
        int depth = 0;
        do {
            JsonToken token = in.currentToken();
            depth += token.isStructStart() ? 1 : token.isStructEnd() ? -1 : 0;
            out.copyCurrentEventExact(in);
        } while (depth > 0 && in.nextToken() != null);
    }

    private static void copyTexts(String parent, String field, JsonParser in, JsonGenerator out) throws IOException {
        if (copiedNull(in, out)) {
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

    private static void copyText(String field, JsonParser in, JsonGenerator out) throws IOException {
        if (!copiedNull(in, out)) {
            require(field, "a string", in.currentToken(), JsonToken.VALUE_STRING);
            out.copyCurrentEvent(in);
        }
    }

    /** Whether a null does anything to a field is the service's to say: it is sent where it was given. */
    private static boolean copiedNull(JsonParser in, JsonGenerator out) throws IOException {
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

    private static String where(JsonProcessingException e) {
        JsonLocation location = e.getLocation();
        return e.getOriginalMessage()
                + (location == null
                        ? ""
                        : " (line " + location.getLineNr() + ", column " + location.getColumnNr() + ")");
    }
}
