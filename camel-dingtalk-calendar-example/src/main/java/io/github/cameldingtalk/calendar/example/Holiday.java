// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar.example;

import io.github.cameldingtalk.calendar.api.event.EventRequest;
import java.time.LocalDate;
import java.util.regex.Pattern;
import org.apache.camel.dataformat.bindy.annotation.CsvRecord;
import org.apache.camel.dataformat.bindy.annotation.DataField;
import org.jspecify.annotations.Nullable;

/** A line of a CSV file of holidays: the id, the first day, the last day and the name. A class, because Bindy sets its fields. */
@CsvRecord(separator = ",", skipFirstLine = true)
public class Holiday {

    /** The id is a part of the marker in the event's description, and of the client token. */
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9._-]+");

    @DataField(pos = 1, required = true, trim = true)
    private @Nullable String id;

    @DataField(pos = 2, required = true, trim = true, pattern = "yyyy-MM-dd")
    private @Nullable LocalDate firstDay;

    @DataField(pos = 3, required = true, trim = true, pattern = "yyyy-MM-dd")
    private @Nullable LocalDate lastDay;

    @DataField(pos = 4, required = true, trim = true)
    private @Nullable String name;

    /** A name for this holiday that stays the same if the holiday is renamed or moved. */
    public String getId() {
        if (id == null || !ID.matcher(id).matches()) {
            throw new IllegalArgumentException(
                    "the id of a holiday must have the letters a to z, digits, '.', '_' and '-'" + " only, but is: "
                            + id);
        }
        return id;
    }

    public LocalDate getFirstDay() {
        return given("first day", firstDay);
    }

    /** January 1 of the holiday's year. */
    public LocalDate getYearStart() {
        return getFirstDay().withDayOfYear(1);
    }

    /** January 1 of the next year. */
    public LocalDate getYearEnd() {
        return getYearStart().plusYears(1);
    }

    /**
     * The event of this holiday, without a description.
     *
     * @throws IllegalArgumentException if the last day is before the first
     */
    EventRequest toEvent() {
        return EventRequest.allDay(given("name", name), getFirstDay(), given("last day", lastDay));
    }

    private <T> T given(String field, @Nullable T value) {
        if (value == null) {
            throw new IllegalArgumentException("the holiday " + id + " has no " + field);
        }
        return value;
    }
}
