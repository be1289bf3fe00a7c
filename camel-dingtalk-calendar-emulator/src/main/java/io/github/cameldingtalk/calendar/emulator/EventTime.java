// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar.emulator;

import static io.github.cameldingtalk.calendar.emulator.ServiceErrorException.require;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAccessor;

/**
 * The start or the end of an event.
 *
 * @param value    midnight UTC for an event of whole days, because DingTalk fixes these events to UTC
 * @param isAllDay whether the event has a date only
 */
record EventTime(ZonedDateTime value, boolean isAllDay) {

    /** DingTalk's default for an event without a time zone. */
    static final ZoneId DEFAULT_ZONE = ZoneId.of("Asia/Shanghai");

    /**
     * Reads a start or an end in DingTalk's form.
     *
     * @throws ServiceErrorException {@code FORWARDED} if it is neither a date nor a time with a valid zone
     */
    static EventTime of(JsonNode json) {
        boolean hasDate = json.path("date").isTextual();
        require(
                hasDate != json.path("dateTime").isTextual(),
                ServiceError.FORWARDED,
                "A start or an end must have either the field date or the field dateTime.");
        try {
            EventTime time = hasDate
                    ? new EventTime(LocalDate.parse(json.path("date").asText()).atStartOfDay(ZoneOffset.UTC), true)
                    : new EventTime(
                            time(
                                    json.path("dateTime").asText(),
                                    ZoneId.of(json.path("timeZone").asText(DEFAULT_ZONE.getId()))),
                            false);
            require(
                    time.value.getYear() >= 1 && time.value.getYear() <= 9_999,
                    ServiceError.FORWARDED,
                    "The year of a start or an end must be from 1 to 9999.");
            return time;
        } catch (DateTimeException e) {
            throw new ServiceErrorException(
                    ServiceError.FORWARDED,
                    "A start or an end is wrong. Examples: date 2026-05-01, dateTime 2026-05-01T10:00:00+08:00, timeZone"
                            + " Asia/Shanghai.");
        }
    }

    private static ZonedDateTime time(String text, ZoneId zone) {
        TemporalAccessor time =
                DateTimeFormatter.ISO_DATE_TIME.parseBest(text, OffsetDateTime::from, LocalDateTime::from);
        return time instanceof OffsetDateTime withOffset
                ? withOffset.atZoneSameInstant(zone)
                : ((LocalDateTime) time).atZone(zone);
    }

    Instant instant() {
        return value.toInstant();
    }

    LocalDate date() {
        return value.toLocalDate();
    }

    /** The same time of the day in the same zone, at another local time. */
    EventTime at(LocalDateTime local) {
        return new EventTime(local.atZone(value.getZone()), isAllDay);
    }

    /** DingTalk's form. */
    ObjectNode json() {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        return isAllDay
                ? json.put("date", date().toString())
                : json.put("dateTime", DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(value))
                        .put("timeZone", value.getZone().getId());
    }
}
