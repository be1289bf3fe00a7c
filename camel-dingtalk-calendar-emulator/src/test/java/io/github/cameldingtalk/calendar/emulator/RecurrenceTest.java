// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar.emulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RecurrenceTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "2026-03-10 | 'type':'daily' | 2026-03-10 2026-03-11 2026-03-12 2026-03-13",
                "2028-02-27 | 'type':'daily','interval':2 | 2028-02-27 2028-02-29 2028-03-02 2028-03-04",
                // A Tuesday.
                "2026-03-10 | 'type':'weekly' | 2026-03-10 2026-03-17 2026-03-24 2026-03-31",
                "2026-03-10 | 'type':'weekly','daysOfWeek':'monday,friday' | 2026-03-13 2026-03-16 2026-03-20 2026-03-23",
                "2026-03-10 | 'type':'weekly','daysOfWeek':'tuesday, sunday','interval':2,'firstDayOfWeek':'monday'"
                        + " | 2026-03-10 2026-03-15 2026-03-24 2026-03-29",
                "2026-03-10 | 'type':'weekly','daysOfWeek':'tuesday,sunday','interval':2,'firstDayOfWeek':'sunday'"
                        + " | 2026-03-10 2026-03-22 2026-03-24 2026-04-05",
                "2026-03-10 | 'type':'weekly','daysOfWeek':'tuesday,sunday','interval':2"
                        + " | 2026-03-10 2026-03-22 2026-03-24 2026-04-05",
                "2026-03-10 | 'type':'absoluteMonthly' | 2026-03-10 2026-04-10 2026-05-10 2026-06-10",
                "2026-03-10 | 'type':'absoluteMonthly','dayOfMonth':5 | 2026-04-05 2026-05-05 2026-06-05 2026-07-05",
                "2026-01-31 | 'type':'absoluteMonthly' | 2026-01-31 2026-03-31 2026-05-31 2026-07-31",
                "2026-01-30 | 'type':'absoluteMonthly','interval':13 | 2026-01-30 2028-03-30 2029-04-30 2030-05-30",
                "2026-03-10 | 'type':'relativeMonthly','index':'first','daysOfWeek':'monday'"
                        + " | 2026-04-06 2026-05-04 2026-06-01 2026-07-06",
                "2026-03-10 | 'type':'relativeMonthly','index':'second' | 2026-03-10 2026-04-14 2026-05-12 2026-06-09",
                "2026-03-10 | 'type':'relativeMonthly','index':'third','daysOfWeek':'friday','interval':2"
                        + " | 2026-03-20 2026-05-15 2026-07-17 2026-09-18",
                "2026-03-10 | 'type':'relativeMonthly','index':'fourth','daysOfWeek':'sunday'"
                        + " | 2026-03-22 2026-04-26 2026-05-24 2026-06-28",
                "2026-03-10 | 'type':'relativeMonthly','index':'last','daysOfWeek':'sunday'"
                        + " | 2026-03-29 2026-04-26 2026-05-31 2026-06-28",
                "2026-03-10 | 'type':'relativeMonthly','index':'last','daysOfWeek':'monday,tuesday,wednesday,thursday,friday'"
                        + " | 2026-03-31 2026-04-30 2026-05-29 2026-06-30",
                "2026-03-10 | 'type':'absoluteYearly' | 2026-03-10 2027-03-10 2028-03-10 2029-03-10",
                "2026-03-10 | 'type':'absoluteYearly','interval':3,'dayOfMonth':1 | 2029-03-01 2032-03-01 2035-03-01 2038-03-01",
                "2024-02-29 | 'type':'absoluteYearly' | 2024-02-29 2028-02-29 2032-02-29 2036-02-29",
                "2096-02-29 | 'type':'absoluteYearly' | 2096-02-29 2104-02-29 2108-02-29 2112-02-29",
            })
    void aPatternHasItsDates(String start, String pattern, String dates) {
        assertThat(dates(start, pattern, "'type':'noEnd'")).isEqualTo(dates);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'type':'numbered','numberOfOccurrences':1 | 2026-03-10",
                "'type':'numbered','numberOfOccurrences':2 | 2026-03-10 2026-03-11",
                "'type':'endDate','endDate':'2026-03-12' | 2026-03-10 2026-03-11 2026-03-12",
                "'type':'endDate','endDate':'2026-03-12T09:00:00+08:00' | 2026-03-10 2026-03-11 2026-03-12",
                "'type':'endDate','endDate':'2026-03-12T08:59:59+08:00' | 2026-03-10 2026-03-11",
                "'type':'endDate','endDate':'2026-03-09' | ''",
            })
    void aRangeEndsTheSeries(String range, String dates) {
        assertThat(dates("2026-03-10", "'type':'daily'", range)).isEqualTo(dates);
    }

    @Test
    void aPatternWithoutDatesEnds() {
        assertThat(dates("2026-02-10", "'type':'absoluteMonthly','interval':12,'dayOfMonth':30", "'type':'noEnd'"))
                .isEmpty();
    }

    @Test
    void aSeriesEndsWithTheYear9999() throws IOException {
        List<LocalDate> dates = recurrence("9999-12-30", "{'pattern':{'type':'daily'},'range':{'type':'noEnd'}}")
                .dates()
                .toList();

        assertThat(dates).containsExactly(LocalDate.of(9999, 12, 30), LocalDate.of(9999, 12, 31));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'type':'daily','interval':0 | 'type':'noEnd' | INTERVAL_WRONG",
                "'type':'daily','interval':366 | 'type':'noEnd' | INTERVAL_WRONG",
                "'type':'daily','interval':'1' | 'type':'noEnd' | INTERVAL_WRONG",
                "'type':'daily' | 'type':'numbered' | NUMBER_OF_OCCURRENCES_WRONG",
                "'type':'daily' | 'type':'numbered','numberOfOccurrences':0 | NUMBER_OF_OCCURRENCES_WRONG",
                "'type':'daily' | 'type':'numbered','numberOfOccurrences':100 | NUMBER_OF_OCCURRENCES_WRONG",
                "'type':'daily' | 'type':'numbered','numberOfOccurrences':2,'endDate':'2026-04-01' | FORWARDED",
                "'type':'daily' | 'type':'endDate','endDate':'2026-04-01','numberOfOccurrences':2 | FORWARDED",
                "'type':'daily' | 'type':'endDate' | FORWARDED",
                "'type':'daily' | 'type':'endDate','endDate':'soon' | FORWARDED",
                "'type':'daily' | 'type':'never' | FORWARDED",
                "'type':'hourly' | 'type':'noEnd' | FORWARDED",
                "'type':'weekly','daysOfWeek':'Monday' | 'type':'noEnd' | FORWARDED",
                "'type':'weekly','daysOfWeek':'mon' | 'type':'noEnd' | FORWARDED",
                "'type':'weekly','daysOfWeek':'monday,' | 'type':'noEnd' | FORWARDED",
                "'type':'weekly','firstDayOfWeek':'first' | 'type':'noEnd' | FORWARDED",
                "'type':'relativeMonthly','index':'fifth' | 'type':'noEnd' | FORWARDED",
                "'type':'absoluteMonthly','dayOfMonth':32 | 'type':'noEnd' | FORWARDED",
                "'type':'absoluteMonthly','dayOfMonth':'1' | 'type':'noEnd' | FORWARDED",
            })
    void aWrongPartIsRejected(String pattern, String range, ServiceError error) {
        assertThat(catchThrowableOfType(
                                ServiceErrorException.class,
                                () -> recurrence("2026-03-10", "{'pattern':{" + pattern + "},'range':{" + range + "}}"))
                        .error())
                .isEqualTo(error);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{'pattern':{'type':'daily'}}", "{'range':{'type':'noEnd'}}"})
    void aRecurrenceIsGivenAsAWhole(String recurrence) {
        assertThat(catchThrowableOfType(ServiceErrorException.class, () -> recurrence("2026-03-10", recurrence))
                        .error())
                .isEqualTo(ServiceError.FORWARDED);
    }

    /** The first four dates. */
    private static String dates(String start, String pattern, String range) {
        try {
            return recurrence(start, "{'pattern':{" + pattern + "},'range':{" + range + "}}")
                    .dates()
                    .limit(4)
                    .map(LocalDate::toString)
                    .collect(Collectors.joining(" "));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static Recurrence recurrence(String start, String json) throws IOException {
        ObjectMapper mapper = new ObjectMapper();
        return Recurrence.of(
                mapper.readTree(json.replace('\'', '"')),
                EventTime.of(mapper.createObjectNode()
                        .put("dateTime", start + "T09:00:00+08:00")
                        .put("timeZone", "Asia/Shanghai")));
    }
}
