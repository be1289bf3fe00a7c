// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar.api.event;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An event, as the service returns it. {@code null} means that the response has no such field. Camel converts it to a
 * {@code Map}, to JSON as {@code String}, and to an {@link EventRequest}. {@code outputType=json} returns all fields, also those
 * that this record does not have.
 *
 * @param id                  the id of the event
 * @param summary             the title
 * @param description         the description
 * @param start               when the event starts
 * @param end                 when the event ends; the end of an all-day event is the day after its last day
 * @param isAllDay            whether the event takes whole days
 * @param recurrence          how a series recurs
 * @param attendees           who is invited
 * @param location            where the event takes place
 * @param reminders           when DingTalk reminds of the event
 * @param onlineMeetingInfo   the online meeting
 * @param uiConfigs           the controls that DingTalk shows
 * @param richTextDescription the description as HTML
 * @param status              {@code confirmed} or {@code cancelled}
 * @param organizer           who has created the event
 * @param meetingRooms        the booked rooms
 * @param seriesMasterId      of an instance of a series: the id of the series
 * @param originStart         of an instance of a series: when the instance would have started
 * @param createTime          as the service sends it
 * @param updateTime          as the service sends it
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record CalendarEvent(
        String id,
        @Nullable String summary,
        @Nullable String description,
        @Nullable EventTime start,
        @Nullable EventTime end,
        @JsonProperty("isAllDay") @Nullable Boolean isAllDay,
        @Nullable Recurrence recurrence,
        @Nullable List<Attendee> attendees,
        @Nullable Location location,
        @Nullable List<Reminder> reminders,
        @Nullable OnlineMeeting onlineMeetingInfo,
        @Nullable List<UiConfig> uiConfigs,
        @Nullable RichText richTextDescription,
        @Nullable String status,
        @Nullable Attendee organizer,
        @Nullable List<MeetingRoom> meetingRooms,
        @Nullable String seriesMasterId,
        @Nullable EventTime originStart,
        @Nullable String createTime,
        @Nullable String updateTime) {

    /**
     * Copies the lists. Each value except the id may be {@code null}.
     *
     * @param id                  of the event
     * @param summary             the title
     * @param description         at most 5000 characters
     * @param start               the start
     * @param end                 exclusive for whole days
     * @param isAllDay            true for whole days
     * @param recurrence          of a series
     * @param attendees           who is invited
     * @param location            the place
     * @param reminders           before the start
     * @param onlineMeetingInfo   the meeting
     * @param uiConfigs           the controls
     * @param richTextDescription HTML
     * @param status              {@code confirmed} or {@code cancelled}
     * @param organizer           the creator
     * @param meetingRooms        the rooms
     * @param seriesMasterId      of an instance
     * @param originStart         of an instance
     * @param createTime          as sent
     * @param updateTime          as sent
     * @throws IllegalArgumentException if a list holds a {@code null}
     */
    public CalendarEvent {
        attendees = RequestMap.copyOf("attendees", attendees);
        reminders = RequestMap.copyOf("reminders", reminders);
        uiConfigs = RequestMap.copyOf("uiConfigs", uiConfigs);
        meetingRooms = RequestMap.copyOf("meetingRooms", meetingRooms);
    }

    /** {@return whether the event has been deleted} */
    public boolean wasDeleted() {
        return "cancelled".equals(status);
    }

    /**
     * {@return all fields that a change can send, with the values of this event} The online meeting is left out, because a change
     * that names one makes a new meeting. A new event needs {@code withId(null)}.
     */
    public EventRequest toRequest() {
        return new EventRequest(
                id,
                summary,
                description,
                start,
                end,
                isAllDay,
                recurrence,
                attendees,
                location,
                reminders,
                null,
                null,
                uiConfigs,
                richTextDescription);
    }
}
