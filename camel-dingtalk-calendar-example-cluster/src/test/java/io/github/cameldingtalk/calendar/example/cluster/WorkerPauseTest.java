// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar.example.cluster;

import static io.github.cameldingtalk.calendar.emulator.ApiOperation.UPDATE_SUBSCRIBED;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.cameldingtalk.calendar.emulator.ConnectionFault;
import io.github.cameldingtalk.calendar.emulator.EmulatedResponse;
import io.github.cameldingtalk.calendar.emulator.ServiceError;
import java.util.List;
import org.apache.camel.main.Main;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** How long a row or an app waits after a call that has failed. */
class WorkerPauseTest {

    private final TestApp app = new TestApp().withCalendar("C1");
    private final Main worker = app.idleWorker("w1");

    @AfterEach
    void stop() {
        app.close();
    }

    @Test
    void aThrottledRowWaitsAsLongAsDingTalkAsksForAndIsNotCountedAsRedone() {
        app.store(worker, "shifts", 1, "Monday", "C1");

        app.work(worker, "shifts", UPDATE_SUBSCRIBED, EmulatedResponse.error(ServiceError.QPS_LIMIT_FOR_API));

        assertThat(app.rows.column("shifts", "not_before > now() AND not_before <= now() + interval '1 second'"))
                .isEqualTo("t");
        assertThat(app.rows.redone("shifts")).isEmpty();
        assertThat(app.rows.attempts("shifts")).isZero();
        app.workAgain(worker, "shifts");
        assertThat(app.description("C1")).isEqualTo("Monday");
    }

    @Test
    void aBlockedAddressPausesTheApp() {
        app.store(worker, "shifts", 1, "Monday", "C1");

        app.work(worker, "shifts", UPDATE_SUBSCRIBED, EmulatedResponse.blocked());

        assertThat(app.rows.value(
                        "SELECT paused_until > now() + interval '4 minutes' FROM app WHERE app = ?", app.name))
                .isEqualTo("t");
        assertThat(app.due(worker)).isEmpty();
    }

    @Test
    void aSpentQuotaOfTheMonthPausesTheAppUntilTheNextMonthOfTheZone() {
        app.store(worker, "shifts", 1, "Monday", "C1");

        app.work(worker, "shifts", UPDATE_SUBSCRIBED, EmulatedResponse.error(ServiceError.API_COUNT_LIMIT_FOR_ORG));

        assertThat(app.rows.value(
                        "SELECT (paused_until AT TIME ZONE 'Asia/Shanghai')"
                                + " = date_trunc('month', now() AT TIME ZONE 'Asia/Shanghai') + interval '1 month'"
                                + " FROM app WHERE app = ?",
                        app.name))
                .isEqualTo("t");
        assertThat(app.due(worker)).isEmpty();
        app.rows.value("UPDATE app SET paused_until = now() WHERE app = ?", app.name);
        assertThat(app.due(worker)).containsExactly("shifts");
    }

    @Test
    void rejectedCredentialsPauseTheAppAndRejectNoState() {
        app.store(worker, "shifts", 1, "Monday", "C1");

        app.work(worker, "shifts", UPDATE_SUBSCRIBED, EmulatedResponse.error(ServiceError.UNAUTHORIZED_CLIENT));

        assertThat(app.rows.column("shifts", "status")).isEqualTo("ok");
        assertThat(app.due(worker)).isEmpty();
    }

    @Test
    void thePausesOfATransientFailureGrow() {
        app.store(worker, "shifts", 1, "Monday", "C1");
        app.dingtalk.always(UPDATE_SUBSCRIBED, EmulatedResponse.error(ServiceError.SYSTEM_ERROR));

        for (int pause : List.of(1, 2, 4, 8)) {
            app.work(worker, "shifts");
            assertThat(secondsOfThePause()).isEqualTo(pause);
            app.rows.passTime("shifts");
        }
    }

    @Test
    void thePausesOfAStateThatAlwaysFailsGrowToSixHours() {
        app.store(worker, "shifts", 1, "Monday", "C1");
        app.dingtalk.always(UPDATE_SUBSCRIBED, EmulatedResponse.error(ServiceError.SYSTEM_ERROR));
        app.rows.value("UPDATE calendar SET failures = 20 WHERE app = ?", app.name);

        app.work(worker, "shifts");

        assertThat(secondsOfThePause()).isEqualTo(6 * 3600);
    }

    @Test
    void aLongTimeWithoutAConnectionCostsFiveMinutesAtMostAndTheFirstErrorAfterItNoHours() {
        app.store(worker, "shifts", 1, "Monday", "C1");
        app.dingtalk.always(UPDATE_SUBSCRIBED, EmulatedResponse.fault(ConnectionFault.RESET_BEFORE_RESPONSE));
        app.rows.value("UPDATE calendar SET failures = 9 WHERE app = ?", app.name);
        for (int times = 0; times < 3; times++) {
            app.work(worker, "shifts");
            assertThat(secondsOfThePause()).isEqualTo(300);
            app.rows.passTime("shifts");
        }

        app.dingtalk.always(UPDATE_SUBSCRIBED, EmulatedResponse.error(ServiceError.SYSTEM_ERROR));
        app.work(worker, "shifts");

        assertThat(secondsOfThePause()).isEqualTo(512);
    }

    @Test
    void aRowThatWaitsTooLongForItsTurnDoesNotPauseTheApp() {
        Main slow = app.withCalendar("C2")
                .idleWorker(
                        "slow", "callsPerSecond=0.02", "camel.component.dingtalk-calendar.calls-per-second-timeout=1s");
        app.store(slow, "shifts", 1, "Monday", "C1");
        app.store(slow, "leave", 1, "Monday", "C2");

        app.work(slow, "shifts");
        app.work(slow, "leave");

        assertThat(app.rows.column("leave", "not_before > now() + interval '10 seconds'"))
                .isEqualTo("t");
        assertThat(app.rows.value("SELECT paused_until FROM app WHERE app = ?", app.name))
                .isNull();
    }

    @Test
    void aSpentQuotaOfTheDayDoesNotShortenALongerPause() {
        app.store(worker, "shifts", 1, "Monday", "C1");
        app.dingtalk.intercept(request -> {
            if (request.operation().filter(UPDATE_SUBSCRIBED::equals).isPresent()) {
                app.rows.value("UPDATE app SET paused_until = now() + interval '40 days' WHERE app = ?", app.name);
                return EmulatedResponse.error(ServiceError.INTEGRATED_QPS_EXCEED);
            }
            return null;
        });

        app.work(worker, "shifts");

        assertThat(app.rows.value(
                        "SELECT paused_until > now() + interval '39 days' AND pause_reason IS NOT NULL FROM app WHERE app = ?",
                        app.name))
                .isEqualTo("t");
    }

    @Test
    void aStateForAnotherCalendarStaysOpenWhileTheAppPauses() {
        app.withCalendar("C2").store(worker, "shifts", 1, "Monday", "C1");
        app.work(worker, "shifts");
        app.store(worker, "shifts", 2, "Monday", "C2");
        app.rows.value("UPDATE app SET paused_until = now() + interval '1 hour' WHERE app = ?", app.name);

        app.work(worker, "shifts");

        assertThat(app.rows.value("SELECT open FROM wanted WHERE app = ?", app.name))
                .isEqualTo("t");
    }

    /** The statement that sets the pause also writes when it ran. */
    private int secondsOfThePause() {
        return Integer.parseInt(app.rows.column(
                "shifts",
                "round(extract(epoch FROM not_before"
                        + " - (SELECT max(at) FROM redone WHERE redone.app = calendar.app)))"));
    }
}
