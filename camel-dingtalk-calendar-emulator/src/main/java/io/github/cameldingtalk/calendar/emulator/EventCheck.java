// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar.emulator;

import static io.github.cameldingtalk.calendar.emulator.ServiceErrorException.require;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeType;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

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

    /** The documented fields, in the order of the alphabet. */
    static Set<String> fields() {
        return new TreeSet<>(TYPES.keySet());
    }

    /**
     * Checks the fields that a request gives.
     *
     * @throws ServiceErrorException if a field is wrong by itself
     */
    static void checkGiven(JsonNode fields) {
        require(!fields.isNull() && !fields.isMissingNode(), ServiceError.EVENT_MISSING);
        require(fields.isObject(), ServiceError.FORWARDED, "The body must be a JSON object.");
        TYPES.forEach((name, type) -> {
            JsonNode value = fields.path(name);
            require(
                    value.isMissingNode() || value.isNull() || value.getNodeType() == type,
                    ServiceError.FORWARDED,
                    "The field " + name + " must be of the JSON type "
                            + type.name().toLowerCase(Locale.ROOT) + ".");
        });
        requireLength(fields, "description", MAX_DESCRIPTION);
        AttendeeList.check(fields.path("attendees"));
        for (JsonNode reminder : fields.path("reminders")) {
            require(
                    reminder.path("minutes").isIntegralNumber(),
                    ServiceError.FORWARDED,
                    "The field minutes of a reminder must be a whole number.");
            require(
                    isOrAbsent(reminder.path("method"), Set.of(DINGTALK)),
                    ServiceError.FORWARDED,
                    "The field method of a reminder must be dingtalk.");
        }
        for (JsonNode config : fields.path("uiConfigs")) {
            require(
                    UI_NAMES.contains(config.path("uiName").asText())
                            && UI_STATUSES.contains(config.path("uiStatus").asText()),
                    ServiceError.FORWARDED,
                    "The field uiConfigs has a uiName or uiStatus that does not exist.");
        }
        require(
                isOrAbsent(fields.path("onlineMeetingInfo").path("type"), Set.of(DINGTALK)),
                ServiceError.FORWARDED,
                "The field onlineMeetingInfo.type must be dingtalk.");
        for (JsonNode value : fields.path("extra")) {
            require(value.isTextual(), ServiceError.FORWARDED, "The values in the field extra must be strings.");
        }
    }

    private static void requireLength(JsonNode fields, String name, int max) {
        require(
                fields.path(name).asText("").length() <= max,
                ServiceError.FORWARDED,
                "The field " + name + " must have at most " + max + " characters.");
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
        requireLength(fields, "summary", MAX_SUMMARY);
        require(!isUnset(fields.path("start")), ServiceError.EVENT_START_NOT_SET);
        require(!isUnset(fields.path("end")), ServiceError.EVENT_END_NOT_SET);
        EventTime start = EventTime.of(fields.path("start"));
        EventTime end = EventTime.of(fields.path("end"));
        require(
                start.isAllDay() == end.isAllDay()
                        && start.value().getZone().equals(end.value().getZone()),
                ServiceError.FORWARDED,
                "The start and the end must both be dates, or both be times in the same timeZone.");
        require(
                start.isAllDay()
                        ? start.instant().isBefore(end.instant())
                        : !end.instant().isBefore(start.instant()),
                ServiceError.FORWARDED,
                "The end must not be before the start. The end of whole days is the day after the last day.");
        require(
                fields.path("isAllDay").asBoolean(start.isAllDay()) == start.isAllDay(),
                ServiceError.FORWARDED,
                "The field isAllDay must be true with dates, and false with times.");
        JsonNode recurrence = fields.path("recurrence");
        if (recurrence.isObject()) {
            Recurrence.of(recurrence, start);
        }
    }

    private static boolean isUnset(JsonNode time) {
        return !time.path("date").isTextual() && !time.path("dateTime").isTextual();
    }
}
