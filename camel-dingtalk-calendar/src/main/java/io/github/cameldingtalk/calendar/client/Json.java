// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar.client;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.core.util.BufferRecycler;
import com.fasterxml.jackson.core.util.ByteArrayBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;

/**
 * JSON that is read and written token by token. An update and what it needs of a token get by on it: what binds objects,
 * {@link JsonBinding}, takes more than half of the first call where it is used.
 */
final class Json {

    /** A key that stands twice is an error. */
    static final JsonFactory FACTORY = JsonFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(JsonWriteFeature.COMBINE_UNICODE_SURROGATES_IN_UTF8)
            .recyclerPool(new JsonBuffers())
            .build();

    private Json() {}

    /** Writes something to a generator. */
    @FunctionalInterface
    interface Writing {
        void to(JsonGenerator out) throws IOException;
    }

    /** What is written, in UTF-8. */
    static byte[] bytes(Writing writing) throws IOException {
        BufferRecycler buffers = FACTORY._getRecyclerPool().acquireAndLinkPooled();
        try (ByteArrayBuilder bytes = new ByteArrayBuilder(buffers)) {
            try (JsonGenerator out = FACTORY.createGenerator(bytes)) {
                writing.to(out);
            }
            return bytes.getClearAndRelease();
        } finally {
            buffers.releaseToPool();
        }
    }

    /** Writes an object whose values are strings, lists of strings, and objects of the same kind. */
    static byte[] write(Map<?, ?> object) {
        try {
            return bytes(out -> write(object, out));
        } catch (IOException e) {
            throw new UncheckedIOException("nothing but memory is written here", e);
        }
    }

    private static void write(Map<?, ?> object, JsonGenerator out) throws IOException {
        out.writeStartObject();
        for (Map.Entry<?, ?> field : object.entrySet()) {
            out.writeFieldName((String) field.getKey());
            if (field.getValue() instanceof Map<?, ?> nested) {
                write(nested, out);
            } else if (field.getValue() instanceof List<?> list) {
                out.writeStartArray();
                for (Object element : list) {
                    out.writeString((String) element);
                }
                out.writeEndArray();
            } else {
                out.writeString((String) field.getValue());
            }
        }
        out.writeEndObject();
    }
}
