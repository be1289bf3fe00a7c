// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cameldingtalk.calendar.emulator.EmulatedCalendar.SubscribeScope;
import java.util.List;
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
        assertThat(calendars.all()).hasSize(2);
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
        assertThat(calendars.listedFor("user"))
                .extracting(EmulatedCalendar::calendarId)
                .containsExactly("first");
        calendars.unsubscribe("first", "user");
        calendars.unsubscribe("second", "user");
        assertThat(calendars.listedFor("user")).isEmpty();
    }

    @Test
    void theStoreIsFullWithThirtyTwoMebicharactersUntilSomeAreRemoved() {
        String text = "x".repeat(4 * 1024 * 1024);
        for (int i = 0; i < 7; i++) {
            calendars.put(new EmulatedCalendar("c" + i, "a", "n", text, List.of(), SubscribeScope.EMPTY));
        }
        calendars.put(new EmulatedCalendar("c0", "a", "n", text, List.of(), SubscribeScope.EMPTY));
        assertThat(calendars.isFull()).isFalse();

        calendars.subscribe("c0", text);
        assertThat(calendars.isFull()).isTrue();
        calendars.unsubscribe("c0", text);
        assertThat(calendars.isFull()).isFalse();
        calendars.update("c1", old -> new EmulatedCalendar("c1", "a", text, text, List.of(), SubscribeScope.EMPTY));
        assertThat(calendars.isFull()).isTrue();
        calendars.remove("c1");
        assertThat(calendars.isFull()).isFalse();
    }
}
