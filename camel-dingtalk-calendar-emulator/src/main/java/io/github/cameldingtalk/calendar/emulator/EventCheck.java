// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar.emulator;

import static io.github.cameldingtalk.calendar.emulator.ServiceErrorException.require;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeType;
import java.util.Map;
import java.util.Set;

/** Checks the fields of an event. A documented field of a wrong type is rejected, never ignored. */
final class EventCheck {

    private static final int MAX_SUMMARY = 2_048;
    private static final int MAX_DESCRIPTION = 5_000;

    private static final Map<String, JsonNodeType> TYPES = Map.ofEntries(
            Map.entry("summary", JsonNodeType.STRING),
            Map.entry("description", JsonNodeType.STRING),
            Map.entry("freeBusyStatus", JsonNodeType.STRING),
            Map.entry("isAllDay", JsonNodeType.BOOLEAN),
            Map.entry("start", JsonNodeType.OBJECT),
            Map.entry("end", JsonNodeType.OBJECT),
            Map.entry("recurrence", JsonNodeType.OBJECT),
            Map.entry("location", JsonNodeType.OBJECT),
            Map.entry("onlineMeetingInfo", JsonNodeType.OBJECT),
            Map.entry("extra", JsonNodeType.OBJECT),
            Map.entry("richTextDescription", JsonNodeType.OBJECT),
            Map.entry("attendees", JsonNodeType.ARRAY),
            Map.entry("reminders", JsonNodeType.ARRAY),
            Map.entry("uiConfigs", JsonNodeType.ARRAY),
            Map.entry("categories", JsonNodeType.ARRAY),
            Map.entry("cardInstances", JsonNodeType.ARRAY));

    private static final Set<String> UI_NAMES =
            Set.of("updateEventButton", "deleteEventButton", "transferEventButton", "attendee", "comment");
    private static final Set<String> UI_STATUSES = Set.of("hide", "disable", "enable");
    private static final String DINGTALK = "dingtalk";

    private EventCheck() {}

    /**
     * Checks the fields that a request gives.
     *
     * @throws ServiceErrorException if a field is wrong by itself
     */
    static void checkGiven(JsonNode fields) {
        require(!fields.isNull() && !fields.isMissingNode(), ServiceError.EVENT_MISSING);
        require(fields.isObject(), ServiceError.FORWARDED);
        TYPES.forEach((name, type) -> {
            JsonNode value = fields.path(name);
            require(value.isMissingNode() || value.isNull() || value.getNodeType() == type, ServiceError.FORWARDED);
        });
        require(fields.path("description").asText("").length() <= MAX_DESCRIPTION, ServiceError.FORWARDED);
        AttendeeList.check(fields.path("attendees"));
        for (JsonNode reminder : fields.path("reminders")) {
            require(reminder.path("minutes").isIntegralNumber(), ServiceError.FORWARDED);
            require(isOrAbsent(reminder.path("method"), Set.of(DINGTALK)), ServiceError.FORWARDED);
        }
        for (JsonNode config : fields.path("uiConfigs")) {
            require(UI_NAMES.contains(config.path("uiName").asText()), ServiceError.FORWARDED);
            require(UI_STATUSES.contains(config.path("uiStatus").asText()), ServiceError.FORWARDED);
        }
        require(isOrAbsent(fields.path("onlineMeetingInfo").path("type"), Set.of(DINGTALK)), ServiceError.FORWARDED);
        for (JsonNode value : fields.path("extra")) {
            require(value.isTextual(), ServiceError.FORWARDED);
        }
    }

    private static boolean isOrAbsent(JsonNode value, Set<String> texts) {
        return value.isMissingNode() || value.isNull() || texts.contains(value.asText());
    }

    /**
     * Checks the fields that an event has after a request.
     *
     * @throws ServiceErrorException if a required field is missing, or the fields do not fit together
     */
    static void checkWhole(JsonNode fields) {
        String summary = fields.path("summary").asText("");
        require(!summary.isBlank(), ServiceError.EVENT_SUMMARY_BLANK);
        require(summary.length() <= MAX_SUMMARY, ServiceError.FORWARDED);
        require(!isUnset(fields.path("start")), ServiceError.EVENT_START_NOT_SET);
        require(!isUnset(fields.path("end")), ServiceError.EVENT_END_NOT_SET);
        EventTime start = EventTime.of(fields.path("start"));
        EventTime end = EventTime.of(fields.path("end"));
        require(start.isAllDay() == end.isAllDay(), ServiceError.FORWARDED);
        require(start.value().getZone().equals(end.value().getZone()), ServiceError.FORWARDED);
        require(
                start.isAllDay()
                        ? start.instant().isBefore(end.instant())
                        : !end.instant().isBefore(start.instant()),
                ServiceError.FORWARDED);
        require(fields.path("isAllDay").asBoolean(start.isAllDay()) == start.isAllDay(), ServiceError.FORWARDED);
        JsonNode recurrence = fields.path("recurrence");
        if (recurrence.isObject()) {
            Recurrence.of(recurrence, start);
        }
    }

    private static boolean isUnset(JsonNode time) {
        return !time.path("date").isTextual() && !time.path("dateTime").isTextual();
    }
}
