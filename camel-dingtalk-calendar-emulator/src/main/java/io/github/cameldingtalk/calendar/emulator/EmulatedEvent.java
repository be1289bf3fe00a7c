// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar.emulator;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An event, as the emulator stores it.
 *
 * @param eventId    the id that <em>create event</em> returned
 * @param organizer  the unionId of the user who created the event
 * @param calendarId {@link #PRIMARY} for the main calendar of the organizer, else the id of a subscription calendar
 * @param fields     the fields in DingTalk's form, such as {@code summary} and {@code start}: maps, lists, texts, numbers and Booleans
 */
public record EmulatedEvent(String eventId, String organizer, String calendarId, Map<String, Object> fields) {

    /** The id of the main calendar, which each user has. */
    public static final String PRIMARY = "primary";

    private static final ObjectMapper JSON = new ObjectMapper();

    /**
     * Copies the fields.
     *
     * @param eventId    the id that <em>create event</em> returned
     * @param organizer  a unionId
     * @param calendarId {@link #PRIMARY}, or the id of a subscription calendar
     * @param fields     in DingTalk's form
     */
    public EmulatedEvent {
        fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
    }

    /**
     * {@return an event in the main calendar of the organizer} The zone of the start is the time zone of the event.
     *
     * @param eventId   the id that clients use
     * @param organizer a unionId
     * @param summary   the title
     * @param start     the first moment
     * @param end       not before the start, in any zone
     */
    public static EmulatedEvent timed(
            String eventId, String organizer, String summary, ZonedDateTime start, ZonedDateTime end) {
        return new EmulatedEvent(
                eventId,
                organizer,
                PRIMARY,
                Map.of(
                        "summary",
                        summary,
                        "start",
                        time(start),
                        "end",
                        time(end.withZoneSameInstant(start.getZone())),
                        "isAllDay",
                        false));
    }

    /**
     * {@return an event of one or more whole days in the main calendar of the organizer}
     *
     * @param eventId      the id that clients use
     * @param organizer    a unionId
     * @param summary      the title
     * @param firstDay     the first day
     * @param endExclusive the day after the last day
     */
    public static EmulatedEvent allDay(
            String eventId, String organizer, String summary, LocalDate firstDay, LocalDate endExclusive) {
        return new EmulatedEvent(
                eventId,
                organizer,
                PRIMARY,
                Map.of(
                        "summary",
                        summary,
                        "start",
                        Map.of("date", firstDay.toString()),
                        "end",
                        Map.of("date", endExclusive.toString()),
                        "isAllDay",
                        true));
    }

    private static Map<String, Object> time(ZonedDateTime time) {
        return Map.of(
                "dateTime",
                DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(time),
                "timeZone",
                time.getZone().getId());
    }

    /**
     * {@return the same event in another calendar}
     *
     * @param otherCalendarId the id of a subscription calendar
     */
    public EmulatedEvent in(String otherCalendarId) {
        return new EmulatedEvent(eventId, organizer, otherCalendarId, fields);
    }

    /**
     * {@return the same event with another value of a field}
     *
     * @param field the name in DingTalk's API, such as {@code location}
     * @param value a map, list, text, number or Boolean, as in DingTalk's JSON
     */
    public EmulatedEvent with(String field, Object value) {
        Map<String, Object> changed = new LinkedHashMap<>(fields);
        changed.put(field, value);
        return new EmulatedEvent(eventId, organizer, calendarId, changed);
    }

    /** {@return the title, or {@code null} if the event has none} */
    public @Nullable String summary() {
        return fields.get("summary") instanceof String text ? text : null;
    }

    /** {@return whether the event was deleted} */
    public boolean isCancelled() {
        return "cancelled".equals(fields.get("status"));
    }

    /** The fields as JSON, which the caller may change. */
    ObjectNode json() {
        return JSON.valueToTree(fields);
    }

    /** The same event with these fields. */
    EmulatedEvent withJson(JsonNode json) {
        return new EmulatedEvent(
                eventId,
                organizer,
                calendarId,
                JSON.convertValue(json, new TypeReference<LinkedHashMap<String, Object>>() {}));
    }
}
