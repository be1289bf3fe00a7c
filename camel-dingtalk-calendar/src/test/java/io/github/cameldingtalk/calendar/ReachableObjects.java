// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BiConsumer;

/** The objects of this project that can be reached from some objects. */
final class ReachableObjects {

    private static final String PROJECT = "io.github.cameldingtalk.calendar.";

    private final Set<Object> seen = Collections.newSetFromMap(new IdentityHashMap<>());
    private final Deque<Object> next = new ArrayDeque<>();

    ReachableObjects(Iterable<?> from) {
        from.forEach(this::add);
    }

    /** Passes the text of each object on with the name of its class. */
    void read(BiConsumer<String, String> reader) throws IllegalAccessException {
        while (!next.isEmpty()) {
            Object object = next.remove();
            if (object instanceof Map<?, ?> map) {
                map.keySet().forEach(this::add);
                map.values().forEach(this::add);
            } else if (object instanceof Iterable<?> values) {
                values.forEach(this::add);
            } else if (object instanceof AtomicReference<?> reference) {
                add(reference.get());
            } else if (object instanceof Optional<?> optional) {
                optional.ifPresent(this::add);
            } else if (object instanceof CompletableFuture<?> future && future.isDone()) {
                add(future.handle((value, failure) -> value == null ? failure : value)
                        .join());
            } else if (object.getClass().getName().startsWith(PROJECT)) {
                reader.accept(object.getClass().getName().substring(PROJECT.length()), object.toString());
                addFields(object);
            }
        }
    }

    private void addFields(Object object) throws IllegalAccessException {
        for (Class<?> type = object.getClass(); type.getName().startsWith(PROJECT); type = type.getSuperclass()) {
            for (Field field : type.getDeclaredFields()) {
                if (!Modifier.isStatic(field.getModifiers()) && !field.getType().isPrimitive()) {
                    field.setAccessible(true);
                    add(field.get(object));
                }
            }
        }
    }

    private void add(Object object) {
        if (object != null && seen.add(object)) {
            next.add(object);
        }
    }
}
