// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar;

import org.apache.camel.spi.Metadata;

/** The headers that the component reads and writes. A header wins over the endpoint's option. */
public final class DingTalkCalendarConstants {

    /** The header {@value}. */
    @Metadata(
            label = "producer",
            javaType = "String",
            description = "The unionId of the user for whom the call is made. Wins over the option userId.")
    public static final String USER_ID = "CamelDingTalkCalendarUserId";

    /** The header {@value}. */
    @Metadata(
            label = "producer",
            javaType = "String",
            description = "The id of the calendar. Wins over the option calendarId.")
    public static final String CALENDAR_ID = "CamelDingTalkCalendarId";

    /** The header {@value}. */
    @Metadata(
            label = "producer",
            javaType = "String",
            description =
                    "The id of the event. Wins over the option eventId. createEvent sets it to the id of the new event.")
    public static final String EVENT_ID = "CamelDingTalkCalendarEventId";

    /** The header {@value}. */
    @Metadata(
            label = "producer",
            javaType = "Object",
            description =
                    "The begin of the time of a list: a text in ISO 8601, a value of java.time or a Date. Wins over the option timeMin.")
    public static final String TIME_MIN = "CamelDingTalkCalendarTimeMin";

    /** The header {@value}. */
    @Metadata(
            label = "producer",
            javaType = "Object",
            description =
                    "The end of the time of a list: a text in ISO 8601, a value of java.time or a Date. Wins over the option timeMax.")
    public static final String TIME_MAX = "CamelDingTalkCalendarTimeMax";

    /** The header {@value}. */
    @Metadata(
            label = "producer",
            javaType = "Boolean",
            description = "Whether listEvents also returns deleted events. Wins over the option showDeleted.")
    public static final String SHOW_DELETED = "CamelDingTalkCalendarShowDeleted";

    /** The header {@value}. */
    @Metadata(
            label = "producer",
            javaType = "Integer",
            description = "The size of a page of a list. Wins over the option maxResults.")
    public static final String MAX_RESULTS = "CamelDingTalkCalendarMaxResults";

    /** The header {@value}. */
    @Metadata(
            label = "producer",
            javaType = "Integer",
            description = "How many attendees of an event are returned. Wins over the option maxAttendees.")
    public static final String MAX_ATTENDEES = "CamelDingTalkCalendarMaxAttendees";

    /** The header {@value}. */
    @Metadata(
            label = "producer",
            javaType = "String",
            description = "The id of the series whose events listEvents returns. Wins over the option seriesMasterId.")
    public static final String SERIES_MASTER_ID = "CamelDingTalkCalendarSeriesMasterId";

    /** The header {@value}. */
    @Metadata(
            label = "producer",
            javaType = "String",
            description =
                    "The sync token of an earlier list. Wins over the option syncToken. Set by listEvents to the sync token of its last page, or removed if the service sends none.")
    public static final String SYNC_TOKEN = "CamelDingTalkCalendarSyncToken";

    /** The header {@value}. */
    @Metadata(
            label = "producer",
            javaType = "Boolean",
            description =
                    "Whether DingTalk tells the attendees of a deleted event. Wins over the option pushNotification.")
    public static final String PUSH_NOTIFICATION = "CamelDingTalkCalendarPushNotification";

    /** The header {@value}. */
    @Metadata(
            label = "producer",
            javaType = "String",
            description =
                    "Tells DingTalk for a day that two calls are the same call. Without this header, each call has a token of its own, and the redelivery of a failed call has the same token.")
    public static final String CLIENT_TOKEN = "CamelDingTalkCalendarClientToken";

    /** The header {@value}. */
    @Metadata(
            label = "producer security",
            javaType = "String",
            secret = true,
            description = "The access token for this call. Wins over the option accessToken.")
    public static final String ACCESS_TOKEN = "CamelDingTalkCalendarAccessToken";

    /** The header {@value}. */
    @Metadata(
            label = "producer",
            javaType = "String",
            description =
                    "The id of the organization for which the call is made, for a third-party enterprise app or an"
                            + " accessTokenProvider. Wins over the option corpId.")
    public static final String CORP_ID = "CamelDingTalkCalendarCorpId";

    /** The header {@value}. */
    @Metadata(
            label = "producer",
            javaType = "String",
            description = "Set by the component: the service's id of the call, after a success and after a failure."
                    + " A header of the incoming message is removed before the call.")
    public static final String REQUEST_ID = "CamelDingTalkCalendarRequestId";

    /** The header {@value}. */
    @Metadata(
            label = "producer",
            javaType = "Boolean",
            description = "Set by the component after an update with skipUnchanged=true: true if the update was skipped"
                    + " because the calendar already has all values. A header of the incoming message is removed before the"
                    + " call.")
    public static final String UPDATE_SKIPPED = "CamelDingTalkCalendarUpdateSkipped";

    /** The header {@value}. */
    @Metadata(
            label = "producer",
            javaType = "Boolean",
            description = "Set by the component after a failure: whether a retry can succeed and does no harm, as in"
                    + " isRetryable() of the exception. For retryWhile of an error handler. A header of the incoming message is"
                    + " removed before the call.")
    public static final String RETRYABLE = "CamelDingTalkCalendarRetryable";

    private DingTalkCalendarConstants() {}
}
