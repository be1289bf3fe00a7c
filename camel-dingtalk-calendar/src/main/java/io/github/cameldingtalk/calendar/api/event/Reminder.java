// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar.api.event;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A reminder before an event.
 *
 * @param method  {@code dingtalk}
 * @param minutes how many minutes before the start
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Reminder(@Nullable String method, @Nullable Integer minutes) {

    Map<String, Object> toMap() {
        return RequestMap.of("method", method).with("minutes", minutes).fields();
    }
}
