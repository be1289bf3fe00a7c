// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar.api.event;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * When an event starts or ends: either a {@code date}, or a {@code dateTime} with a {@code timeZone}. A field that is
 * {@code null} is not sent.
 *
 * @param date     of an all-day event, such as {@code 2026-10-01}
 * @param dateTime in ISO 8601, such as {@code 2026-10-01T09:00:00+08:00}
 * @param timeZone a name of the tz database, such as {@code Asia/Shanghai}
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record EventTime(@Nullable String date, @Nullable String dateTime, @Nullable String timeZone) {

    private static final DateTimeFormatter DATE_TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ssXXX", Locale.ROOT);

    /**
     * {@return a day of an all-day event} DingTalk's end is exclusive, so the end is the day after the last day.
     * {@link EventRequest#allDay} sets both ends.
     *
     * @param day without a time zone; DingTalk takes all-day events in UTC
     */
    public static EventTime of(LocalDate day) {
        return new EventTime(day.toString(), null, null);
    }

    /**
     * {@return a time, without its fraction of a second}
     *
     * @param time in a zone with a name, such as {@code Asia/Shanghai}
     * @throws IllegalArgumentException if the zone is an offset such as {@code +08:00}, because DingTalk asks for the name of a
     *     zone
     */
    public static EventTime of(ZonedDateTime time) {
        String zone =
                time.getZone().equals(ZoneOffset.UTC) ? "UTC" : time.getZone().getId();
        if (!ZoneId.getAvailableZoneIds().contains(zone)) {
            throw new IllegalArgumentException(
                    "timeZone must be a name of the tz database such as Asia/Shanghai, but is " + zone
                            + ": use ZonedDateTime.withZoneSameInstant");
        }
        return new EventTime(null, DATE_TIME.format(time), zone);
    }

    /**
     * {@return a time, without its fraction of a second}
     *
     * @param time the moment
     * @param zone the zone in which DingTalk shows the event
     * @throws IllegalArgumentException if the zone is an offset, as in {@link #of(ZonedDateTime)}
     */
    public static EventTime of(OffsetDateTime time, ZoneId zone) {
        return of(time.atZoneSameInstant(zone));
    }

    /** The fields that are sent, as they stand in the JSON. */
    Map<String, Object> toMap() {
        return RequestMap.of("date", date)
                .with("dateTime", dateTime)
                .with("timeZone", timeZone)
                .fields();
    }
}
