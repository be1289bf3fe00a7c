// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar.internal.calendar;

import com.fasterxml.jackson.core.JsonGenerationException;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.BeanDescription;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.Module;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationConfig;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.jsontype.TypeSerializer;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.Serializers;
import com.fasterxml.jackson.databind.type.ArrayType;
import com.fasterxml.jackson.databind.type.CollectionLikeType;
import com.fasterxml.jackson.databind.type.CollectionType;
import com.fasterxml.jackson.databind.type.MapLikeType;
import com.fasterxml.jackson.databind.type.MapType;
import io.github.cameldingtalk.calendar.internal.http.Json;
import io.github.cameldingtalk.calendar.internal.http.JsonBinding;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * Writes maps, lists and beans as JSON. Differs from Jackson in what an application would not want to be sent: the getters
 * of a text, of a stream, and of a JSON tree of another library.
 */
final class BodyMapper {

    private static final JsonSerializer<Object> TEXT = serializer((value, out) -> out.writeString(value.toString()));
    private static final JsonSerializer<Object> TREE = serializer(BodyMapper::writeTree);
    private static final JsonSerializer<Object> KEY = serializer(BodyMapper::writeKey);
    private static final JsonSerializer<Object> REJECTED = serializer((value, out) -> {
        throw new JsonGenerationException(
                Json.path(out) + " cannot be a " + value.getClass().getName()
                        + ": convert it to a Map, a List or a text before",
                out);
    });

    static final ObjectMapper MAPPER = JsonBinding.builder().addModule(module()).build();

    private BodyMapper() {}

    @FunctionalInterface
    private interface Writing {
        void write(Object value, JsonGenerator out) throws IOException;
    }

    private static JsonSerializer<Object> serializer(Writing writing) {
        return new JsonSerializer<>() {
            @Override
            public void serialize(Object value, JsonGenerator out, SerializerProvider provider) throws IOException {
                writing.write(value, out);
            }

            @Override
            public void serializeWithType(
                    Object value, JsonGenerator out, SerializerProvider provider, TypeSerializer type)
                    throws IOException {
                writing.write(value, out);
            }
        };
    }

    private static void writeTree(Object tree, JsonGenerator out) throws IOException {
        try (JsonParser in = Json.FACTORY.createParser(String.valueOf(tree.toString()))) {
            in.nextToken();
            CheckedCopy.copyStructure(in, out);
            if (in.nextToken() != null) {
                throw new JsonGenerationException(
                        Json.path(out) + ": the text of a " + tree.getClass().getName() + " is not JSON", out);
            }
        }
    }

    private static void writeKey(Object key, JsonGenerator out) throws IOException {
        if (key instanceof Enum<?> constant) {
            out.writeFieldName(constant.name());
        } else if (key instanceof CharSequence) {
            out.writeFieldName(key.toString());
        } else {
            throw new JsonGenerationException(
                    "a key of a Map must be a text, but is a " + key.getClass().getName() + ": " + key, out);
        }
    }

    private static Module module() {
        return new SimpleModule("body") {
            private static final long serialVersionUID = 1;

            @Override
            public void setupModule(SetupContext context) {
                super.setupModule(context);
                context.addSerializers(new Values());
                context.addKeySerializers(new Serializers.Base() {
                    @Override
                    public JsonSerializer<?> findSerializer(
                            SerializationConfig config, JavaType type, BeanDescription description) {
                        return KEY;
                    }
                });
            }
        };
    }

    private static final class Values extends Serializers.Base {

        @Override
        public @Nullable JsonSerializer<?> findSerializer(
                SerializationConfig config, JavaType type, BeanDescription description) {
            if (type.getRawClass() != String.class && type.isTypeOrSubTypeOf(CharSequence.class)) {
                return TEXT;
            }
            return switch (OtherTrees.kind(type.getRawClass())) {
                case TEXT -> TREE;
                case REJECTED -> REJECTED;
                case OBJECT -> null;
            };
        }

        /** Jackson would write the bytes in Base64. */
        @Override
        public @Nullable JsonSerializer<?> findArraySerializer(
                SerializationConfig config,
                ArrayType type,
                BeanDescription description,
                TypeSerializer typeSerializer,
                JsonSerializer<Object> elements) {
            return type.getRawClass() == byte[].class ? REJECTED : null;
        }

        @Override
        public @Nullable JsonSerializer<?> findMapSerializer(
                SerializationConfig config,
                MapType type,
                BeanDescription description,
                JsonSerializer<Object> keys,
                TypeSerializer typeSerializer,
                JsonSerializer<Object> values) {
            return container(type);
        }

        @Override
        public @Nullable JsonSerializer<?> findMapLikeSerializer(
                SerializationConfig config,
                MapLikeType type,
                BeanDescription description,
                JsonSerializer<Object> keys,
                TypeSerializer typeSerializer,
                JsonSerializer<Object> values) {
            return container(type);
        }

        @Override
        public @Nullable JsonSerializer<?> findCollectionSerializer(
                SerializationConfig config,
                CollectionType type,
                BeanDescription description,
                TypeSerializer typeSerializer,
                JsonSerializer<Object> elements) {
            return container(type);
        }

        @Override
        public @Nullable JsonSerializer<?> findCollectionLikeSerializer(
                SerializationConfig config,
                CollectionLikeType type,
                BeanDescription description,
                TypeSerializer typeSerializer,
                JsonSerializer<Object> elements) {
            return container(type);
        }

        /** A map or a list has no getters, whatever its name. Its values may still be a tree. */
        private static @Nullable JsonSerializer<?> container(JavaType type) {
            return OtherTrees.kind(type.getRawClass()) == OtherTrees.Kind.TEXT ? TREE : null;
        }
    }
}
