// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar.emulator;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The instances of an event: of a series as many as its recurrence has, else one, which is the event itself. */
final class Series {

    private final EmulatedEvent event;
    private final EventTime start;
    private final EventTime end;
    private final @Nullable Recurrence recurrence;

    Series(EmulatedEvent event) {
        this.event = event;
        ObjectNode fields = event.json();
        start = EventTime.of(fields.path("start"));
        end = EventTime.of(fields.path("end"));
        recurrence = fields.path("recurrence").isObject() ? Recurrence.of(fields.path("recurrence"), start) : null;
    }

    /**
     * An event when it takes place.
     *
     * @param id the id of the event, or of the instance of a series
     */
    record Instance(EmulatedEvent event, String id, EventTime start, EventTime end) {

        /** The fields; an instance of a series has no recurrence, but the id of its series. */
        ObjectNode fields() {
            ObjectNode fields = event.json();
            if (!id.equals(event.eventId())) {
                fields.remove("recurrence");
                fields.put("id", id);
                fields.put("seriesMasterId", event.eventId());
                fields.set("start", start.json());
                fields.set("end", end.json());
                fields.set("originStart", start.json());
            }
            return fields;
        }
    }

    boolean isRecurring() {
        return recurrence != null;
    }

    /** The event itself, at the start of the series. */
    Instance master() {
        return new Instance(event, event.eventId(), start, end);
    }

    /** The instances that start before a time, in order. */
    Stream<Instance> instancesBefore(Instant limit) {
        Stream<Instance> all =
                recurrence == null ? Stream.of(master()) : recurrence.dates().map(this::instance);
        return all.takeWhile(instance -> instance.start.instant().isBefore(limit));
    }

    /** The local time of the day stays the same over a change of summer time. */
    private Instance instance(LocalDate date) {
        LocalDateTime local = date.atTime(start.value().toLocalTime());
        Duration length =
                Duration.between(start.value().toLocalDateTime(), end.value().toLocalDateTime());
        EventTime instanceStart = start.at(local);
        String id = event.eventId() + "_" + instanceStart.instant().getEpochSecond();
        return new Instance(event, id, instanceStart, end.at(local.plus(length)));
    }

    /** The id of the series of an instance, or {@code null} if this is not the id of an instance. */
    static @Nullable String masterId(String instanceId) {
        return instanceId.matches(".+_-?\\d{1,12}") ? instanceId.substring(0, instanceId.lastIndexOf('_')) : null;
    }

    /** The instance with this id. */
    Optional<Instance> find(String instanceId) {
        long start = Long.parseLong(instanceId.substring(instanceId.lastIndexOf('_') + 1));
        return instancesBefore(Instant.ofEpochSecond(start + 1))
                .filter(instance -> instance.id.equals(instanceId))
                .findFirst();
    }
}
