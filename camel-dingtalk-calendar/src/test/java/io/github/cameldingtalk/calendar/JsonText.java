// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Writes JSON character by character, as RFC 8259 says, so that a test does not compare a writer with itself. */
final class JsonText {

    private static final JsonFactory FACTORY = JsonFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();
    private static final JsonNodeFactory NODES = JsonNodeFactory.withExactBigDecimals(true);

    private JsonText() {}

    /** The JSON, with the fewest escapes. */
    static String of(Object value) {
        return text(value, false);
    }

    /** The JSON, with an escape for each character of a text. */
    static String escaped(Object value) {
        return text(value, true);
    }

    /** The JSON in UTF-8. Half a surrogate pair becomes three bytes, which are not UTF-8. */
    static byte[] bytes(Object value) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        of(value).codePoints().forEach(c -> {
            if (c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE) {
                bytes.write(0xE0 | c >> 12);
                bytes.write(0x80 | c >> 6 & 0x3F);
                bytes.write(0x80 | c & 0x3F);
            } else {
                bytes.writeBytes(Character.toString(c).getBytes(StandardCharsets.UTF_8));
            }
        });
        return bytes.toByteArray();
    }

    private static String text(Object value, boolean escapes) {
        if (value instanceof Map<?, ?> map) {
            return map.entrySet().stream()
                    .map(field -> quoted((String) field.getKey(), escapes) + ":" + text(field.getValue(), escapes))
                    .collect(Collectors.joining(",", "{", "}"));
        }
        if (value instanceof List<?> list) {
            return list.stream().map(element -> text(element, escapes)).collect(Collectors.joining(",", "[", "]"));
        }
        return value instanceof String text ? quoted(text, escapes) : String.valueOf(value);
    }

    private static String quoted(String text, boolean escapes) {
        StringBuilder quoted = new StringBuilder("\"");
        for (char c : text.toCharArray()) {
            if (escapes || c < ' ' || c == '"' || c == '\\') {
                quoted.append("\\u%04x".formatted((int) c));
            } else {
                quoted.append(c);
            }
        }
        return quoted.append('"').toString();
    }

    /** The tokens of exactly one JSON value, in their order. A number is compared by its digits and its exponent. */
    static List<Object> tokens(String json) {
        List<Object> tokens = new ArrayList<>();
        try (JsonParser in = FACTORY.createParser(json)) {
            for (JsonToken token = in.nextToken(); token != null; token = in.nextToken()) {
                tokens.add(token.isNumeric() ? number(in.getText()) : token + in.getText());
            }
        } catch (IOException e) {
            throw new AssertionError("not JSON: " + json, e);
        }
        return tokens;
    }

    private static Object number(String text) {
        try {
            return new BigDecimal(text);
        } catch (NumberFormatException e) {
            // The exponent is too large.
            return text;
        }
    }

    /** The value as a tree. A number is a BigDecimal without zeros at its end. */
    static JsonNode tree(Object value) {
        if (value instanceof Map<?, ?> map) {
            ObjectNode object = NODES.objectNode();
            map.forEach((name, field) -> object.set((String) name, tree(field)));
            return object;
        }
        if (value instanceof List<?> list) {
            ArrayNode array = NODES.arrayNode();
            list.forEach(element -> array.add(tree(element)));
            return array;
        }
        if (value instanceof String text) {
            return NODES.textNode(text);
        }
        if (value instanceof Boolean truth) {
            return NODES.booleanNode(truth);
        }
        if (value == null) {
            return NODES.nullNode();
        }
        return NODES.numberNode(new BigDecimal(value.toString()).stripTrailingZeros());
    }

    /** The tree of a text, in the form of {@link #tree(Object)}. */
    static JsonNode parsed(ObjectMapper reader, String json) {
        try {
            return canonical(reader.readTree(json));
        } catch (JsonProcessingException e) {
            throw new AssertionError("not JSON: " + json, e);
        }
    }

    private static JsonNode canonical(JsonNode node) {
        if (node instanceof ObjectNode object) {
            ObjectNode copy = NODES.objectNode();
            object.properties().forEach(field -> copy.set(field.getKey(), canonical(field.getValue())));
            return copy;
        }
        if (node instanceof ArrayNode array) {
            ArrayNode copy = NODES.arrayNode();
            array.forEach(element -> copy.add(canonical(element)));
            return copy;
        }
        return node.isNumber() ? NODES.numberNode(node.decimalValue().stripTrailingZeros()) : node;
    }
}
