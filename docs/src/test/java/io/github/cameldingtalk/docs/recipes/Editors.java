// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.docs.recipes;

import io.github.cameldingtalk.calendar.api.SubscribedCalendar;
import io.github.cameldingtalk.calendar.api.UpdateSubscribedCalendarRequest;
import java.util.List;
import java.util.stream.Stream;

// tag::editors[]
/** Changes the co-editors of a calendar. */
public final class Editors {

    private Editors() {}

    /** The calendar's editors and one more, as an update of this field alone. */
    public static UpdateSubscribedCalendarRequest add(SubscribedCalendar calendar, String unionId) {
        List<String> managers = Stream.concat(calendar.managers().stream(), Stream.of(unionId))
                .distinct()
                .toList();
        return new UpdateSubscribedCalendarRequest().withManagers(managers);
    }
}
// end::editors[]
