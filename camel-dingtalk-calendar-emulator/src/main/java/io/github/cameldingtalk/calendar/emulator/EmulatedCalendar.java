// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar.emulator;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A subscription calendar, as the emulator stores it.
 *
 * @param calendarId     the id that <em>create</em> returned
 * @param author         the unionId of the author
 * @param name           the name; a client can set at most 127 characters
 * @param description    {@code null} if the calendar has none
 * @param managers       the unionIds of the co-editors
 * @param subscribeScope who may subscribe
 */
public record EmulatedCalendar(
        String calendarId,
        String author,
        String name,
        @Nullable String description,
        List<String> managers,
        SubscribeScope subscribeScope) {

    /**
     * Copies the list of co-editors.
     *
     * @param calendarId     the id that <em>create</em> returned
     * @param author         a unionId
     * @param name           the name
     * @param description    {@code null} for none
     * @param managers       unionIds, none of them {@code null}
     * @param subscribeScope who may subscribe
     */
    public EmulatedCalendar {
        managers = List.copyOf(managers);
    }

    /**
     * {@return a calendar with the name "A calendar", without other fields}
     *
     * @param calendarId the id that clients use
     * @param author     the unionId of the author
     */
    public static EmulatedCalendar of(String calendarId, String author) {
        return new EmulatedCalendar(calendarId, author, "A calendar", null, List.of(), SubscribeScope.EMPTY);
    }

    boolean mayBeEditedBy(String unionId) {
        return author.equals(unionId) || managers.contains(unionId);
    }

    /**
     * Who may subscribe. A user of any of the lists may.
     *
     * @param unionIds            users
     * @param openConversationIds groups
     * @param corpIds             organizations
     */
    public record SubscribeScope(List<String> unionIds, List<String> openConversationIds, List<String> corpIds) {

        /** Nobody may subscribe. */
        public static final SubscribeScope EMPTY = new SubscribeScope(List.of(), List.of(), List.of());

        /**
         * Copies the lists.
         *
         * @param unionIds            users
         * @param openConversationIds groups
         * @param corpIds             organizations
         */
        public SubscribeScope {
            unionIds = List.copyOf(unionIds);
            openConversationIds = List.copyOf(openConversationIds);
            corpIds = List.copyOf(corpIds);
        }
    }
}
