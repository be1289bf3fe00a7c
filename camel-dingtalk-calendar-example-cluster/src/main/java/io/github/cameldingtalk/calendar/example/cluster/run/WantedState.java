// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar.example.cluster.run;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;

/**
 * A whole state that a calendar shall have: a record of the topic {@code calendar-states}.
 *
 * @param app        the name of the app
 * @param calendar   the business key of the calendar, also its name
 * @param userId     the unionId of the author
 * @param version    grows with each state of the calendar
 * @param calendarId the id of the calendar, or {@code null} if a worker creates the calendar
 * @param state      the fields of the calendar
 */
record WantedState(
        String app, String calendar, String userId, long version, @Nullable String calendarId, ObjectNode state) {

    /** The key of the record, which names the calendar in all apps. */
    String key() {
        return app + "/" + calendar;
    }

    /** The next state of the calendar, which differs in its description only. */
    WantedState next(String description) {
        return new WantedState(
                app, calendar, userId, version + 1, calendarId, state.deepCopy().put("description", description));
    }

    /** The value of the record. */
    String json() {
        ObjectNode json = JsonNodeFactory.instance
                .objectNode()
                .put("app", app)
                .put("calendar", calendar)
                .put("userId", userId)
                .put("version", version);
        if (calendarId != null) {
            json.put("calendarId", calendarId);
        }
        return json.<ObjectNode>set("state", state).toString();
    }
}
