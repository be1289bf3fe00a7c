// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar.emulator;

import java.util.ArrayList;
import java.util.Collection;
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

    private static final int MAX_CALENDARS = 10_000;
    private static final int OBJECT_CHARACTERS = 64;

    private final Map<String, EmulatedCalendar> calendars = new LinkedHashMap<>();
    private final Map<String, Set<String>> subscribers = new HashMap<>();
    private long characters;

    /** Whether so many or so large calendars are stored that no request may add more. */
    synchronized boolean isFull() {
        return calendars.size() >= MAX_CALENDARS || characters >= Memory.CALENDAR_CHARACTERS;
    }

    /** Adds a calendar. A calendar with the same id is replaced, and keeps its subscribers. */
    synchronized void put(EmulatedCalendar calendar) {
        EmulatedCalendar old = calendars.put(calendar.calendarId(), calendar);
        characters += size(calendar) - (old == null ? 0 : size(old));
    }

    /** Replaces a calendar. Does nothing if there is none with this id. */
    synchronized void update(String calendarId, UnaryOperator<EmulatedCalendar> update) {
        EmulatedCalendar old = calendars.get(calendarId);
        if (old != null) {
            put(update.apply(old));
        }
    }

    /** Removes a calendar and its subscriptions. */
    synchronized void remove(String calendarId) {
        EmulatedCalendar old = calendars.remove(calendarId);
        Set<String> users = subscribers.remove(calendarId);
        characters -= (old == null ? 0 : size(old)) + (users == null ? 0 : size(users));
    }

    private static long size(EmulatedCalendar calendar) {
        return OBJECT_CHARACTERS
                + calendar.name().length()
                + (calendar.description() == null ? 0 : calendar.description().length())
                + size(calendar.managers())
                + size(calendar.subscribeScope().unionIds())
                + size(calendar.subscribeScope().openConversationIds())
                + size(calendar.subscribeScope().corpIds());
    }

    private static long size(Collection<String> texts) {
        return texts.stream()
                .mapToLong(text -> OBJECT_CHARACTERS + text.length())
                .sum();
    }

    synchronized @Nullable EmulatedCalendar get(String calendarId) {
        return calendars.get(calendarId);
    }

    /** @throws ServiceErrorException this error, if there is no calendar with this id */
    synchronized EmulatedCalendar existing(String calendarId, ServiceError otherwise) {
        EmulatedCalendar calendar = calendars.get(calendarId);
        if (calendar == null) {
            throw new ServiceErrorException(
                    otherwise,
                    "There is no calendar with the id " + calendarId + ". "
                            + KnownIds.text("calendars", calendars.keySet()));
        }
        return calendar;
    }

    /** All calendars, oldest first. */
    synchronized List<EmulatedCalendar> all() {
        return List.copyOf(calendars.values());
    }

    /** All calendars that a user has subscribed to, and then those that the user has only created; oldest first. */
    synchronized List<EmulatedCalendar> listedFor(String unionId) {
        List<EmulatedCalendar> listed = new ArrayList<>();
        List<EmulatedCalendar> created = new ArrayList<>();
        for (EmulatedCalendar calendar : calendars.values()) {
            if (subscribers(calendar.calendarId()).contains(unionId)) {
                listed.add(calendar);
            } else if (calendar.author().equals(unionId)) {
                created.add(calendar);
            }
        }
        listed.addAll(created);
        return listed;
    }

    /** The unionIds of the subscribers of a calendar. */
    synchronized Set<String> subscribers(String calendarId) {
        return Set.copyOf(subscribers.getOrDefault(calendarId, Set.of()));
    }

    synchronized boolean isSubscriber(String calendarId, String unionId) {
        return subscribers.getOrDefault(calendarId, Set.of()).contains(unionId);
    }

    synchronized void subscribe(String calendarId, String unionId) {
        if (subscribers.computeIfAbsent(calendarId, id -> new LinkedHashSet<>()).add(unionId)) {
            characters += OBJECT_CHARACTERS + unionId.length();
        }
    }

    synchronized void unsubscribe(String calendarId, String unionId) {
        if (subscribers.getOrDefault(calendarId, new LinkedHashSet<>()).remove(unionId)) {
            characters -= OBJECT_CHARACTERS + unionId.length();
        }
    }

    synchronized void clear() {
        calendars.clear();
        subscribers.clear();
        characters = 0;
    }
}
