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

    /** The calendar with one more editor. With all fields, because DingTalk does not document what happens to absent ones. */
    public static UpdateSubscribedCalendarRequest add(SubscribedCalendar calendar, String unionId) {
        List<String> managers = Stream.concat(calendar.managers().stream(), Stream.of(unionId))
                .distinct()
                .toList();
        return calendar.toUpdate().withManagers(managers);
    }
}
// end::editors[]
