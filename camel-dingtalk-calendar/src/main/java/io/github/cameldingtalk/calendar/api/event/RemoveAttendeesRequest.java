// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar.api.event;

import io.github.cameldingtalk.calendar.api.CalendarRequest;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * The body of {@code removeAttendee}.
 *
 * @param attendeesToRemove at most 500; only their ids are sent
 */
public record RemoveAttendeesRequest(List<Attendee> attendeesToRemove) implements CalendarRequest {

    /**
     * Copies the list.
     *
     * @param attendeesToRemove at most 500
     * @throws IllegalArgumentException if the list holds a {@code null}
     * @throws NullPointerException if there is no list
     */
    public RemoveAttendeesRequest {
        attendeesToRemove =
                Objects.requireNonNull(RequestMap.copyOf("attendeesToRemove", attendeesToRemove), "attendeesToRemove");
    }

    @Override
    public Map<String, Object> toMap() {
        return new RequestMap()
                .withAll("attendeesToRemove", attendeesToRemove, attendee -> RequestMap.of("id", attendee.id())
                        .fields())
                .fields();
    }
}
