// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar.example;

import io.github.cameldingtalk.calendar.api.event.CalendarEvent;
import io.github.cameldingtalk.calendar.api.event.EventRequest;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * What to do so that the events of a calendar are the holidays of a file. Only events with the marker of a holiday in their
 * description are changed or deleted.
 */
public record HolidayChanges(List<NewEvent> toCreate, List<EventRequest> toPatch, List<CalendarEvent> toDelete) {

    /**
     * An event to create.
     *
     * @param clientToken the same for each try to create the event; another one after the event was deleted, because DingTalk
     *                    takes two requests with the same token for one request
     */
    public record NewEvent(String clientToken, EventRequest event) {}

    /**
     * Compares a file with a calendar.
     *
     * @param holidays the holidays of one year
     * @param events   all events of this year, also the deleted ones
     * @throws IllegalArgumentException if two holidays have the same id, or a holiday is in another year
     */
    public static HolidayChanges between(List<Holiday> holidays, List<CalendarEvent> events) {
        HolidayEvents known = HolidayEvents.of(events);
        HolidayChanges changes = new HolidayChanges(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        Set<String> ids = new HashSet<>();
        for (Holiday holiday : holidays) {
            if (!ids.add(holiday.getId())) {
                throw new IllegalArgumentException("two holidays have the id " + holiday.getId());
            }
            if (!holiday.getYearStart().equals(holidays.get(0).getYearStart())) {
                throw new IllegalArgumentException("the holiday " + holiday.getId() + " is in another year than "
                        + holidays.get(0).getId());
            }
            changes.add(holiday, known);
        }
        known.existing().forEach((id, copies) -> {
            // A second copy, for example of a create that took effect after it had failed.
            changes.toDelete.addAll(ids.contains(id) ? copies.subList(1, copies.size()) : copies);
        });
        return changes;
    }

    private void add(Holiday holiday, HolidayEvents known) {
        String id = holiday.getId();
        EventRequest wanted = holiday.toEvent();
        CalendarEvent event = known.first(id);
        if (event == null) {
            toCreate.add(new NewEvent(
                    holiday.getFirstDay().getYear() + "/" + id + "/" + known.timesDeleted(id),
                    wanted.withDescription(HolidayEvents.marker(id))));
        } else if (!Objects.equals(event.summary(), wanted.summary())
                || !Objects.equals(event.start(), wanted.start())
                || !Objects.equals(event.end(), wanted.end())) {
            toPatch.add(wanted.withId(event.id()));
        }
    }

    @Override
    public String toString() {
        return toCreate.size() + " created, " + toPatch.size() + " changed, " + toDelete.size() + " deleted";
    }
}
