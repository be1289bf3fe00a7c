// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar.internal.calendar;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A field of a request body.
 *
 * @param type   the type that the API accepts
 * @param fields the fields of an {@link Type#OBJECT}, or {@code null}
 */
record Field(String name, Type type, @Nullable Fields fields) {

    enum Type {
        STRING,
        STRINGS,
        OBJECT
    }

    static Field string(String name) {
        return new Field(name, Type.STRING, null);
    }

    static Field strings(String name) {
        return new Field(name, Type.STRINGS, null);
    }

    static Field object(String name, Fields fields) {
        return new Field(name, Type.OBJECT, fields);
    }

    /** Whether a value of Java is of this type, so that it can be written as it is. */
    boolean accepts(@Nullable Object value) {
        return switch (type) {
            case STRING -> value instanceof String;
            case STRINGS -> value instanceof List<?> list && areStrings(list);
            case OBJECT -> fields != null && fields.accept(value);
        };
    }

    private static boolean areStrings(List<?> list) {
        for (Object element : list) {
            if (!(element instanceof String)) {
                return false;
            }
        }
        return true;
    }
}
