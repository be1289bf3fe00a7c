// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar.emulator;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The contents of a data file, checked as a whole. */
record DataSet(List<DataApp> apps, List<DataUser> users, List<DataCalendar> calendars, List<EmulatedEvent> events) {

    static final List<String> FIELDS = List.of("apps", "users", "calendars", "events");

    private static final String UNION_ID = "unionId";
    private static final String CALENDAR_ID = "calendarId";
    private static final String EVENT_ID = "eventId";
    private static final String ORGANIZER = "organizer";

    record DataUser(String unionId, Set<String> corpIds, Set<String> openConversationIds) {}

    record DataCalendar(EmulatedCalendar calendar, List<String> subscribers) {}

    /** @throws IllegalArgumentException if a field is unknown or wrong */
    static DataSet of(DataNode file) {
        file.requireFields(FIELDS);
        List<DataUser> users = file.list("users").stream().map(DataSet::user).toList();
        Set<String> unionIds = ids(file, "users", UNION_ID);
        List<DataApp> apps =
                file.list("apps").stream().map(app -> DataApp.of(app, unionIds)).toList();
        List<DataCalendar> calendars = file.list("calendars").stream()
                .map(calendar -> calendar(calendar, unionIds))
                .toList();
        Set<String> calendarIds = new TreeSet<>(ids(file, "calendars", CALENDAR_ID));
        calendarIds.add(EmulatedEvent.PRIMARY);
        List<EmulatedEvent> events = file.list("events").stream()
                .map(event -> event(event, unionIds, calendarIds))
                .toList();
        ids(file, "apps", DataApp.CLIENT_ID);
        ids(file, "events", EVENT_ID);
        return new DataSet(apps, users, calendars, events);
    }

    /** The ids in a list, each of which must be there once. */
    private static Set<String> ids(DataNode file, String list, String name) {
        Set<String> ids = new HashSet<>();
        for (DataNode element : file.list(list)) {
            if (!ids.add(element.text(name))) {
                throw element.error("has the " + name + " of an element before. Each needs its own " + name + ".");
            }
        }
        return ids;
    }

    private static DataUser user(DataNode user) {
        user.requireFields(List.of(UNION_ID, "corpIds", "openConversationIds"));
        return new DataUser(
                user.text(UNION_ID), Set.copyOf(user.texts("corpIds")), Set.copyOf(user.texts("openConversationIds")));
    }

    private static DataCalendar calendar(DataNode calendar, Set<String> unionIds) {
        calendar.requireFields(
                List.of(CALENDAR_ID, "author", "name", "description", "managers", "subscribeScope", "subscribers"));
        calendar.list("managers").forEach(user -> user.requireOneOf(unionIds));
        calendar.list("subscribers").forEach(user -> user.requireOneOf(unionIds));
        return new DataCalendar(
                new EmulatedCalendar(
                        calendar.text(CALENDAR_ID),
                        calendar.idOf("author", unionIds),
                        calendar.text("name"),
                        calendar.optionalText("description"),
                        calendar.texts("managers"),
                        scope(calendar.child("subscribeScope"))),
                calendar.texts("subscribers"));
    }

    private static EmulatedCalendar.SubscribeScope scope(@Nullable DataNode scope) {
        if (scope == null) {
            return EmulatedCalendar.SubscribeScope.EMPTY;
        }
        scope.requireFields(List.of("unionIds", "openConversationIds", "corpIds"));
        return new EmulatedCalendar.SubscribeScope(
                scope.texts("unionIds"), scope.texts("openConversationIds"), scope.texts("corpIds"));
    }

    private static EmulatedEvent event(DataNode event, Set<String> unionIds, Set<String> calendarIds) {
        List<String> fields = new ArrayList<>(List.of(EVENT_ID, ORGANIZER, CALENDAR_ID));
        fields.addAll(EventCheck.fields());
        event.requireFields(fields);
        String organizer = event.idOf(ORGANIZER, unionIds);
        String calendarId =
                event.child(CALENDAR_ID) == null ? EmulatedEvent.PRIMARY : event.idOf(CALENDAR_ID, calendarIds);
        ObjectNode json = (ObjectNode) event.json();
        json.remove(List.of(EVENT_ID, ORGANIZER, CALENDAR_ID));
        try {
            EventCheck.checkGiven(json);
            EventCheck.checkWhole(json);
        } catch (ServiceErrorException e) {
            throw event.error("is not a valid event. " + e.getMessage());
        }
        return new EmulatedEvent(event.text(EVENT_ID), organizer, calendarId, Map.of()).withJson(json);
    }

    /** Checks that none of these Client IDs is the id of an app in the file. */
    void requireNoApps(Set<String> clientIds) {
        for (DataApp app : apps) {
            if (clientIds.contains(app.app().clientId())) {
                throw new IllegalArgumentException(
                        "--app: the app " + app.app().clientId() + " exists already; choose another key.");
            }
        }
    }

    /** Adds everything to an emulator. */
    void putInto(DingTalkEmulator emulator) {
        apps.forEach(app -> app.putInto(emulator));
        users.forEach(user -> emulator.putUser(user.unionId, user.corpIds, user.openConversationIds));
        for (DataCalendar entry : calendars) {
            emulator.put(entry.calendar);
            entry.subscribers.forEach(user -> emulator.data().calendars().subscribe(entry.calendar.calendarId(), user));
        }
        events.forEach(emulator::put);
    }
}
