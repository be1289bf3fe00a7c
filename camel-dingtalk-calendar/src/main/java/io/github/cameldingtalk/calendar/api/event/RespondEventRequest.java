// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar.api.event;

import io.github.cameldingtalk.calendar.api.CalendarRequest;
import java.util.Map;

/**
 * The body of {@code respondEvent}.
 *
 * @param responseStatus what the user answers to the invitation, such as {@code accepted}
 */
public record RespondEventRequest(String responseStatus) implements CalendarRequest {

    @Override
    public Map<String, Object> toMap() {
        return RequestMap.of("responseStatus", responseStatus).fields();
    }
}
