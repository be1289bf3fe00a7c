// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar.api.event;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A control that DingTalk shows with an event.
 *
 * @param uiName   {@code updateEventButton}, {@code deleteEventButton}, {@code transferEventButton}, {@code attendee} or
 *                 {@code comment}
 * @param uiStatus {@code hide}, {@code disable} or {@code enable}
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record UiConfig(@Nullable String uiName, @Nullable String uiStatus) {

    Map<String, Object> toMap() {
        return RequestMap.of("uiName", uiName).with("uiStatus", uiStatus).fields();
    }
}
