// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar.api.event;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.github.cameldingtalk.calendar.api.CalendarRequest;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A new event, or what to change of an event. A field that is {@code null} is not sent, and a change then keeps its value.
 * DingTalk requires {@code summary}, {@code start} and {@code end} of a new event.
 *
 * <pre>{@code
 * EventRequest.allDay("National Day", LocalDate.of(2026, 10, 1), LocalDate.of(2026, 10, 7))
 * EventRequest.timed("Review", start, start.plusHours(1)).withAttendees(List.of(Attendee.of("a-unionId")))
 * new EventRequest().withSummary("A new title")
 * }</pre>
 *
 * @param id                  of a change only; the component sets it
 * @param summary             the title, at most 2048 characters
 * @param description         at most 5000 characters
 * @param start               when the event starts
 * @param end                 when the event ends; the end of an all-day event is the day after its last day
 * @param isAllDay            whether the event takes whole days
 * @param recurrence          how the event recurs
 * @param attendees           who is invited, at most 500
 * @param location            where the event takes place
 * @param reminders           an empty list is no reminder; {@code null} is DingTalk's default reminder
 * @param onlineMeetingInfo   the online meeting
 * @param extra               {@code noPushNotification} and {@code noChatNotification}, each {@code "true"} or {@code "false"}
 * @param uiConfigs           the controls that DingTalk shows
 * @param richTextDescription a description with markup
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record EventRequest(
        @Nullable String id,
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
        @Nullable Map<String, String> extra,
        @Nullable List<UiConfig> uiConfigs,
        @Nullable RichText richTextDescription)
        implements CalendarRequest {

    /**
     * Copies the lists and the map. Each value may be {@code null}.
     *
     * @param id                  of a change
     * @param summary             at most 2048 characters
     * @param description         at most 5000 characters
     * @param start               the start
     * @param end                 exclusive for whole days
     * @param isAllDay            true for whole days
     * @param recurrence          of a series
     * @param attendees           at most 500
     * @param location            the place
     * @param reminders           before the start
     * @param onlineMeetingInfo   the meeting
     * @param extra               switches
     * @param uiConfigs           the controls
     * @param richTextDescription HTML
     * @throws IllegalArgumentException if a list or the map holds a {@code null}
     */
    public EventRequest {
        attendees = RequestMap.copyOf("attendees", attendees);
        reminders = RequestMap.copyOf("reminders", reminders);
        uiConfigs = RequestMap.copyOf("uiConfigs", uiConfigs);
        extra = RequestMap.copyOf("extra", extra);
    }

    /** A request without any field. */
    public EventRequest() {
        this(null, null, null, null, null, null, null, null, null, null, null, null, null, null);
    }

    /**
     * {@return a new event that takes one whole day}
     *
     * @param summary the title, at most 2048 characters
     * @param day     the day
     */
    public static EventRequest allDay(String summary, LocalDate day) {
        return allDay(summary, day, day);
    }

    /**
     * {@return a new event that takes whole days} DingTalk's end is exclusive, so the day after the last day is sent.
     *
     * @param summary the title, at most 2048 characters
     * @param first   the first day
     * @param last    the last day of the event, which may be the first
     * @throws IllegalArgumentException if the last day is before the first
     */
    public static EventRequest allDay(String summary, LocalDate first, LocalDate last) {
        return new EventRequest().withSummary(summary).withDays(first, last);
    }

    /**
     * {@return a new event with a time}
     *
     * @param summary the title, at most 2048 characters
     * @param start   in a zone with a name, without the fraction of a second
     * @param end     not before the start, in the same zone
     * @throws IllegalArgumentException as {@link #withTimes}
     */
    public static EventRequest timed(String summary, ZonedDateTime start, ZonedDateTime end) {
        return new EventRequest().withSummary(summary).withTimes(start, end);
    }

    @Override
    public Map<String, Object> toMap() {
        return RequestMap.of("id", id)
                .with("summary", summary)
                .with("description", description)
                .with("start", start == null ? null : start.toMap())
                .with("end", end == null ? null : end.toMap())
                .with("isAllDay", isAllDay)
                .with("recurrence", recurrence == null ? null : recurrence.toMap())
                .withAll("attendees", attendees, Attendee::toMap)
                .with("location", location == null ? null : field("displayName", location.displayName()))
                .withAll("reminders", reminders, Reminder::toMap)
                .with("onlineMeetingInfo", onlineMeetingInfo == null ? null : field("type", onlineMeetingInfo.type()))
                .with("extra", extra)
                .withAll("uiConfigs", uiConfigs, UiConfig::toMap)
                .with(
                        "richTextDescription",
                        richTextDescription == null ? null : field("text", richTextDescription.text()))
                .fields();
    }

    private static Map<String, Object> field(String name, @Nullable String value) {
        return RequestMap.of(name, value).fields();
    }

    /**
     * {@return a copy that takes whole days} DingTalk's end is exclusive, so the day after the last day is sent.
     *
     * @param first the first day
     * @param last  the last day of the event, which may be the first
     * @throws IllegalArgumentException if the last day is before the first
     */
    public EventRequest withDays(LocalDate first, LocalDate last) {
        if (last.isBefore(first)) {
            throw new IllegalArgumentException("the last day, " + last + ", is before the first day, " + first);
        }
        return withStartAndEnd(EventTime.of(first), EventTime.of(last.plusDays(1)), true);
    }

    /**
     * {@return a copy with these times}
     *
     * @param newStart in a zone with a name, without the fraction of a second
     * @param newEnd   not before the start, in the same zone
     * @throws IllegalArgumentException if the zones differ, if the end is before the start, or as
     *     {@link EventTime#of(ZonedDateTime)}
     */
    public EventRequest withTimes(ZonedDateTime newStart, ZonedDateTime newEnd) {
        if (!newStart.getZone().equals(newEnd.getZone())) {
            throw new IllegalArgumentException("start and end must have the same zone, but have " + newStart.getZone()
                    + " and " + newEnd.getZone());
        }
        if (newEnd.isBefore(newStart)) {
            throw new IllegalArgumentException("the end, " + newEnd + ", is before the start, " + newStart);
        }
        return withStartAndEnd(EventTime.of(newStart), EventTime.of(newEnd), false);
    }

    /**
     * {@return a copy with these ends, as DingTalk takes them}
     *
     * @param newStart    {@code null} leaves the field out
     * @param newEnd      the day after the last day of an all-day event; {@code null} leaves the field out
     * @param newIsAllDay whether the event takes whole days; {@code null} leaves the field out
     */
    public EventRequest withStartAndEnd(
            @Nullable EventTime newStart, @Nullable EventTime newEnd, @Nullable Boolean newIsAllDay) {
        return new EventRequest(
                id,
                summary,
                description,
                newStart,
                newEnd,
                newIsAllDay,
                recurrence,
                attendees,
                location,
                reminders,
                onlineMeetingInfo,
                extra,
                uiConfigs,
                richTextDescription);
    }

    /**
     * {@return a copy with this id}
     *
     * @param value of a change, where the component sets the id; {@code null} for a new event
     */
    public EventRequest withId(@Nullable String value) {
        return new EventRequest(
                value,
                summary,
                description,
                start,
                end,
                isAllDay,
                recurrence,
                attendees,
                location,
                reminders,
                onlineMeetingInfo,
                extra,
                uiConfigs,
                richTextDescription);
    }

    /**
     * {@return a copy with this title}
     *
     * @param newSummary at most 2048 characters; {@code null} leaves the field out
     */
    public EventRequest withSummary(@Nullable String newSummary) {
        return new EventRequest(
                id,
                newSummary,
                description,
                start,
                end,
                isAllDay,
                recurrence,
                attendees,
                location,
                reminders,
                onlineMeetingInfo,
                extra,
                uiConfigs,
                richTextDescription);
    }

    /**
     * {@return a copy with this description}
     *
     * @param newDescription at most 5000 characters; {@code null} leaves the field out
     */
    public EventRequest withDescription(@Nullable String newDescription) {
        return new EventRequest(
                id,
                summary,
                newDescription,
                start,
                end,
                isAllDay,
                recurrence,
                attendees,
                location,
                reminders,
                onlineMeetingInfo,
                extra,
                uiConfigs,
                richTextDescription);
    }

    /**
     * {@return a copy that recurs} A change replaces the whole recurrence.
     *
     * @param newRecurrence {@code null} leaves the field out
     */
    public EventRequest withRecurrence(@Nullable Recurrence newRecurrence) {
        return new EventRequest(
                id,
                summary,
                description,
                start,
                end,
                isAllDay,
                newRecurrence,
                attendees,
                location,
                reminders,
                onlineMeetingInfo,
                extra,
                uiConfigs,
                richTextDescription);
    }

    /**
     * {@return a copy with these attendees}
     *
     * @param newAttendees at most 500; {@code null} leaves the field out
     */
    public EventRequest withAttendees(@Nullable List<Attendee> newAttendees) {
        return new EventRequest(
                id,
                summary,
                description,
                start,
                end,
                isAllDay,
                recurrence,
                newAttendees,
                location,
                reminders,
                onlineMeetingInfo,
                extra,
                uiConfigs,
                richTextDescription);
    }

    /**
     * {@return a copy with this place}
     *
     * @param value {@code null} leaves the field out
     */
    public EventRequest withLocation(@Nullable Location value) {
        return new EventRequest(
                id,
                summary,
                description,
                start,
                end,
                isAllDay,
                recurrence,
                attendees,
                value,
                reminders,
                onlineMeetingInfo,
                extra,
                uiConfigs,
                richTextDescription);
    }

    /**
     * {@return a copy with these reminders}
     *
     * @param newReminders an empty list is no reminder; {@code null} is DingTalk's default reminder
     */
    public EventRequest withReminders(@Nullable List<Reminder> newReminders) {
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
                newReminders,
                onlineMeetingInfo,
                extra,
                uiConfigs,
                richTextDescription);
    }

    /**
     * {@return a copy with an online meeting} A change with an online meeting makes a new meeting.
     *
     * @param value {@code null} leaves the field out
     */
    public EventRequest withOnlineMeetingInfo(@Nullable OnlineMeeting value) {
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
                value,
                extra,
                uiConfigs,
                richTextDescription);
    }

    /**
     * {@return a copy with these switches}
     *
     * @param newExtra such as {@code noPushNotification} with the value {@code "true"}; {@code null} leaves the field out
     */
    public EventRequest withExtra(@Nullable Map<String, String> newExtra) {
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
                onlineMeetingInfo,
                newExtra,
                uiConfigs,
                richTextDescription);
    }

    /**
     * {@return a copy with these controls}
     *
     * @param value {@code null} leaves the field out
     */
    public EventRequest withUiConfigs(@Nullable List<UiConfig> value) {
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
                onlineMeetingInfo,
                extra,
                value,
                richTextDescription);
    }

    /**
     * {@return a copy with this description as HTML}
     *
     * @param value {@code null} leaves the field out
     */
    public EventRequest withRichTextDescription(@Nullable RichText value) {
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
                onlineMeetingInfo,
                extra,
                uiConfigs,
                value);
    }
}
