// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar.internal.calendar;

import com.fasterxml.jackson.core.JsonGenerationException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.ser.BeanSerializer;
import io.github.cameldingtalk.calendar.internal.http.Json;
import java.io.IOException;
import java.util.stream.Collectors;

/** Writes an object of the application as JSON. Whatever the object throws meanwhile becomes one exception. */
final class ObjectJson {

    /** An iterator may have no end. */
    private static final int MAX_BYTES = 16 * 1024 * 1024;

    private ObjectJson() {}

    /**
     * Writes the object.
     *
     * @param fields what a bean must have at least one of, because a bean without any is not a calendar
     * @throws IllegalArgumentException if the object cannot be written; the message names its class and the field
     */
    static byte[] write(Object object, Fields fields) throws IOException {
        byte[] json;
        boolean isOther;
        try {
            json = Json.bytes(MAX_BYTES, out -> BodyMapper.MAPPER.writeValue(out, object));
            isOther = hasNoneOf(fields, object, json);
        } catch (JsonGenerationException e) {
            throw e;
        } catch (JsonMappingException e) {
            if (rootOf(e) instanceof JsonGenerationException rejected) {
                throw rejected;
            }
            throw new IllegalArgumentException(text(object, e.getOriginalMessage()) + at(e), e);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(text(object, e.getOriginalMessage()), e);
        } catch (RuntimeException e) {
            throw cannotBeWritten(object, e);
        } catch (StackOverflowError e) {
            throw new IllegalArgumentException(text(object, "it is nested too deeply, or contains itself"), e);
        }
        if (isOther) {
            throw new IllegalArgumentException(
                    "the body is a " + object.getClass().getName()
                            + ", which has none of the fields " + fields.names()
                            + ": set the body to a Map, to JSON, or to an object with these fields");
        }
        return json;
    }

    static IllegalArgumentException cannotBeWritten(Object object, RuntimeException e) {
        return new IllegalArgumentException(text(object, e.toString()), e);
    }

    private static String text(Object object, String reason) {
        return "the body, a " + object.getClass().getName() + ", cannot be written as JSON: " + reason;
    }

    private static Throwable rootOf(Throwable e) {
        Throwable root = e;
        while (root.getCause() != null && root.getCause() != root) {
            root = root.getCause();
        }
        return root;
    }

    private static String at(JsonMappingException e) {
        String path = e.getPath().stream()
                .map(step -> step.getFieldName() != null ? step.getFieldName() : "[" + step.getIndex() + "]")
                .collect(Collectors.joining("."));
        return path.isEmpty() ? "" : " (at " + path.replace(".[", "[") + ")";
    }

    /** The fields that a bean can have count, because all of them may be null. */
    private static boolean hasNoneOf(Fields fields, Object object, byte[] json) throws IOException {
        JsonSerializer<Object> serializer =
                BodyMapper.MAPPER.getSerializerProviderInstance().findValueSerializer(object.getClass());
        if (!(serializer instanceof BeanSerializer)) {
            return false;
        }
        for (var properties = serializer.properties(); properties.hasNext(); ) {
            if (fields.indexOf(properties.next().getName()) >= 0) {
                return false;
            }
        }
        try (JsonParser in = Json.FACTORY.createParser(json)) {
            in.nextToken();
            while (in.nextToken() == JsonToken.FIELD_NAME) {
                if (fields.indexOf(in.currentName()) >= 0) {
                    return false;
                }
                in.nextToken();
                in.skipChildren();
            }
        }
        return true;
    }
}
