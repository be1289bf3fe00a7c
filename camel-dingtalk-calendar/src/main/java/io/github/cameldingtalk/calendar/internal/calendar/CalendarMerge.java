// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar.internal.calendar;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.cameldingtalk.calendar.internal.http.JsonBinding;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;

/**
 * An update merged with the calendar as it is. The fields of the update win, in {@code subscribeScope} too. All other
 * fields of the calendar stay, also those that this component does not know, with the digits of their numbers.
 */
public final class CalendarMerge {

    /** An update cannot change these fields. */
    private static final List<String> READ_ONLY = List.of("calendarId", "author");

    private final ObjectNode before;
    private final ObjectNode after;

    /**
     * @param calendar the response of {@code getSubscribed}, as an {@link ExactTree}
     * @param update   a JSON object
     */
    public CalendarMerge(ObjectNode calendar, byte[] update) {
        before = withoutNulls(calendar).without(READ_ONLY);
        after = before.deepCopy();
        try {
            for (Map.Entry<String, JsonNode> field : ExactTree.read(update).properties()) {
                if (after.get(field.getKey()) instanceof ObjectNode scope
                        && field.getValue() instanceof ObjectNode newScope) {
                    scope.setAll(newScope);
                } else {
                    after.set(field.getKey(), field.getValue());
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the update has been checked before", e);
        }
    }

    /** What a null does to a field is not documented, so a null of the calendar is not sent back. */
    private static ObjectNode withoutNulls(ObjectNode object) {
        ObjectNode copy = JsonBinding.MAPPER.createObjectNode();
        for (Map.Entry<String, JsonNode> field : object.properties()) {
            JsonNode value = field.getValue();
            if (!value.isNull()) {
                copy.set(field.getKey(), value instanceof ObjectNode nested ? withoutNulls(nested) : value);
            }
        }
        return copy;
    }

    /** Whether the calendar already has all values of the update. The order of a list counts. */
    public boolean changesNothing() {
        return after.equals(before);
    }

    /**
     * The JSON to send.
     *
     * @throws IllegalArgumentException if a text of the calendar has half a surrogate pair; the message names the field
     */
    public byte[] toJson() {
        try {
            return JsonBinding.MAPPER.writeValueAsBytes(after);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(
                    "the calendar, as the service returned it, cannot be sent back: " + e.getOriginalMessage()
                            + ". Set this field in the body",
                    e);
        }
    }
}
