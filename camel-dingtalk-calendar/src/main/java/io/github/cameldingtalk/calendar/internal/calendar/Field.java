// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar.internal.calendar;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A field of a request body.
 *
 * @param type   the type that the API accepts
 * @param fields the fields of an {@link Type#OBJECT} or of each of the {@link Type#OBJECTS}, or {@code null}
 */
record Field(String name, Type type, @Nullable Fields fields) {

    enum Type {
        STRING,
        BOOLEAN,
        INTEGER,
        STRINGS,
        OBJECT,
        OBJECTS,
        /** An object with any names, whose values are strings. */
        STRING_MAP
    }

    static Field string(String name) {
        return new Field(name, Type.STRING, null);
    }

    static Field bool(String name) {
        return new Field(name, Type.BOOLEAN, null);
    }

    static Field integer(String name) {
        return new Field(name, Type.INTEGER, null);
    }

    static Field strings(String name) {
        return new Field(name, Type.STRINGS, null);
    }

    static Field object(String name, Fields fields) {
        return new Field(name, Type.OBJECT, fields);
    }

    static Field objects(String name, Fields fields) {
        return new Field(name, Type.OBJECTS, fields);
    }

    static Field stringMap(String name) {
        return new Field(name, Type.STRING_MAP, null);
    }

    /** Whether a value of Java is of this type, so that it can be written as it is. */
    boolean accepts(@Nullable Object value) {
        return switch (type) {
            case STRING -> value instanceof String;
            case BOOLEAN -> value instanceof Boolean;
            case INTEGER -> value instanceof Integer || value instanceof Long;
            case STRINGS -> value instanceof List<?> list && list.stream().allMatch(String.class::isInstance);
            case OBJECT -> fields != null && fields.accept(value);
            case OBJECTS -> fields != null
                    && value instanceof List<?> list
                    && list.stream().allMatch(fields::accept);
            case STRING_MAP -> value instanceof Map<?, ?> map
                    && map.keySet().stream().allMatch(String.class::isInstance)
                    && map.values().stream().allMatch(String.class::isInstance);
        };
    }
}
