// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar.example;

import static io.github.cameldingtalk.calendar.example.HolidaysRoute.LABOR_DAY;
import static io.github.cameldingtalk.calendar.example.HolidaysRoute.NATIONAL_DAY;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.cameldingtalk.calendar.emulator.ApiOperation;
import io.github.cameldingtalk.calendar.emulator.EmulatedEvent;
import java.time.LocalDate;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Runs the route of {@code holidays.camel.yaml}: with a file, with the same file again, and with a changed file. */
class HolidaysRouteTest {

    private final HolidaysRoute route = new HolidaysRoute();

    @AfterEach
    void stop() {
        route.close();
    }

    @Test
    void theEventsAreTheHolidaysOfTheFile() {
        route.run(LABOR_DAY, NATIONAL_DAY);

        assertThat(route.days())
                .containsOnly(
                        Map.entry("Labor Day", "2026-05-01 to 2026-05-06"),
                        Map.entry("National Day", "2026-10-01 to 2026-10-08"));
    }

    @Test
    void aSecondRunSendsNothingButTheList() {
        route.run(LABOR_DAY, NATIONAL_DAY);
        int before = route.dingtalk().requests().size();

        route.run(LABOR_DAY, NATIONAL_DAY);

        assertThat(route.callsAfter(before)).containsExactly(ApiOperation.LIST_EVENTS);
        assertThat(route.dingtalk().events()).hasSize(2);
    }

    @Test
    void aHolidayIsDeletedOneIsRenamedAndOneIsAdded() {
        route.run(LABOR_DAY, NATIONAL_DAY);
        String nationalDay = route.event("National Day").eventId();

        route.run("national-day,2026-10-01,2026-10-08,Golden Week", "company-day,2026-12-18,2026-12-18,Company Day");

        assertThat(route.days())
                .containsOnly(
                        Map.entry("Golden Week", "2026-10-01 to 2026-10-09"),
                        Map.entry("Company Day", "2026-12-18 to 2026-12-19"));
        assertThat(route.event("Golden Week").eventId()).isEqualTo(nationalDay);
    }

    @Test
    void aTextThatAPersonHasAddedToTheDescriptionIsKept() {
        route.run(NATIONAL_DAY);
        EmulatedEvent event = route.event("National Day");
        String description = "The office is closed.\n" + event.fields().get("description");
        route.dingtalk().put(event.with("description", description));

        route.run("national-day,2026-10-01,2026-10-07,Golden Week");

        assertThat(route.event("Golden Week").fields()).containsEntry("description", description);
    }

    @Test
    void theEventsOfTheUserAndOfOtherYearsAreLeftAlone() {
        route.dingtalk().put(day("own", "Labor Day", "2026-05-01"));
        route.run("labor-day,2025-05-01,2025-05-05,Labor Day of 2025");

        route.run(NATIONAL_DAY);

        assertThat(route.days()).containsOnlyKeys("Labor Day", "Labor Day of 2025", "National Day");
    }

    @Test
    void theSameHolidayOfTheNextYearIsAnotherEventAlsoOnTheSameDay() {
        route.run(LABOR_DAY);

        route.run("labor-day,2027-05-01,2027-05-05,Labor Day of 2027");

        assertThat(route.days()).containsOnlyKeys("Labor Day", "Labor Day of 2027");
    }

    @Test
    void aHolidayThatWasRemovedComesBackOnTheSameDay() {
        route.run(LABOR_DAY, NATIONAL_DAY);
        route.run(NATIONAL_DAY);

        route.run(LABOR_DAY, NATIONAL_DAY);

        assertThat(route.days()).containsOnlyKeys("Labor Day", "National Day");
    }

    @Test
    void moreHolidaysThanAPageOfTheListAreFoundAgain() {
        route.dingtalk().eventsPerDay(0);
        String[] file = IntStream.range(0, 250)
                .mapToObj(i -> LocalDate.of(2026, 1, 1).plusDays(i))
                .map(day -> "day-" + day + "," + day + "," + day + ",Day " + day)
                .toArray(String[]::new);
        route.run(file);
        int before = route.dingtalk().requests().size();

        route.run(file);

        assertThat(route.callsAfter(before))
                .containsExactly(ApiOperation.LIST_EVENTS, ApiOperation.LIST_EVENTS, ApiOperation.LIST_EVENTS);
        assertThat(route.dingtalk().events()).hasSize(250);
    }

    private static EmulatedEvent day(String id, String summary, String day) {
        LocalDate date = LocalDate.parse(day);
        return EmulatedEvent.allDay(id, "a-user", summary, date, date.plusDays(1));
    }
}
