// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar.api.event;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.github.cameldingtalk.calendar.api.CalendarRequest;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The body of {@code addAttendee}.
 *
 * @param attendeesToAdd   at most 500
 * @param chatNotification whether DingTalk tells the attendees in their chats
 * @param pushNotification whether DingTalk sends the attendees a notification
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record AddAttendeesRequest(
        List<Attendee> attendeesToAdd, @Nullable Boolean chatNotification, @Nullable Boolean pushNotification)
        implements CalendarRequest {

    /**
     * Copies the list.
     *
     * @param attendeesToAdd   at most 500
     * @param chatNotification {@code null} is not sent
     * @param pushNotification {@code null} is not sent
     * @throws IllegalArgumentException if the list holds a {@code null}
     * @throws NullPointerException if there is no list
     */
    public AddAttendeesRequest {
        attendeesToAdd = Objects.requireNonNull(RequestMap.copyOf("attendeesToAdd", attendeesToAdd), "attendeesToAdd");
    }

    @Override
    public Map<String, Object> toMap() {
        return new RequestMap()
                .withAll("attendeesToAdd", attendeesToAdd, Attendee::toMap)
                .with("chatNotification", chatNotification)
                .with("pushNotification", pushNotification)
                .fields();
    }
}
