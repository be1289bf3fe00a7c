// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.docs.recipes;

import io.github.cameldingtalk.calendar.api.UpdateSubscribedCalendarRequest;
import org.apache.camel.dataformat.bindy.annotation.CsvRecord;
import org.apache.camel.dataformat.bindy.annotation.DataField;

// tag::row[]
/** A line of a CSV file: the id of a calendar, its new name and its new description. */
@CsvRecord(separator = ",", skipFirstLine = true)
public class CalendarRow {

    @DataField(pos = 1, required = true, trim = true)
    private String calendarId;

    @DataField(pos = 2, required = true, trim = true)
    private String name;

    @DataField(pos = 3, trim = true)
    private String description;

    public String getCalendarId() {
        return calendarId;
    }

    public UpdateSubscribedCalendarRequest getUpdate() {
        UpdateSubscribedCalendarRequest named = new UpdateSubscribedCalendarRequest().withName(name);
        return description == null ? named : named.withDescription(description);
    }

    @Override
    public String toString() {
        return calendarId;
    }
}
// end::row[]
