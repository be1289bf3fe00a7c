// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar.example.cluster;

import static io.github.cameldingtalk.calendar.emulator.ApiOperation.UPDATE_SUBSCRIBED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.cameldingtalk.calendar.emulator.EmulatedResponse;
import io.github.cameldingtalk.calendar.emulator.ServiceError;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.apache.camel.main.Main;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What becomes of a row whose worker loses its session, or dies. */
class WorkerCrashTest {

    private final TestApp app = new TestApp().withCalendar("C1");
    private final Main w1 = app.idleWorker("w1");
    private final Main w2 = app.idleWorker("w2");

    @AfterEach
    void stop() {
        app.close();
    }

    @Test
    void twoWorkersMakeOneCallForARow() throws Exception {
        app.store(w1, "shifts", 1, "Monday", "C1");
        HeldCall call = new HeldCall(app, w1, "shifts", UPDATE_SUBSCRIBED);

        app.work(w2, "shifts");
        call.finish();

        assertThat(app.calls(UPDATE_SUBSCRIBED)).isEqualTo(1);
        assertThat(app.rows.redone("shifts")).isEmpty();
    }

    @Test
    void theIntakeDoesNotWaitForACall() throws Exception {
        app.store(w1, "shifts", 1, "Monday", "C1");
        HeldCall call = new HeldCall(app, w1, "shifts", UPDATE_SUBSCRIBED);

        app.store(w2, "shifts", 2, "Tuesday", "C1");
        call.finish();

        assertThat(app.due(w1)).containsExactly("shifts");
        app.work(w1, "shifts");
        assertThat(app.description("C1")).isEqualTo("Tuesday");
        assertThat(app.rows.redone("shifts")).isEmpty();
    }

    @Test
    void aStateIsSentAgainIfTheSessionEndsDuringTheCall() throws Exception {
        app.store(w1, "shifts", 1, "Monday", "C1");
        HeldCall call = new HeldCall(app, w1, "shifts", UPDATE_SUBSCRIBED);

        app.rows.endSessionsInTransaction("w1");
        call.finish();

        assertThat(app.rows.redone("shifts")).containsExactly("not concluded");
        assertThat(app.rows.column("shifts", "applied")).isNull();
        assertThat(app.rows.attempts("shifts")).isZero();
        app.work(w1, "shifts");
        assertThat(app.rows.column("shifts", "applied_version")).isEqualTo("1");
        assertThat(app.calls(UPDATE_SUBSCRIBED)).isEqualTo(2);
    }

    @Test
    void anUpdateThatDingTalkRefusedIsNotSaidToBeRedone() throws Exception {
        app.store(w1, "shifts", 1, "Monday", "C1");
        HeldCall call = new HeldCall(
                app, w1, "shifts", UPDATE_SUBSCRIBED, EmulatedResponse.error(ServiceError.QPS_LIMIT_FOR_API));
        app.rows.endSessionsInTransaction("w1");

        call.finish();
        app.workAgain(w1, "shifts");

        assertThat(app.rows.column("shifts", "applied_version")).isEqualTo("1");
        assertThat(app.rows.redone("shifts")).isEmpty();
    }

    @Test
    void theLastStateWinsOverAnOlderOneThatArrivesAfterIt() throws Exception {
        app.store(w1, "shifts", 1, "old", "C1");
        HeldCall call = new HeldCall(app, w1, "shifts", UPDATE_SUBSCRIBED);
        app.rows.endSessionsInTransaction("w1");
        app.store(w2, "shifts", 2, "new", "C1");
        app.work(w2, "shifts");
        assertThat(app.description("C1")).isEqualTo("new");

        call.finish();
        assertThat(app.description("C1")).isEqualTo("old");
        assertThat(app.due(w2)).containsExactly("shifts");
        app.work(w2, "shifts");

        assertThat(app.description("C1")).isEqualTo("new");
        assertThat(app.rows.redone("shifts")).containsExactly("left behind", "not concluded");
    }

    @Test
    void aWorkerThatLostItsRowWaitsForTheNextHolderBeforeItMarksTheRow() throws Exception {
        app.store(w1, "shifts", 1, "old", "C1");
        HeldCall call = new HeldCall(app, w1, "shifts", UPDATE_SUBSCRIBED);
        app.rows.endSessionsInTransaction("w1");
        app.store(w2, "shifts", 2, "new", "C1");
        HeldCall secondCall = new HeldCall(app, w2, "shifts", UPDATE_SUBSCRIBED);

        call.release();
        await().until(
                        () -> "1"
                                .equals(
                                        app.rows.value(
                                                "SELECT count(*) FROM pg_stat_activity WHERE application_name = 'w1 at once' AND wait_event_type = 'Lock'")));
        secondCall.finish();
        call.finish();

        assertThat(app.rows.column("shifts", "applied")).isNull();
        app.work(w2, "shifts");
        assertThat(app.description("C1")).isEqualTo("new");
    }

    @Test
    void anUpdateOfADeadWorkerIsSentAgainEvenIfTheOldStateIsWantedAgain() {
        app.store(w1, "shifts", 1, "Monday", "C1");
        app.work(w1, "shifts");
        app.rows.leaveAnAttempt("shifts", 2, "update");

        app.store(w1, "shifts", 3, "Monday", "C1");
        app.work(w2, "shifts");

        assertThat(app.calls(UPDATE_SUBSCRIBED)).isEqualTo(2);
        assertThat(app.rows.redone("shifts")).containsExactly("left behind");
        assertThat(app.rows.value("SELECT left_behind FROM attempt WHERE app = ?", app.name))
                .isEqualTo("t");
    }

    @Test
    void theIntakeDoesNotWaitForAResultThatIsNotCommitted() throws Exception {
        app.store(w1, "shifts", 1, "Monday", "C1");
        try (Connection worker = DriverManager.getConnection(Services.started().databaseUrl());
                Statement statement = worker.createStatement()) {
            worker.setAutoCommit(false);
            statement.execute("UPDATE calendar SET failures = 1 WHERE app = '" + app.name + "'");

            CompletableFuture.runAsync(() -> app.store(w2, "shifts", 2, "Tuesday", "C1"))
                    .get(20, TimeUnit.SECONDS);
        }

        assertThat(app.rows.value("SELECT version FROM wanted WHERE app = ?", app.name))
                .isEqualTo("2");
    }
}
