// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A subscription calendar, as the service returns it. {@code null} means that the response has no such field. Camel converts it
 * to a {@code Map}, to JSON as {@code String}, and to an {@link UpdateSubscribedCalendarRequest}.
 *
 * @param calendarId     the id of the calendar
 * @param name           the title
 * @param description    the description
 * @param author         the unionId of the author
 * @param managers       the unionIds of the co-editors
 * @param subscribeScope who may subscribe
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record SubscribedCalendar(
        String calendarId,
        @Nullable String name,
        @Nullable String description,
        @Nullable String author,
        @Nullable List<String> managers,
        @Nullable SubscribeScope subscribeScope) {

    /**
     * Copies the list of co-editors.
     *
     * @param calendarId     the id of the calendar
     * @param name           the title, or {@code null}
     * @param description    the description, or {@code null}
     * @param author         a unionId, or {@code null}
     * @param managers       unionIds, or {@code null}
     * @param subscribeScope who may subscribe, or {@code null}
     * @throws IllegalArgumentException if {@code managers} holds a {@code null}
     */
    public SubscribedCalendar {
        managers = SubscribeScope.copyOf("managers", managers);
    }

    /** {@return all fields that an update can change, with the values of this calendar} */
    public UpdateSubscribedCalendarRequest toUpdate() {
        return new UpdateSubscribedCalendarRequest(name, description, managers, subscribeScope);
    }
}
