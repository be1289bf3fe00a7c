// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/**
 * A calendar in the list of a user's calendars. {@code null} means that the response has no such field.
 *
 * @param id          the calendar id
 * @param summary     the title
 * @param description the description
 * @param timeZone    as the service sends it, such as {@code Asia/Shanghai}
 * @param eTag        changes when the calendar or one of its events changes
 * @param type        {@code subscribed} if the user has subscribed to the calendar; else {@code primary}, {@code shared} or
 *                    {@code unknown}
 * @param privilege   what the user may do with the calendar, such as {@code reader} or {@code writer}
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record CalendarSummary(
        @Nullable String id,
        @Nullable String summary,
        @Nullable String description,
        @Nullable String timeZone,
        @JsonProperty("eTag") @Nullable String eTag,
        @Nullable String type,
        @Nullable String privilege) {}
