// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar.internal.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** JSON that is bound to objects. */
public final class JsonBinding {

    /** Kept, because making a mapper takes longer than a call. */
    public static final ObjectMapper MAPPER = builder().build();

    private JsonBinding() {}

    /**
     * A mapper that writes a {@code null} of a map, and leaves out a {@code null} of a bean. A number keeps its digits.
     */
    public static JsonMapper.Builder builder() {
        return JsonMapper.builder(Json.FACTORY)
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
                .defaultPropertyInclusion(
                        JsonInclude.Value.construct(JsonInclude.Include.NON_NULL, JsonInclude.Include.ALWAYS));
    }

    /** The JSON object, or {@code null} if the bytes are anything else. */
    public static @Nullable ObjectNode object(byte[] json) {
        return tree(json) instanceof ObjectNode object ? object : null;
    }

    /** The JSON, or {@code null} if the bytes are not exactly one JSON value. */
    static @Nullable JsonNode tree(byte[] json) {
        try {
            return MAPPER.readTree(json);
        } catch (IOException | NumberFormatException | ArithmeticException e) {
            // Jackson does not wrap the exceptions of numbers that are too large.
            return null;
        }
    }

    /** Ignores the fields that the type does not know. {@code null} if a field has another type. */
    public static <T> @Nullable T bind(Class<T> type, JsonNode json) {
        try {
            return MAPPER.readerFor(type)
                    .without(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                    .readValue(json);
        } catch (IOException e) {
            return null;
        }
    }
}
