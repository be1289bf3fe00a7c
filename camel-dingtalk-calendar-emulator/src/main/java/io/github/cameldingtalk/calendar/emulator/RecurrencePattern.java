// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar.emulator;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.TemporalAdjusters;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Which dates a series has. A month or a year without the date is left out, as in iCalendar.
 *
 * @param interval       the pattern takes place in every so many days, weeks, months or years
 * @param dayOfMonth     for {@code absoluteMonthly} and {@code absoluteYearly}
 * @param daysOfWeek     for {@code weekly} and {@code relativeMonthly}
 * @param index          for {@code relativeMonthly}: which of the month's dates that are one of the days
 * @param firstDayOfWeek where a week begins, for {@code weekly} with an interval
 */
record RecurrencePattern(
        Type type, int interval, int dayOfMonth, Set<DayOfWeek> daysOfWeek, Index index, DayOfWeek firstDayOfWeek) {

    private static final int LAST_YEAR = 9_999;

    enum Type {
        DAILY("daily"),
        WEEKLY("weekly"),
        ABSOLUTE_MONTHLY("absoluteMonthly"),
        RELATIVE_MONTHLY("relativeMonthly"),
        ABSOLUTE_YEARLY("absoluteYearly");

        private final String text;

        Type(String text) {
            this.text = text;
        }

        /** @throws IllegalArgumentException if there is no such type */
        static Type of(String text) {
            return Arrays.stream(values())
                    .filter(type -> type.text.equals(text))
                    .findFirst()
                    .orElseThrow(IllegalArgumentException::new);
        }
    }

    enum Index {
        FIRST("first"),
        SECOND("second"),
        THIRD("third"),
        FOURTH("fourth"),
        LAST("last");

        private final String text;

        Index(String text) {
            this.text = text;
        }

        /** @throws IllegalArgumentException if there is no such index */
        static Index of(String text) {
            return Arrays.stream(values())
                    .filter(index -> index.text.equals(text))
                    .findFirst()
                    .orElseThrow(IllegalArgumentException::new);
        }

        Stream<LocalDate> of(List<LocalDate> dates) {
            int position =
                    switch (this) {
                        case FIRST -> 0;
                        case SECOND -> 1;
                        case THIRD -> 2;
                        case FOURTH -> 3;
                        case LAST -> dates.size() - 1;
                    };
            return position >= 0 && position < dates.size() ? Stream.of(dates.get(position)) : Stream.empty();
        }
    }

    /** The dates from this one on, in order, up to the year 9999. */
    Stream<LocalDate> datesFrom(LocalDate first) {
        return IntStream.iterate(0, period -> period + interval)
                .mapToObj(period -> start(first, period))
                .takeWhile(start -> start.getYear() <= LAST_YEAR)
                .flatMap(this::datesOfPeriod)
                .dropWhile(date -> date.isBefore(first));
    }

    /** The first date of the day, week, month or year that is so many after the one of the first date. */
    private LocalDate start(LocalDate first, int period) {
        return switch (type) {
            case DAILY -> first.plusDays(period);
            case WEEKLY -> first.with(TemporalAdjusters.previousOrSame(firstDayOfWeek))
                    .plusWeeks(period);
            case ABSOLUTE_MONTHLY, RELATIVE_MONTHLY -> first.withDayOfMonth(1).plusMonths(period);
            case ABSOLUTE_YEARLY -> first.withDayOfMonth(1).plusYears(period);
        };
    }

    private Stream<LocalDate> datesOfPeriod(LocalDate start) {
        return switch (type) {
            case DAILY -> Stream.of(start);
            case WEEKLY -> days(start, 7);
            case ABSOLUTE_MONTHLY, ABSOLUTE_YEARLY -> YearMonth.from(start).isValidDay(dayOfMonth)
                    ? Stream.of(start.withDayOfMonth(dayOfMonth))
                    : Stream.empty();
            case RELATIVE_MONTHLY -> index.of(days(start, start.lengthOfMonth()).toList());
        };
    }

    /** The dates among so many from the start that are one of the days. */
    private Stream<LocalDate> days(LocalDate start, int length) {
        return start.datesUntil(start.plusDays(length)).filter(date -> daysOfWeek.contains(date.getDayOfWeek()));
    }
}
