// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar.example;

import static io.github.cameldingtalk.calendar.example.HolidaysRoute.LABOR_DAY;
import static io.github.cameldingtalk.calendar.example.HolidaysRoute.NATIONAL_DAY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.cameldingtalk.calendar.emulator.ApiOperation;
import io.github.cameldingtalk.calendar.emulator.ConnectionFault;
import io.github.cameldingtalk.calendar.emulator.EmulatedEvent;
import io.github.cameldingtalk.calendar.emulator.EmulatedResponse;
import io.github.cameldingtalk.calendar.emulator.EventRules;
import org.apache.camel.CamelExecutionException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Repeats the route of {@code holidays.camel.yaml} after a failure, and gives it wrong files. */
class HolidaysRouteFailuresTest {

    private final HolidaysRoute route = new HolidaysRoute();

    @AfterEach
    void stop() {
        route.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"CREATE_EVENT", "PATCH_EVENT", "DELETE_EVENT"})
    void aRunThatFailsInTheMiddleIsRepeated(ApiOperation operation) {
        route.run(LABOR_DAY, NATIONAL_DAY, "a,2026-01-01,2026-01-01,A", "b,2026-01-02,2026-01-02,B");
        String[] changed = {
            "labor-day,2026-05-01,2026-05-05,May Day",
            "national-day,2026-10-01,2026-10-07,Golden Week",
            "c,2026-01-03,2026-01-03,C",
            "d,2026-01-04,2026-01-04,D"
        };
        route.failTheSecond(operation);
        assertThatThrownBy(() -> route.run(changed)).isInstanceOf(CamelExecutionException.class);
        route.dingtalk().calm();

        route.run(changed);

        assertThat(route.days()).containsOnlyKeys("May Day", "Golden Week", "C", "D");
        assertThat(route.dingtalk().events()).hasSize(4);
    }

    @Test
    void aCreateWhoseResponseIsLostAndWhichTheListDoesNotHaveYetIsOneEvent() {
        route.dingtalk().next(ApiOperation.CREATE_EVENT, EmulatedResponse.fault(ConnectionFault.RESET_AMID_RESPONSE));
        assertThatThrownBy(() -> route.run(LABOR_DAY)).isInstanceOf(CamelExecutionException.class);
        route.dingtalk().next(ApiOperation.LIST_EVENTS, EmulatedResponse.json(200, "{\"events\":[]}"));

        route.run(LABOR_DAY);

        assertThat(route.dingtalk().events()).hasSize(1);
    }

    @ParameterizedTest
    @EnumSource
    void whateverARepeatedCreateAnswersTheNextRunSucceedsWithOneEvent(EventRules.RepeatedToken answer) {
        route.dingtalk().rules(EventRules.DEFAULT.withRepeatedToken(answer));
        route.run(LABOR_DAY);
        route.dingtalk().next(ApiOperation.LIST_EVENTS, EmulatedResponse.json(200, "{\"events\":[]}"));
        route.tryToRun(LABOR_DAY);

        route.run(LABOR_DAY);

        assertThat(route.dingtalk().events()).hasSize(1);
    }

    @Test
    void aSecondCopyIsDeleted() {
        route.run(LABOR_DAY);
        EmulatedEvent event = route.event("Labor Day");
        route.dingtalk().put(new EmulatedEvent("copy", "a-user", EmulatedEvent.PRIMARY, event.fields()));

        route.run(LABOR_DAY);

        assertThat(route.dingtalk().events()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                LABOR_DAY + "\n" + LABOR_DAY,
                LABOR_DAY + "\nnew-year,2027-01-01,2027-01-01,New Year",
                "labor-day,2026-05-05,2026-05-01,Labor Day",
                "labor-day,2026-05-01,2026-05-05",
                "labor-day,1 May,2026-05-05,Labor Day",
                "labor day,2026-05-01,2026-05-05,Labor Day"
            })
    void aFileThatIsEmptyOrWrongChangesNothing(String lines) {
        route.run(NATIONAL_DAY);

        assertThatThrownBy(() -> route.run(lines)).isInstanceOf(CamelExecutionException.class);

        assertThat(route.days()).containsOnlyKeys("National Day");
    }
}
