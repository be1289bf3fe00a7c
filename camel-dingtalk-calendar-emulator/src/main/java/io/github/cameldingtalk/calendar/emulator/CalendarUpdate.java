// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar.emulator;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.cameldingtalk.calendar.emulator.EmulatedCalendar.SubscribeScope;
import java.util.List;

/**
 * Applies the fields of a request to a calendar.
 *
 * @param rules  decide what an absent field, an empty list and a {@code null} do
 * @param fields a JSON object whose fields were checked, or an empty array that means an empty object
 */
record CalendarUpdate(Rules rules, JsonNode fields) {

    /** The calendar with the fields of the request. */
    EmulatedCalendar applyTo(EmulatedCalendar calendar) {
        EmulatedCalendar old = rules.absentKeepsValue() ? calendar : withoutFields(calendar);
        return new EmulatedCalendar(
                old.calendarId(),
                old.author(),
                isGiven(fields, "name") ? fields.get("name").asText() : old.name(),
                isGiven(fields, "description") ? fields.get("description").asText(null) : old.description(),
                list(fields, "managers", old.managers()),
                scope(old.subscribeScope()));
    }

    private static EmulatedCalendar withoutFields(EmulatedCalendar calendar) {
        return new EmulatedCalendar(
                calendar.calendarId(), calendar.author(), "", null, List.of(), SubscribeScope.EMPTY);
    }

    private SubscribeScope scope(SubscribeScope old) {
        JsonNode scope = fields.path("subscribeScope");
        if (!scope.isObject()) {
            return old;
        }
        return new SubscribeScope(
                list(scope, "unionIds", old.unionIds()),
                list(scope, "openConversationIds", old.openConversationIds()),
                list(scope, "corpIds", old.corpIds()));
    }

    private List<String> list(JsonNode object, String name, List<String> old) {
        if (!isGiven(object, name)) {
            return old;
        }
        List<String> given = JsonTexts.of(object.get(name));
        return given.isEmpty() && !rules.emptyListClears() ? old : given;
    }

    private boolean isGiven(JsonNode object, String name) {
        return object.has(name) && (rules.nullClears() || !object.get(name).isNull());
    }
}
