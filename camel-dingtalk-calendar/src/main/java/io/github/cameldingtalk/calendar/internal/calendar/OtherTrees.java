// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar.internal.calendar;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Knows the types whose getters are not the fields of an object: the JSON trees of other libraries, messages, streams, times
 * and results that are not there yet. The types are known by their names, because this component does not depend on them.
 */
final class OtherTrees {

    /** The trees whose {@code toString()} is documented to be JSON. */
    private static final Set<String> WITH_JSON_TEXT = Set.of(
            "tools.jackson.databind.JsonNode",
            "org.codehaus.jackson.JsonNode",
            "jakarta.json.JsonValue",
            "javax.json.JsonValue",
            "com.google.gson.JsonElement",
            "org.json.JSONObject",
            "org.json.JSONArray",
            "org.codehaus.jettison.json.JSONObject",
            "org.codehaus.jettison.json.JSONArray",
            "io.vertx.core.json.JsonObject",
            "io.vertx.core.json.JsonArray",
            "kotlinx.serialization.json.JsonElement");

    private static final Set<String> NOT_WRITTEN = Set.of(
            "java.io.InputStream",
            "java.io.Reader",
            "java.nio.Buffer",
            "java.nio.channels.Channel",
            "java.time.temporal.Temporal",
            "java.util.concurrent.Future",
            "java.util.stream.BaseStream",
            "java.util.function.Supplier",
            "javax.xml.transform.Source",
            "org.w3c.dom.Node",
            "com.google.protobuf.MessageLite",
            "org.apache.avro.generic.IndexedRecord",
            "org.apache.camel.Exchange",
            "org.apache.camel.Message");

    private static final Pattern NAME_OF_A_TREE = Pattern.compile(
            "(js|json|bson)_?(object|node|element|value|array|string|number|primitive|literal|structure|boolean|bool|null)",
            Pattern.CASE_INSENSITIVE);

    /** How a value of a type is written. */
    enum Kind {
        /** As any other object. */
        OBJECT,
        /** As the JSON that its {@code toString()} returns. */
        TEXT,
        /** Not at all. */
        REJECTED
    }

    private static final ClassValue<Kind> KINDS = new ClassValue<>() {
        @Override
        protected Kind computeValue(Class<?> type) {
            Set<Class<?>> all = new HashSet<>();
            addWithSupertypes(type, all);
            return all.stream().anyMatch(known -> WITH_JSON_TEXT.contains(known.getName()))
                    ? Kind.TEXT
                    : all.stream().anyMatch(OtherTrees::isRejected) ? Kind.REJECTED : Kind.OBJECT;
        }
    };

    private OtherTrees() {}

    static Kind kind(Class<?> type) {
        return KINDS.get(type);
    }

    private static boolean isRejected(Class<?> type) {
        String name = type.getName();
        return NOT_WRITTEN.contains(name)
                || !name.startsWith("com.fasterxml.jackson.")
                        && NAME_OF_A_TREE.matcher(simpleName(name)).matches();
    }

    /** Without {@code getSimpleName()}, which can fail for a class of another language. */
    private static String simpleName(String name) {
        return name.substring(Math.max(name.lastIndexOf('.'), name.lastIndexOf('$')) + 1);
    }

    private static void addWithSupertypes(Class<?> type, Set<Class<?>> all) {
        if (all.add(type)) {
            Stream.concat(Stream.ofNullable(type.getSuperclass()), Arrays.stream(type.getInterfaces()))
                    .forEach(supertype -> addWithSupertypes(supertype, all));
        }
    }
}
