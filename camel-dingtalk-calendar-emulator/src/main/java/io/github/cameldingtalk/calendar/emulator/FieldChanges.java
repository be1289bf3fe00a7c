// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar.emulator;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.StringJoiner;

/** Compares the fields of two JSON objects. */
final class FieldChanges {

    private static final int MAX_CHANGES = 10;

    /** Changes with each request, and tells nothing. */
    private static final String TIME_OF_CHANGE = "updateTime";

    private FieldChanges() {}

    /** The fields whose values differ, at most 10. A field of an object in the object is named by its path. */
    static List<Change> between(JsonNode before, JsonNode after) {
        Map<String, String> old = leaves(before);
        Map<String, String> now = leaves(after);
        Set<String> names = new LinkedHashSet<>(old.keySet());
        names.addAll(now.keySet());
        names.remove(TIME_OF_CHANGE);
        List<Change> changes = new ArrayList<>();
        for (String name : names) {
            if (!Objects.equals(old.get(name), now.get(name)) && changes.size() < MAX_CHANGES) {
                changes.add(new Change(Change.Subject.FIELD, name, old.get(name), now.get(name)));
            }
        }
        return changes;
    }

    private static Map<String, String> leaves(JsonNode object) {
        Map<String, String> leaves = new LinkedHashMap<>();
        addLeaves("", object, leaves);
        return leaves;
    }

    private static void addLeaves(String prefix, JsonNode object, Map<String, String> leaves) {
        object.properties().forEach(field -> {
            JsonNode value = field.getValue();
            String path = prefix + field.getKey();
            if (value.isObject()) {
                addLeaves(path + ".", value, leaves);
            } else if (value.isArray() ? !value.isEmpty() : !value.isNull()) {
                leaves.put(path, value.isArray() ? list(value) : value.asText());
            }
        });
    }

    private static String list(JsonNode array) {
        StringJoiner list = new StringJoiner(", ");
        array.forEach(element -> list.add(element.isTextual() ? element.asText() : shown(element)));
        return list.toString();
    }

    /** An attendee by the id and the response. */
    private static String shown(JsonNode element) {
        return element.has("id") && element.has("responseStatus")
                ? element.path("id").asText() + " ("
                        + element.path("responseStatus").asText() + ")"
                : element.toString();
    }
}
