// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar.api.event;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Collects the fields of a request that are not {@code null}. */
final class RequestMap {

    private final Map<String, Object> fields = new LinkedHashMap<>();

    static RequestMap of(String name, @Nullable Object value) {
        return new RequestMap().with(name, value);
    }

    RequestMap with(String name, @Nullable Object value) {
        if (value != null) {
            fields.put(name, value);
        }
        return this;
    }

    <T> RequestMap withAll(String name, @Nullable List<T> list, Function<T, Map<String, Object>> toMap) {
        return with(name, list == null ? null : list.stream().map(toMap).toList());
    }

    Map<String, Object> fields() {
        return fields;
    }

    /** @throws IllegalArgumentException if the list holds a {@code null} */
    static <T> @Nullable List<T> copyOf(String field, @Nullable List<T> list) {
        if (list == null) {
            return null;
        }
        for (int i = 0; i < list.size(); i++) {
            if (list.get(i) == null) {
                throw new IllegalArgumentException(field + "[" + i + "] is null");
            }
        }
        return List.copyOf(list);
    }

    /** @throws IllegalArgumentException if the map holds a {@code null} */
    static <T> @Nullable Map<String, T> copyOf(String field, @Nullable Map<String, T> map) {
        if (map == null) {
            return null;
        }
        map.forEach((name, value) -> {
            if (name == null || value == null) {
                throw new IllegalArgumentException(field + "." + name + " is null");
            }
        });
        return Map.copyOf(map);
    }
}
