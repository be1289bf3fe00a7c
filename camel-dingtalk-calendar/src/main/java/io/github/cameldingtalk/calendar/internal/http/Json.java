// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar.internal.http;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerationException;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.core.json.UTF8JsonGenerator;
import com.fasterxml.jackson.core.util.JsonRecyclerPools;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads and writes JSON token by token. An update does not need {@link JsonBinding}, and loading it takes more than half of
 * the time of a first call.
 */
public final class Json {

    /**
     * Virtual threads end after one call, so buffers of their own would be garbage. All threads share a pool. What is
     * written in UTF-8 is checked first. Text that stays text in memory loses nothing.
     */
    public static final JsonFactory FACTORY = JsonFactory.builder()
            .enable(JsonWriteFeature.COMBINE_UNICODE_SURROGATES_IN_UTF8)
            .addDecorator((factory, out) -> out instanceof UTF8JsonGenerator ? new CheckedGenerator(out) : out)
            .recyclerPool(JsonRecyclerPools.newConcurrentDequePool())
            .build();

    private Json() {}

    /** Writes to a generator. */
    @FunctionalInterface
    public interface Writing {
        void to(JsonGenerator out) throws IOException;
    }

    /**
     * What is written, in UTF-8.
     *
     * @throws JsonGenerationException if a text has half a surrogate pair, or a number is not finite; the message names the
     *     field
     */
    public static byte[] bytes(Writing writing) throws IOException {
        return bytes(Integer.MAX_VALUE, writing);
    }

    /**
     * What is written, in UTF-8, up to a limit.
     *
     * @throws IllegalStateException if more than {@code maxLength} bytes are written
     */
    public static byte[] bytes(int maxLength, Writing writing) throws IOException {
        Bytes bytes = new Bytes(maxLength);
        try (JsonGenerator out = FACTORY.createGenerator(bytes)) {
            writing.to(out);
        }
        return bytes.toByteArray();
    }

    /** Jackson writes a short text in one call. The array then has the right length and is not copied. */
    private static final class Bytes extends ByteArrayOutputStream {

        private final int maxLength;

        Bytes(int maxLength) {
            super(0);
            this.maxLength = maxLength;
        }

        @Override
        public synchronized void write(byte[] bytes, int offset, int length) {
            if (length > maxLength - count) {
                throw new IllegalStateException("it is longer than " + maxLength + " bytes");
            }
            super.write(bytes, offset, length);
        }

        @Override
        public synchronized byte[] toByteArray() {
            return count == buf.length ? buf : super.toByteArray();
        }
    }

    /**
     * Writes an object whose values are strings, Booleans, whole numbers, and lists and objects of such values.
     *
     * @throws IllegalArgumentException if a text has half a surrogate pair; the message names the field
     */
    public static byte[] write(Map<?, ?> object) {
        try {
            return bytes(out -> write(object, out));
        } catch (JsonGenerationException e) {
            throw new IllegalArgumentException(e.getOriginalMessage(), e);
        } catch (IOException e) {
            throw new UncheckedIOException("only memory is written here", e);
        }
    }

    /** Writes the same object to a generator. */
    public static void write(Map<?, ?> object, JsonGenerator out) throws IOException {
        out.writeStartObject();
        for (Map.Entry<?, ?> field : object.entrySet()) {
            out.writeFieldName((String) field.getKey());
            writeValue(field.getValue(), out);
        }
        out.writeEndObject();
    }

    private static void writeValue(Object value, JsonGenerator out) throws IOException {
        if (value instanceof String text) {
            out.writeString(text);
        } else if (value instanceof Map<?, ?> nested) {
            write(nested, out);
        } else if (value instanceof List<?> list) {
            out.writeStartArray();
            for (Object element : list) {
                writeValue(element, out);
            }
            out.writeEndArray();
        } else if (value instanceof Boolean bool) {
            out.writeBoolean(bool);
        } else {
            out.writeNumber(((Number) value).longValue());
        }
    }

    /**
     * Reads one field of a JSON object.
     *
     * @return a {@code String}, {@code Boolean} or {@code Long}; {@code null} if the field is absent, has another type or
     *     stands twice, or if the body is not exactly one JSON object
     */
    public static @Nullable Object scalar(byte[] body, String name) {
        Object value = null;
        boolean found = false;
        try (JsonParser in = FACTORY.createParser(body)) {
            if (in.nextToken() != JsonToken.START_OBJECT) {
                return null;
            }
            while (in.nextToken() == JsonToken.FIELD_NAME) {
                boolean isThis = in.currentName().equals(name);
                in.nextToken();
                if (isThis) {
                    value = found ? null : scalar(in);
                    found = true;
                }
                in.skipChildren();
            }
            return in.nextToken() == null ? value : null;
        } catch (IOException e) {
            return null;
        }
    }

    /** The place of the value that is written next, such as {@code subscribeScope.corpIds[1]}. */
    public static String path(JsonGenerator out) {
        return CheckedGenerator.path(out.getOutputContext());
    }

    private static @Nullable Object scalar(JsonParser in) throws IOException {
        return switch (in.currentToken()) {
            case VALUE_STRING -> in.getText();
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            case VALUE_NUMBER_INT -> in.getNumberType() == JsonParser.NumberType.BIG_INTEGER
                    ? null
                    : (Long) in.getLongValue();
            default -> null;
        };
    }
}
