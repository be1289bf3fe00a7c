// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import io.github.cameldingtalk.calendar.DingTalkCalendarConfiguration.OutputType;
import io.github.cameldingtalk.calendar.DingTalkCalendarConfiguration.UpdateMode;
import io.github.cameldingtalk.calendar.api.SubscribedCalendar;
import io.github.cameldingtalk.calendar.api.UpdateSubscribedCalendarRequest;
import io.github.cameldingtalk.calendar.api.event.CalendarEvent;
import io.github.cameldingtalk.calendar.api.event.EventRequest;
import io.github.cameldingtalk.calendar.internal.http.JsonBinding;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.camel.Converter;

/** Converts a calendar or an event to a Map, to JSON or to a request, and texts to the values of options. */
@Converter(generateLoader = true)
public final class DingTalkCalendarConverters {

    private DingTalkCalendarConverters() {}

    /** All fields that an update can change. */
    @Converter
    public static UpdateSubscribedCalendarRequest toUpdate(SubscribedCalendar calendar) {
        return calendar.toUpdate();
    }

    /** The fields of the calendar that are not null. The map can be changed. */
    @Converter
    public static Map<String, Object> toMap(SubscribedCalendar calendar) {
        return JsonBinding.MAPPER.convertValue(calendar, new TypeReference<LinkedHashMap<String, Object>>() {});
    }

    /** JSON with the fields of the calendar that are not null. */
    @Converter
    public static String toJson(SubscribedCalendar calendar) throws JsonProcessingException {
        return JsonBinding.MAPPER.writeValueAsString(calendar);
    }

    /** All fields that a change can send. */
    @Converter
    public static EventRequest toRequest(CalendarEvent event) {
        return event.toRequest();
    }

    /** The fields of the event that are not null. The map can be changed. */
    @Converter
    public static Map<String, Object> toMap(CalendarEvent event) {
        return JsonBinding.MAPPER.convertValue(event, new TypeReference<LinkedHashMap<String, Object>>() {});
    }

    /** JSON with the fields of the event that are not null. */
    @Converter
    public static String toJson(CalendarEvent event) throws JsonProcessingException {
        return JsonBinding.MAPPER.writeValueAsString(event);
    }

    /** Lists the values in its exception, which Camel's own converter does not. */
    @Converter
    public static UpdateMode toUpdateMode(String name) {
        return constant("updateMode", UpdateMode.class, name);
    }

    /** Lists the values in its exception, which Camel's own converter does not. */
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
