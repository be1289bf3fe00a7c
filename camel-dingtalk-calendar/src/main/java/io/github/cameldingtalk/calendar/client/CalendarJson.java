// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar.client;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.cameldingtalk.calendar.SubscribedCalendar;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;

/** A calendar that was got, in other forms. */
public final class CalendarJson {

    private CalendarJson() {}

    /**
     * The JSON of an update laid over a calendar as it is: what the update does not give comes from the calendar, in
     * {@code subscribeScope} too.
     */
    public static byte[] merge(SubscribedCalendar calendar, byte[] update) {
        try {
            ObjectNode all = JsonBinding.MAPPER.valueToTree(calendar.toUpdate());
            for (Map.Entry<String, JsonNode> given :
                    JsonBinding.MAPPER.readTree(update).properties()) {
                JsonNode old = all.get(given.getKey());
                if (old instanceof ObjectNode scope && given.getValue() instanceof ObjectNode givenScope) {
                    scope.setAll(givenScope);
                } else {
                    all.set(given.getKey(), given.getValue());
                }
            }
            return JsonBinding.MAPPER.writeValueAsBytes(all);
        } catch (IOException e) {
            throw new UncheckedIOException("nothing but memory is read and written here", e);
        }
    }

    public static Map<String, Object> toMap(SubscribedCalendar calendar) {
        return JsonBinding.MAPPER.convertValue(calendar, new TypeReference<LinkedHashMap<String, Object>>() {});
    }

    public static String toText(SubscribedCalendar calendar) {
        try {
            return JsonBinding.MAPPER.writeValueAsString(calendar);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException("texts can always be written", e);
        }
    }
}
