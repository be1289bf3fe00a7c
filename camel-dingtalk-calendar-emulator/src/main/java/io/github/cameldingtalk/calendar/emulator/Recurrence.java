// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar.emulator;

import static io.github.cameldingtalk.calendar.emulator.ServiceErrorException.require;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * The dates on which a series takes place.
 *
 * @param pattern     which dates
 * @param first       the date of the start of the series
 * @param occurrences at most so many dates
 * @param isInRange   whether a date is not after the end of the series
 */
record Recurrence(RecurrencePattern pattern, LocalDate first, long occurrences, Predicate<LocalDate> isInRange) {

    private static final int MAX_INTERVAL = 365;
    private static final int MAX_OCCURRENCES = 99;

    /**
     * Reads a recurrence in DingTalk's form.
     *
     * @throws ServiceErrorException if the recurrence lacks a part, or a part is wrong
     */
    static Recurrence of(JsonNode json, EventTime start) {
        JsonNode range = json.path("range");
        long occurrences = Long.MAX_VALUE;
        Predicate<LocalDate> isInRange = date -> true;
        switch (range.path("type").asText()) {
            case "noEnd" -> {}
            case "endDate" -> {
                require(
                        !isGiven(range.path("numberOfOccurrences")),
                        ServiceError.FORWARDED,
                        "A recurrence.range of the type endDate must not have numberOfOccurrences.");
                isInRange = until(range.path("endDate").asText(), start);
            }
            case "numbered" -> {
                require(
                        !isGiven(range.path("endDate")),
                        ServiceError.FORWARDED,
                        "A recurrence.range of the type numbered must not have endDate.");
                occurrences = range.path("numberOfOccurrences").asInt();
                require(
                        range.path("numberOfOccurrences").isInt() && occurrences >= 1 && occurrences <= MAX_OCCURRENCES,
                        ServiceError.NUMBER_OF_OCCURRENCES_WRONG);
            }
            default -> throw new ServiceErrorException(
                    ServiceError.FORWARDED, "The field recurrence.range.type must be noEnd, endDate or numbered.");
        }
        return new Recurrence(pattern(json.path("pattern"), start.date()), start.date(), occurrences, isInRange);
    }

    private static boolean isGiven(JsonNode value) {
        return !value.isMissingNode() && !value.isNull();
    }

    private static RecurrencePattern pattern(JsonNode json, LocalDate first) {
        JsonNode interval = json.path("interval");
        require(
                !isGiven(interval) || interval.isInt() && interval.asInt() >= 1 && interval.asInt() <= MAX_INTERVAL,
                ServiceError.INTERVAL_WRONG);
        JsonNode dayOfMonth = json.path("dayOfMonth");
        require(
                !isGiven(dayOfMonth) || dayOfMonth.isInt() && dayOfMonth.asInt() >= 1 && dayOfMonth.asInt() <= 31,
                ServiceError.FORWARDED,
                "The field recurrence.pattern.dayOfMonth must be from 1 to 31.");
        try {
            return new RecurrencePattern(
                    RecurrencePattern.Type.of(json.path("type").asText()),
                    interval.asInt(1),
                    dayOfMonth.asInt(first.getDayOfMonth()),
                    daysOfWeek(json.path("daysOfWeek").asText(""), first),
                    RecurrencePattern.Index.of(json.path("index").asText("first")),
                    day(json.path("firstDayOfWeek").asText("sunday")));
        } catch (IllegalArgumentException e) {
            throw new ServiceErrorException(
                    ServiceError.FORWARDED,
                    "The field recurrence.pattern has a type, an index or a day that does not exist.");
        }
    }

    private static Set<DayOfWeek> daysOfWeek(String text, LocalDate first) {
        Set<DayOfWeek> days = EnumSet.noneOf(DayOfWeek.class);
        if (text.isBlank()) {
            days.add(first.getDayOfWeek());
        } else {
            List.of(text.split(",", -1)).forEach(name -> days.add(day(name.strip())));
        }
        return days;
    }

    private static DayOfWeek day(String name) {
        require(
                name.equals(name.toLowerCase(Locale.ROOT)),
                ServiceError.FORWARDED,
                "The days in recurrence.pattern must be in lower case.");
        return DayOfWeek.valueOf(name.toUpperCase(Locale.ROOT));
    }

    /** The end is a date, which is the last one, or a time. */
    private static Predicate<LocalDate> until(String text, EventTime start) {
        try {
            if (text.indexOf('T') < 0) {
                LocalDate last = LocalDate.parse(text);
                return date -> !date.isAfter(last);
            }
            Instant last = OffsetDateTime.parse(text).toInstant();
            return date -> !start.at(date.atTime(start.value().toLocalTime()))
                    .instant()
                    .isAfter(last);
        } catch (DateTimeException e) {
            throw new ServiceErrorException(
                    ServiceError.FORWARDED,
                    "The field recurrence.range.endDate must be a date such as 2026-05-01, or a time with an offset.");
        }
    }

    /** The dates, in order. The stream ends with the series, or in the year 9999. */
    Stream<LocalDate> dates() {
        return pattern.datesFrom(first).takeWhile(isInRange).limit(occurrences);
    }
}
