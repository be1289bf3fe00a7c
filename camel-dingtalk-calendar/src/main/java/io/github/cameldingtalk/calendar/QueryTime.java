// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoField;
import java.time.temporal.TemporalAccessor;
import java.time.temporal.TemporalQueries;
import java.util.Calendar;
import java.util.Date;
import java.util.Locale;

/**
 * A time in a query. DingTalk was seen to accept UTC with milliseconds, and to refuse other forms. A time without a zone is
 * taken as UTC.
 */
final class QueryTime {

    private static final DateTimeFormatter UTC = DateTimeFormatter.ofPattern(
                    "uuuu-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter ANY = DateTimeFormatter.ofPattern(
                    "uuuu-MM-dd['T'HH:mm[:ss[.SSSSSSSSS][.SSSSSSSS][.SSSSSSS][.SSSSSS][.SSSSS][.SSSS][.SSS][.SS][.S]][XXX][XX][X]['['VV']']]",
                    Locale.ROOT)
            .withResolverStyle(ResolverStyle.STRICT);

    private QueryTime() {}

    /**
     * The text that is sent.
     *
     * @param place the option or the header, for the message
     * @param value a text in ISO 8601, a value of {@code java.time}, a {@link Date} or a {@link Calendar}
     * @throws IllegalArgumentException if the value is not a time
     */
    static String text(String place, Object value) {
        try {
            return UTC.format(instant(value));
        } catch (DateTimeException | ArithmeticException e) {
            throw new IllegalArgumentException(
                    place + " must be a time such as 2026-10-01T00:00:00+08:00, or a value of java.time with a date",
                    e);
        }
    }

    @SuppressWarnings("JavaUtilDate") // Camel's simple language returns dates
    private static Instant instant(Object value) {
        if (value instanceof Date date) {
            return Instant.ofEpochMilli(date.getTime());
        }
        if (value instanceof Calendar calendar) {
            return calendar.toInstant();
        }
        if (value instanceof TemporalAccessor time) {
            return instant(time);
        }
        if (value instanceof CharSequence text) {
            return instant(ANY.parse(text.toString().strip()));
        }
        throw new DateTimeParseException("not a time", value.getClass().getName(), 0);
    }

    private static Instant instant(TemporalAccessor time) {
        if (time.isSupported(ChronoField.INSTANT_SECONDS)) {
            return Instant.from(time);
        }
        LocalDate date = LocalDate.from(time);
        return time.query(TemporalQueries.localTime()) == null
                ? date.atStartOfDay(ZoneOffset.UTC).toInstant()
                : LocalDateTime.from(time).toInstant(ZoneOffset.UTC);
    }
}
