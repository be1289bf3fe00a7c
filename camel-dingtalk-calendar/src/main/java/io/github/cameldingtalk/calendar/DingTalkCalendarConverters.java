// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar;

import io.github.cameldingtalk.calendar.DingTalkCalendarConfiguration.Mode;
import io.github.cameldingtalk.calendar.DingTalkCalendarConfiguration.OutputType;
import io.github.cameldingtalk.calendar.client.CalendarJson;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.camel.Converter;

/** Converts a calendar to the forms that a route wants next, and texts to the values of options. */
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

    /** Tells the values that there are, which Camel's own converter does not. */
    @Converter
    public static Mode toMode(String name) {
        return constant("mode", Mode.class, name);
    }

    /** Tells the values that there are, which Camel's own converter does not. */
    @Converter
    public static OutputType toOutputType(String name) {
        return constant("outputType", OutputType.class, name);
    }

    private static <E extends Enum<E>> E constant(String option, Class<E> type, String name) {
        for (E constant : type.getEnumConstants()) {
            if (EndpointOptions.key(constant.name()).equals(EndpointOptions.key(name.strip()))) {
                return constant;
            }
        }
        throw new IllegalArgumentException("the option " + option + " has no value '" + name + "'; it has: "
                + Arrays.stream(type.getEnumConstants()).map(Enum::name).collect(Collectors.joining(", ")));
    }
}
