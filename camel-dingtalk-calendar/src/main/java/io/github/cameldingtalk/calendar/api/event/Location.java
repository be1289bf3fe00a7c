// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar.api.event;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where an event takes place. Only {@code displayName} is sent.
 *
 * @param displayName  the name of the place
 * @param meetingRooms in responses: the rooms
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Location(@Nullable String displayName, @Nullable List<String> meetingRooms) {

    /**
     * {@return a place}
     *
     * @param displayName any text
     */
    public static Location of(String displayName) {
        return new Location(displayName, null);
    }
}
