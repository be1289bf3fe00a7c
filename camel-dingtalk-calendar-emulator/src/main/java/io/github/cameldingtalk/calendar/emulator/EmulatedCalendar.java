// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar.emulator;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A subscription calendar, as the emulator stores it.
 *
 * @param calendarId the id that <em>create</em> returned
 * @param author     the unionId of the author
 * @param managers   the unionIds of the co-editors
 */
public record EmulatedCalendar(
        String calendarId,
        String author,
        String name,
        @Nullable String description,
        List<String> managers,
        SubscribeScope subscribeScope) {

    public EmulatedCalendar {
        managers = List.copyOf(managers);
    }

    /** A calendar with the name "A calendar", without other fields. */
    public static EmulatedCalendar of(String calendarId, String author) {
        return new EmulatedCalendar(calendarId, author, "A calendar", null, List.of(), SubscribeScope.EMPTY);
    }

    boolean mayBeEditedBy(String unionId) {
        return author.equals(unionId) || managers.contains(unionId);
    }

    /** Who may subscribe: users, groups and organizations. */
    public record SubscribeScope(List<String> unionIds, List<String> openConversationIds, List<String> corpIds) {

        public static final SubscribeScope EMPTY = new SubscribeScope(List.of(), List.of(), List.of());

        public SubscribeScope {
            unionIds = List.copyOf(unionIds);
            openConversationIds = List.copyOf(openConversationIds);
            corpIds = List.copyOf(corpIds);
        }
    }
}
