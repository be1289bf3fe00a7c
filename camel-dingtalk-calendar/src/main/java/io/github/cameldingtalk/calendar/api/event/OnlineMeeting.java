// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar.api.event;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The online meeting of an event. Only {@code type} is sent. The other fields are in responses.
 *
 * @param type         {@code dingtalk}
 * @param conferenceId the id of the meeting
 * @param url          the address of the meeting
 * @param extraInfo    further fields, as the service sends them
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record OnlineMeeting(
        @Nullable String type,
        @Nullable String conferenceId,
        @Nullable String url,
        @Nullable Map<String, Object> extraInfo) {

    /** {@return a meeting that DingTalk makes} In a patch, DingTalk makes a new one. */
    public static OnlineMeeting dingtalk() {
        return new OnlineMeeting("dingtalk", null, null, null);
    }
}
