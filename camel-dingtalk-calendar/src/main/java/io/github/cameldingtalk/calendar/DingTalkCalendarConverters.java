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

    /**
     * {@return all fields that an update can change}
     *
     * @param calendar a calendar
     */
    @Converter
    public static UpdateSubscribedCalendarRequest toUpdate(SubscribedCalendar calendar) {
        return calendar.toUpdate();
    }

    /**
     * {@return the fields of the calendar that are not null} The map can be changed.
     *
     * @param calendar a calendar
     */
    @Converter
    public static Map<String, Object> toMap(SubscribedCalendar calendar) {
        return JsonBinding.MAPPER.convertValue(calendar, new TypeReference<LinkedHashMap<String, Object>>() {});
    }

    /**
     * {@return JSON with the fields of the calendar that are not null}
     *
     * @param calendar a calendar
     * @throws JsonProcessingException never for a calendar that was read from a response
     */
    @Converter
    public static String toJson(SubscribedCalendar calendar) throws JsonProcessingException {
        return JsonBinding.MAPPER.writeValueAsString(calendar);
    }

    /**
     * {@return all fields that a change can send}
     *
     * @param event an event
     */
    @Converter
    public static EventRequest toRequest(CalendarEvent event) {
        return event.toRequest();
    }

    /**
     * {@return the fields of the event that are not null} The map can be changed.
     *
     * @param event an event
     */
    @Converter
    public static Map<String, Object> toMap(CalendarEvent event) {
        return JsonBinding.MAPPER.convertValue(event, new TypeReference<LinkedHashMap<String, Object>>() {});
    }

    /**
     * {@return JSON with the fields of the event that are not null}
     *
     * @param event an event
     * @throws JsonProcessingException never for an event that was read from a response
     */
    @Converter
    public static String toJson(CalendarEvent event) throws JsonProcessingException {
        return JsonBinding.MAPPER.writeValueAsString(event);
    }

    /**
     * {@return the update mode with this name}
     *
     * @param name in any spelling that Camel accepts for an option
     * @throws IllegalArgumentException for any other name. The message lists the values, which the message of Camel's own
     *     converter does not
     */
    @Converter
    public static UpdateMode toUpdateMode(String name) {
        return constant("updateMode", UpdateMode.class, name);
    }

    /**
     * {@return the output type with this name}
     *
     * @param name in any spelling that Camel accepts for an option
     * @throws IllegalArgumentException for any other name. The message lists the values, which the message of Camel's own
     *     converter does not
     */
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
