// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CalendarStoreTest {

    private final CalendarStore calendars = new CalendarStore();

    CalendarStoreTest() {
        calendars.put(EmulatedCalendar.of("first", "author"));
        calendars.put(EmulatedCalendar.of("second", "author"));
        calendars.subscribe("first", "user");
    }

    @Test
    void calendarsAreListedOldestFirst() {
        calendars.put(EmulatedCalendar.of("first", "another"));

        assertThat(calendars.all()).extracting(EmulatedCalendar::calendarId).containsExactly("first", "second");
        assertThat(calendars.size()).isEqualTo(2);
    }

    @Test
    void aReplacedCalendarKeepsItsSubscribers() {
        calendars.put(EmulatedCalendar.of("first", "another"));

        assertThat(calendars.subscribers("first")).containsExactly("user");
    }

    @Test
    void aRemovedCalendarLosesItsSubscribers() {
        calendars.remove("first");
        calendars.put(EmulatedCalendar.of("first", "author"));

        assertThat(calendars.subscribers("first")).isEmpty();
    }

    @Test
    void anUpdateOfAnUnknownCalendarDoesNothing() {
        calendars.update("unknown", calendar -> EmulatedCalendar.of("unknown", "author"));

        assertThat(calendars.get("unknown")).isNull();
    }

    @Test
    void theCalendarsOfASubscriberAreFound() {
        assertThat(calendars.subscribedBy("user"))
                .extracting(EmulatedCalendar::calendarId)
                .containsExactly("first");
        calendars.unsubscribe("first", "user");
        calendars.unsubscribe("second", "user");
        assertThat(calendars.subscribedBy("user")).isEmpty();
    }
}
