// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar.emulator;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** The subscription calendars and their subscribers, in memory. */
final class CalendarStore {

    private final Map<String, EmulatedCalendar> calendars = new LinkedHashMap<>();
    private final Map<String, Set<String>> subscribers = new HashMap<>();

    /** Adds a calendar. A calendar with the same id is replaced, and keeps its subscribers. */
    synchronized void put(EmulatedCalendar calendar) {
        calendars.put(calendar.calendarId(), calendar);
    }

    /** Replaces a calendar. Does nothing if there is none with this id. */
    synchronized void update(String calendarId, UnaryOperator<EmulatedCalendar> update) {
        calendars.computeIfPresent(calendarId, (id, old) -> update.apply(old));
    }

    /** Removes a calendar and its subscriptions. */
    synchronized void remove(String calendarId) {
        calendars.remove(calendarId);
        subscribers.remove(calendarId);
    }

    synchronized @Nullable EmulatedCalendar get(String calendarId) {
        return calendars.get(calendarId);
    }

    /** All calendars, oldest first. */
    synchronized List<EmulatedCalendar> all() {
        return List.copyOf(calendars.values());
    }

    /** All calendars that a user has subscribed to, oldest first. */
    synchronized List<EmulatedCalendar> subscribedBy(String unionId) {
        return calendars.values().stream()
                .filter(calendar -> subscribers(calendar.calendarId()).contains(unionId))
                .toList();
    }

    synchronized int size() {
        return calendars.size();
    }

    /** The unionIds of the subscribers of a calendar. */
    synchronized Set<String> subscribers(String calendarId) {
        return Set.copyOf(subscribers.getOrDefault(calendarId, Set.of()));
    }

    synchronized void subscribe(String calendarId, String unionId) {
        subscribers.computeIfAbsent(calendarId, id -> new LinkedHashSet<>()).add(unionId);
    }

    synchronized void unsubscribe(String calendarId, String unionId) {
        subscribers.getOrDefault(calendarId, new LinkedHashSet<>()).remove(unionId);
    }

    synchronized void clear() {
        calendars.clear();
        subscribers.clear();
    }
}
