// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar.example;

import io.github.cameldingtalk.calendar.api.event.CalendarEvent;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The events of holidays, by the id of the holiday. DingTalk has no field for the id of a source, so the id is in the
 * description of the event.
 */
record HolidayEvents(Map<String, List<CalendarEvent>> existing, Map<String, List<CalendarEvent>> deleted) {

    private static final Pattern MARKER = Pattern.compile("\\[holiday:([A-Za-z0-9._-]+)]");

    /** Leaves out all events without the marker of a holiday, and the instances of a series that a person has made of an event. */
    static HolidayEvents of(List<CalendarEvent> events) {
        Map<Boolean, Map<String, List<CalendarEvent>>> byId = events.stream()
                .filter(event -> holidayId(event) != null)
                .collect(Collectors.partitioningBy(
                        CalendarEvent::wasDeleted,
                        Collectors.groupingBy(
                                event -> String.valueOf(holidayId(event)), TreeMap::new, Collectors.toList())));
        return new HolidayEvents(byId.getOrDefault(false, Map.of()), byId.getOrDefault(true, Map.of()));
    }

    static String marker(String holidayId) {
        return "[holiday:" + holidayId + "]";
    }

    private static @Nullable String holidayId(CalendarEvent event) {
        if (event.description() == null || event.seriesMasterId() != null) {
            return null;
        }
        Matcher marker = MARKER.matcher(event.description());
        return marker.find() ? marker.group(1) : null;
    }

    /** The event of a holiday, or {@code null} if the calendar has none. */
    @Nullable
    CalendarEvent first(String holidayId) {
        List<CalendarEvent> copies = existing.get(holidayId);
        return copies == null ? null : copies.get(0);
    }

    int timesDeleted(String holidayId) {
        return deleted.getOrDefault(holidayId, List.of()).size();
    }
}
