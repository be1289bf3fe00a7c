// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar.internal.http;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads the header {@code Retry-After}: a number of seconds, or a date in one of the three formats of HTTP. */
final class RetryAfter {

    /** A longer time is a mistake, and a route that waits for so long would look dead. */
    static final Duration MAX = Duration.ofDays(1);

    private static final int MAX_LENGTH = 100;
    private static final Pattern SECONDS = Pattern.compile("[0-9]+");

    /** More digits are more than a day in any case. */
    private static final int MAX_DIGITS = 9;

    /** The name of the weekday says nothing that the date does not say. */
    private static final Pattern WEEKDAY = Pattern.compile("^[A-Za-z]+,? ");

    /** {@code Sun, 06 Nov 1994 08:49:37 GMT}, {@code Sunday, 06-Nov-94 08:49:37 GMT}, {@code Sun Nov  6 08:49:37 1994}. */
    private static final List<DateTimeFormatter> DATES = List.of(
            format("d MMM uuuu HH:mm:ss 'GMT'"), format("d-MMM-uu HH:mm:ss 'GMT'"), format("MMM d HH:mm:ss uuuu"));

    private RetryAfter() {}

    /**
     * The time to wait.
     *
     * @param value the header {@code Retry-After}
     * @param date  the header {@code Date}, the time of the server's clock
     * @param now   the time of this machine's clock, if there is no {@code Date}
     * @return at most {@link #MAX}; {@code null} if there is no header, if it cannot be read, or if its date is past
     */
    static @Nullable Duration of(@Nullable String value, @Nullable String date, Instant now) {
        String text = value == null ? "" : value.strip();
        if (SECONDS.matcher(text).matches()) {
            String digits = text.replaceFirst("^0+(?=.)", "");
            return digits.length() > MAX_DIGITS ? MAX : atMost(Duration.ofSeconds(Long.parseLong(digits)));
        }
        Instant sent = date == null ? null : date(date, now);
        Instant from = sent == null ? now : sent;
        Instant until = date(text, from);
        return until == null || until.isBefore(from) ? null : atMost(Duration.between(from, until));
    }

    private static Duration atMost(Duration time) {
        return time.compareTo(MAX) > 0 ? MAX : time;
    }

    private static @Nullable Instant date(String text, Instant now) {
        if (text.length() > MAX_LENGTH) {
            return null;
        }
        String date = WEEKDAY.matcher(text.strip().replaceAll(" +", " ")).replaceFirst("");
        for (DateTimeFormatter format : DATES) {
            try {
                LocalDateTime time = LocalDateTime.parse(date, format);
                // Two digits of a year that seem to be more than 50 years away are of the last century, says RFC 9110.
                boolean isPast = date.indexOf('-') >= 0
                        && time.isAfter(
                                LocalDateTime.ofInstant(now, ZoneOffset.UTC).plusYears(50));
                return (isPast ? time.minusYears(100) : time).toInstant(ZoneOffset.UTC);
            } catch (DateTimeException e) {
                // Another format, or not a date.
            }
        }
        return null;
    }

    private static DateTimeFormatter format(String pattern) {
        return new DateTimeFormatterBuilder()
                .parseCaseInsensitive()
                .appendPattern(pattern)
                .toFormatter(Locale.ENGLISH);
    }
}
