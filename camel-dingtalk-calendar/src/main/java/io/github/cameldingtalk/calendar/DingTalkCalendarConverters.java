// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar;

import io.github.cameldingtalk.calendar.client.CalendarJson;
import java.util.Map;
import org.apache.camel.Converter;

/** A calendar that was got, in the forms that a route wants next. */
@Converter(generateLoader = true)
public final class DingTalkCalendarConverters {

    private DingTalkCalendarConverters() {}

    /** All that an update can change, as it is. */
    @Converter
    public static UpdateSubscribedCalendarRequest toUpdate(SubscribedCalendar calendar) {
        return calendar.toUpdate();
    }

    /** The fields that there are. The map can be changed. */
    @Converter
    public static Map<String, Object> toMap(SubscribedCalendar calendar) {
        return CalendarJson.toMap(calendar);
    }

    /** JSON, with the fields that there are. */
    @Converter
    public static String toJson(SubscribedCalendar calendar) {
        return CalendarJson.toText(calendar);
    }
}
