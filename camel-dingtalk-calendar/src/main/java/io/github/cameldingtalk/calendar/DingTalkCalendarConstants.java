// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar;

import org.apache.camel.spi.Metadata;

/** The headers that the component reads and writes. A header wins over the endpoint's option. */
public final class DingTalkCalendarConstants {

    @Metadata(
            label = "producer",
            javaType = "String",
            description = "The unionId of the user for whom the call is made. Wins over the option userId.")
    public static final String USER_ID = "CamelDingTalkCalendarUserId";

    @Metadata(
            label = "producer",
            javaType = "String",
            description = "The id of the subscription calendar. Wins over the option calendarId.")
    public static final String CALENDAR_ID = "CamelDingTalkCalendarId";

    @Metadata(
            label = "producer security",
            javaType = "String",
            description = "The access token for this call. Wins over the option accessToken.")
    public static final String ACCESS_TOKEN = "CamelDingTalkCalendarAccessToken";

    @Metadata(
            label = "producer",
            javaType = "String",
            description =
                    "The id of the organization for which the call is made, for a third-party enterprise app or an"
                            + " accessTokenProvider. Wins over the option corpId.")
    public static final String CORP_ID = "CamelDingTalkCalendarCorpId";

    @Metadata(
            label = "producer",
            javaType = "String",
            description = "Set by the component: the service's id of the call, after a success and after a failure."
                    + " A header of the incoming message is removed before the call.")
    public static final String REQUEST_ID = "CamelDingTalkCalendarRequestId";

    @Metadata(
            label = "producer",
            javaType = "Boolean",
            description = "Set by the component after an update with skipUnchanged=true: true if the update was skipped"
                    + " because the calendar already has all values. A header of the incoming message is removed before the"
                    + " call.")
    public static final String UPDATE_SKIPPED = "CamelDingTalkCalendarUpdateSkipped";

    private DingTalkCalendarConstants() {}
}
