// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar.api.event;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/** A room that is booked for an event. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record MeetingRoom(@Nullable String roomId, @Nullable String displayName, @Nullable String responseStatus) {}
