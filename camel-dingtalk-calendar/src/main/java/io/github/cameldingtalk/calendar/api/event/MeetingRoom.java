// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar.api.event;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * A room that is booked for an event.
 *
 * @param roomId         the id of the room
 * @param displayName    the name of the room
 * @param responseStatus as the service sends it
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record MeetingRoom(@Nullable String roomId, @Nullable String displayName, @Nullable String responseStatus) {}
