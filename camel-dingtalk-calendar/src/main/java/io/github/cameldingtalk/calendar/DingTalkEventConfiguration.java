// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar;

import org.apache.camel.spi.UriParam;
import org.apache.camel.spi.UriParams;
import org.jspecify.annotations.Nullable;

/**
 * The options of the operations on events, and of lists. The fields are visible to {@link DingTalkCalendarConfiguration}, which copies
 * them by reflection.
 */
@UriParams
public abstract class DingTalkEventConfiguration {

    @UriParam(
            label = "producer",
            description = "The id of the event. The header CamelDingTalkCalendarEventId wins over this option.")
    @Nullable
    String eventId;

    @UriParam(
            label = "producer",
            description = "The begin of the time of listEvents and listEventsView, in ISO 8601. Sent as UTC with "
                    + "milliseconds; a time without an offset is taken as UTC. The header "
                    + "CamelDingTalkCalendarTimeMin, which can also be a value of java.time, wins over this option.")
    @Nullable
    String timeMin;

    @UriParam(
            label = "producer",
            description = "The end of the time of listEvents and listEventsView, in ISO 8601. Sent as UTC with "
                    + "milliseconds; a time without an offset is taken as UTC. With timeMax, listEvents returns no "
                    + "sync token. The header CamelDingTalkCalendarTimeMax, which can also be a value of java.time, "
                    + "wins over this option.")
    @Nullable
    String timeMax;

    @UriParam(
            label = "producer",
            description = "Whether listEvents also returns deleted events. The header CamelDingTalkCalendarShowDeleted "
                    + "wins over this option.")
    @Nullable
    Boolean showDeleted;

    @UriParam(
            label = "producer",
            description = "The id of the series whose events listEvents returns. The header "
                    + "CamelDingTalkCalendarSeriesMasterId wins over this option.")
    @Nullable
    String seriesMasterId;

    @UriParam(
            label = "producer",
            description = "The sync token of an earlier listEvents, to list what has changed since. The header "
                    + "CamelDingTalkCalendarSyncToken wins over this option.")
    @Nullable
    String syncToken;

    @UriParam(
            label = "producer",
            description = "Whether DingTalk tells the attendees of a deleted event. The header "
                    + "CamelDingTalkCalendarPushNotification wins over this option.")
    @Nullable
    Boolean pushNotification;

    @UriParam(
            label = "producer,advanced",
            description =
                    "The size of a page of a list. DingTalk documents at most 100, which is its default for events. "
                            + "The header CamelDingTalkCalendarMaxResults wins over this option.")
    @Nullable
    Integer maxResults;

    @UriParam(
            label = "producer,advanced",
            description = "How many attendees of each event are returned. The header CamelDingTalkCalendarMaxAttendees "
                    + "wins over this option.")
    @Nullable
    Integer maxAttendees;

    @UriParam(
            label = "producer",
            defaultValue = "10000",
            description =
                    "The maximum number of items of a list that is held in memory. A longer list fails, and is never "
                            + "cut. 0 for no limit. Without effect with streaming=true.")
    int maxEvents = 10_000;

    @UriParam(
            label = "producer",
            defaultValue = "false",
            description =
                    "Whether a list of events or attendees is returned as an Iterator, for split with streaming. The "
                            + "first page is fetched by the call, and each other page when its first item is reached.")
    boolean streaming;

    /** A blank text is no value: a placeholder such as {@code {{env:NAME:}}} may resolve to nothing. */
    static @Nullable String textOrNull(@Nullable String text) {
        return text == null || text.isBlank() ? null : text;
    }

    /** {@return the option {@code eventId}} */
    public @Nullable String getEventId() {
        return eventId;
    }

    /** @param eventId the option {@code eventId} */
    public void setEventId(@Nullable String eventId) {
        this.eventId = textOrNull(eventId);
    }

    /** {@return the option {@code timeMin}} */
    public @Nullable String getTimeMin() {
        return timeMin;
    }

    /** @param timeMin the option {@code timeMin} */
    public void setTimeMin(@Nullable String timeMin) {
        this.timeMin = textOrNull(timeMin);
    }

    /** {@return the option {@code timeMax}} */
    public @Nullable String getTimeMax() {
        return timeMax;
    }

    /** @param timeMax the option {@code timeMax} */
    public void setTimeMax(@Nullable String timeMax) {
        this.timeMax = textOrNull(timeMax);
    }

    /** {@return the option {@code showDeleted}} */
    public @Nullable Boolean getShowDeleted() {
        return showDeleted;
    }

    /** @param showDeleted the option {@code showDeleted} */
    public void setShowDeleted(@Nullable Boolean showDeleted) {
        this.showDeleted = showDeleted;
    }

    /** {@return the option {@code seriesMasterId}} */
    public @Nullable String getSeriesMasterId() {
        return seriesMasterId;
    }

    /** @param seriesMasterId the option {@code seriesMasterId} */
    public void setSeriesMasterId(@Nullable String seriesMasterId) {
        this.seriesMasterId = textOrNull(seriesMasterId);
    }

    /** {@return the option {@code syncToken}} */
    public @Nullable String getSyncToken() {
        return syncToken;
    }

    /** @param syncToken the option {@code syncToken} */
    public void setSyncToken(@Nullable String syncToken) {
        this.syncToken = textOrNull(syncToken);
    }

    /** {@return the option {@code pushNotification}} */
    public @Nullable Boolean getPushNotification() {
        return pushNotification;
    }

    /** @param pushNotification the option {@code pushNotification} */
    public void setPushNotification(@Nullable Boolean pushNotification) {
        this.pushNotification = pushNotification;
    }

    /** {@return the option {@code maxResults}} */
    public @Nullable Integer getMaxResults() {
        return maxResults;
    }

    /** @param maxResults the option {@code maxResults} */
    public void setMaxResults(@Nullable Integer maxResults) {
        this.maxResults = maxResults;
    }

    /** {@return the option {@code maxAttendees}} */
    public @Nullable Integer getMaxAttendees() {
        return maxAttendees;
    }

    /** @param maxAttendees the option {@code maxAttendees} */
    public void setMaxAttendees(@Nullable Integer maxAttendees) {
        this.maxAttendees = maxAttendees;
    }

    /** {@return the option {@code maxEvents}} */
    public int getMaxEvents() {
        return maxEvents;
    }

    /** @param maxEvents the option {@code maxEvents} */
    public void setMaxEvents(int maxEvents) {
        this.maxEvents = maxEvents;
    }

    /** {@return the option {@code streaming}} */
    public boolean isStreaming() {
        return streaming;
    }

    /** @param streaming the option {@code streaming} */
    public void setStreaming(boolean streaming) {
        this.streaming = streaming;
    }
}
