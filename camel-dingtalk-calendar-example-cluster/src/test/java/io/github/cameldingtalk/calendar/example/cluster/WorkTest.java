// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar.example.cluster;

import static io.github.cameldingtalk.calendar.emulator.ApiOperation.UPDATE_SUBSCRIBED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.camel.main.Main;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** From a nudge to the rows of an app. */
class WorkTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String NEVER = "3600000";

    private final TestApp app = new TestApp();
    private final Main idle = app.idleWorker("idle");

    @AfterEach
    void stop() {
        app.close();
    }

    @Test
    void aWorkerCallsForSeveralRowsAtOnce() {
        store(3);
        CountDownLatch together = new CountDownLatch(3);
        app.dingtalk.intercept(request -> {
            if (request.operation().filter(UPDATE_SUBSCRIBED::equals).isPresent()) {
                together.countDown();
                awaitQuietly(together);
            }
            return null;
        });

        app.worker("w1");

        await().atMost(PATIENCE).until(() -> together.getCount() == 0);
        awaitAllApplied();
    }

    @Test
    void anAppWithMoreRowsThanOneNudgeTakesGoesOnByItself() {
        store(7);
        app.worker("w1", "work.rows=2", "sweep.period=" + NEVER);

        awaitAllApplied();
        assertThat(app.calls(UPDATE_SUBSCRIBED)).isEqualTo(7);
    }

    @Test
    void aRowGoesOnAfterItsPause() {
        store(1);
        app.rows.value("UPDATE calendar SET not_before = now() + interval '2 seconds' WHERE app = ?", app.name);

        app.worker("w1");

        awaitAllApplied();
    }

    @Test
    void anAppGoesOnAfterItsPause() {
        store(1);
        app.rows.value("UPDATE app SET paused_until = now() + interval '2 seconds' WHERE app = ?", app.name);

        app.worker("w1");

        awaitAllApplied();
    }

    @Test
    void aLostNudgeIsRepeated() {
        store(1);
        app.rows.value("UPDATE app SET nudged_at = now() - interval '298 seconds' WHERE app = ?", app.name);

        app.worker("w1");

        awaitAllApplied();
    }

    @Test
    void aNudgeThatWaitsForOtherAppsIsNotRepeated() {
        store(1);
        app.rows.value("UPDATE app SET nudged_at = now() - interval '4 minutes' WHERE app = ?", app.name);

        assertThat(app.nudge(idle)).isEmpty();
    }

    @Test
    void aNudgeThatKafkaDoesNotTakeIsNotOnItsWay() {
        Main cutOff = app.idleWorker("cut-off", "kafka.brokers=localhost:1", "camel.component.kafka.max-block-ms=100");
        store(1);
        assertThat(app.nudge(idle)).containsExactly(app.name);

        app.sendNudge(cutOff);

        assertThat(app.nudge(idle)).containsExactly(app.name);
    }

    @Test
    void aNudgeThatArrivesWhileTheDatabaseIsDownIsNotOnItsWay() throws Exception {
        store(1);
        assertThat(app.nudge(idle)).containsExactly(app.name);
        Main worker = app.worker("w1", "camel.main.auto-startup-exclude-pattern=intake,sweep,settle,reconcile");
        // The nudge of another test would be the one that meets the database that is down.
        app.topics.awaitNoNudge();
        Services.started().databaseIsDown(true);
        try {
            app.sendNudge(idle);
            await().atMost(PATIENCE)
                    .until(() ->
                            worker.getCamelContext().getInflightRepository().size("nudge-lost") == 1);
        } finally {
            Services.started().databaseIsDown(false);
        }

        await().atMost(PATIENCE).until(() -> app.nudge(idle).contains(app.name));
    }

    @Test
    void anAppIsNotNudgedAgainWhileANudgeIsOnItsWay() {
        store(5);

        assertThat(app.nudge(idle)).containsExactly(app.name);
        assertThat(app.nudge(idle)).isEmpty();
        assertThat(app.due(idle)).hasSize(5);
        assertThat(app.nudge(idle)).containsExactly(app.name);
    }

    private void store(int calendars) {
        for (int i = 0; i < calendars; i++) {
            app.withCalendar("R" + i);
            app.store(idle, "calendar-" + i, 1, "Monday", "R" + i);
        }
        // The intake would send the nudge now.
        app.rows.value("UPDATE app SET nudged_at = NULL WHERE app = ?", app.name);
    }

    private void awaitAllApplied() {
        await().atMost(PATIENCE).until(() -> app.rows
                .value("SELECT count(*) FROM wanted WHERE app = ? AND open", app.name)
                .equals("0"));
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
