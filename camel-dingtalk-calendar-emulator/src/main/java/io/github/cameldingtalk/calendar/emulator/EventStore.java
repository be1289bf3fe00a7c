// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar.emulator;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** The events of all calendars, in memory. Each change has a number, so that a client can ask for what changed since another. */
final class EventStore {

    private static final int MAX_EVENTS = 100_000;

    private final ServiceSettings settings;
    private final Map<String, Stored> events = new LinkedHashMap<>();
    private long characters;
    private long version;
    private String id = newId();

    /**
     * An event with the number of its last change.
     *
     * @param series     the instances of the event, read from its fields once
     * @param characters the size of the event
     */
    record Stored(EmulatedEvent event, Series series, long version, long characters) {}

    EventStore(ServiceSettings settings) {
        this.settings = settings;
    }

    /** Changes when the store is cleared, so that no token of an earlier test fits. */
    synchronized String id() {
        return id;
    }

    /** The number of the last change. */
    synchronized long version() {
        return version;
    }

    /** Whether so many or so large events are stored that no request may add more. */
    synchronized boolean isFull() {
        return events.size() >= MAX_EVENTS || characters >= Memory.EVENT_CHARACTERS;
    }

    /** Adds an event, or replaces the event with the same id. Adds the fields that the service makes, where they are absent. */
    synchronized EmulatedEvent put(EmulatedEvent event) {
        ObjectNode fields = event.json();
        String now = now();
        fields.put("id", event.eventId());
        putAbsent(fields, "status", "confirmed");
        putAbsent(fields, "createTime", now);
        putAbsent(fields, "updateTime", now);
        return store(event.withJson(fields));
    }

    /** Changes the fields of an event, and its time of update. Does nothing if there is none with this id. */
    synchronized void update(String eventId, UnaryOperator<ObjectNode> change) {
        Stored old = events.get(eventId);
        if (old != null) {
            store(old.event.withJson(change.apply(old.event.json()).put("updateTime", now())));
        }
    }

    private EmulatedEvent store(EmulatedEvent event) {
        long size = event.json().toString().length();
        Stored old = events.put(event.eventId(), new Stored(event, new Series(event), ++version, size));
        characters += size - (old == null ? 0 : old.characters);
        return event;
    }

    private static void putAbsent(ObjectNode fields, String name, String value) {
        if (!fields.has(name)) {
            fields.put(name, value);
        }
    }

    private String now() {
        return timestamp(settings.clock().instant());
    }

    private static String timestamp(Instant time) {
        return time.truncatedTo(ChronoUnit.SECONDS).toString();
    }

    synchronized @Nullable EmulatedEvent get(String eventId) {
        Stored stored = events.get(eventId);
        return stored == null ? null : stored.event;
    }

    /** All events, oldest first, also the deleted ones. */
    synchronized List<Stored> all() {
        return List.copyOf(events.values());
    }

    synchronized void clear() {
        events.clear();
        characters = 0;
        version = 0;
        id = newId();
    }

    private static String newId() {
        return UUID.randomUUID().toString();
    }
}
