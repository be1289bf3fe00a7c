// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar.api.event;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How an event recurs. A patch has to send the whole recurrence.
 *
 * @param pattern when the event recurs
 * @param range   for how long
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Recurrence(@Nullable Pattern pattern, @Nullable Range range) {

    /**
     * When an event recurs. A field that is {@code null} is not sent.
     *
     * @param type           {@code daily}, {@code weekly}, {@code absoluteMonthly}, {@code relativeMonthly} or
     *                       {@code absoluteYearly}
     * @param dayOfMonth     of {@code absoluteMonthly} and {@code absoluteYearly}
     * @param daysOfWeek     English names in lower case, with commas between: {@code monday,friday}
     * @param index          of {@code relativeMonthly}: {@code first}, {@code second}, {@code third}, {@code fourth}, {@code last}
     * @param interval       every how many days, weeks, months or years, 1 to 365
     * @param firstDayOfWeek an English name in lower case
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Pattern(
            @Nullable String type,
            @Nullable Integer dayOfMonth,
            @Nullable String daysOfWeek,
            @Nullable String index,
            @Nullable Integer interval,
            @Nullable String firstDayOfWeek) {

        Map<String, Object> toMap() {
            return RequestMap.of("type", type)
                    .with("dayOfMonth", dayOfMonth)
                    .with("daysOfWeek", daysOfWeek)
                    .with("index", index)
                    .with("interval", interval)
                    .with("firstDayOfWeek", firstDayOfWeek)
                    .fields();
        }
    }

    /**
     * For how long an event recurs. A field that is {@code null} is not sent.
     *
     * @param type                {@code noEnd}, {@code endDate} or {@code numbered}
     * @param endDate             of {@code endDate}, in ISO 8601
     * @param numberOfOccurrences of {@code numbered}, 1 to 99
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Range(@Nullable String type, @Nullable String endDate, @Nullable Integer numberOfOccurrences) {

        Map<String, Object> toMap() {
            return RequestMap.of("type", type)
                    .with("endDate", endDate)
                    .with("numberOfOccurrences", numberOfOccurrences)
                    .fields();
        }
    }

    Map<String, Object> toMap() {
        return RequestMap.of("pattern", pattern == null ? null : pattern.toMap())
                .with("range", range == null ? null : range.toMap())
                .fields();
    }
}
