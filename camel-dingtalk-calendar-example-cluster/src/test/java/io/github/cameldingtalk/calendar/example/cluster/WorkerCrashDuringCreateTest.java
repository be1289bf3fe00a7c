// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar.example.cluster;

import static io.github.cameldingtalk.calendar.emulator.ApiOperation.CREATE_SUBSCRIBED;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.cameldingtalk.calendar.emulator.EmulatedResponse;
import io.github.cameldingtalk.calendar.emulator.ServiceError;
import org.apache.camel.main.Main;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What becomes of a row whose worker loses its session, or dies, while it creates the calendar. */
class WorkerCrashDuringCreateTest {

    private static final EmulatedResponse REFUSAL = EmulatedResponse.error(ServiceError.QPS_LIMIT_FOR_API);

    private final TestApp app = new TestApp();
    private final Main w1 = app.idleWorker("w1");
    private final Main w2 = app.idleWorker("w2");

    @AfterEach
    void stop() {
        app.close();
    }

    @Test
    void aCreateOfADeadWorkerIsNotRepeated() {
        app.store(w1, "shifts", 1, "Monday", null);
        app.rows.leaveAnAttempt("shifts", 1, "create");

        app.work(w2, "shifts");
        app.work(w2, "shifts");

        assertThat(app.calls(CREATE_SUBSCRIBED)).isZero();
        assertThat(app.rows.column("shifts", "status")).isEqualTo("create-unknown");
        assertThat(app.rows.column("shifts", "create_name")).isEqualTo("shifts");
        assertThat(app.rows.redone("shifts")).containsExactly("left behind");
    }

    @Test
    void aWorkerThatLostItsRowAfterACreateKeepsTheId() throws Exception {
        app.store(w1, "shifts", 1, "Monday", null);
        HeldCall call = new HeldCall(app, w1, "shifts", CREATE_SUBSCRIBED);
        app.rows.endSessionsInTransaction("w1");
        app.work(w2, "shifts");
        assertThat(app.rows.column("shifts", "status")).isEqualTo("create-unknown");

        call.finish();
        app.work(w2, "shifts");

        assertThat(app.rows.column("shifts", "status")).isEqualTo("ok");
        assertThat(app.calls(CREATE_SUBSCRIBED)).isEqualTo(1);
        assertThat(app.description(app.rows.column("shifts", "calendar_id"))).isEqualTo("Monday");
    }

    @Test
    void aSecondCalendarIsSaidToAPerson() throws Exception {
        app.store(w1, "shifts", 1, "Monday", null);
        HeldCall call = new HeldCall(app, w1, "shifts", CREATE_SUBSCRIBED);
        app.rows.endSessionsInTransaction("w1");
        app.work(w2, "shifts");
        app.rows.value("UPDATE calendar SET status = 'ok' WHERE app = ?", app.name);
        app.work(w2, "shifts");

        call.finish();

        assertThat(app.rows.column("shifts", "status")).isEqualTo("needs-person");
        assertThat(app.rows.column("shifts", "note")).contains("A create returned");
    }

    @Test
    void aCreateThatDingTalkRefusedIsRepeatedByTheWorkerThatLostItsRow() throws Exception {
        app.store(w1, "shifts", 1, "Monday", null);
        HeldCall call = new HeldCall(app, w1, "shifts", CREATE_SUBSCRIBED, REFUSAL);
        app.rows.endSessionsInTransaction("w1");

        call.finish();
        app.workAgain(w1, "shifts");

        assertThat(app.calls(CREATE_SUBSCRIBED)).isEqualTo(2);
        assertThat(app.rows.column("shifts", "status")).isEqualTo("ok");
        assertThat(app.rows.redone("shifts")).isEmpty();
        assertThat(app.rows.attempts("shifts")).isZero();
    }

    @Test
    void aCreateThatDingTalkRefusedIsRepeatedEvenIfAnotherWorkerHasFoundItsAttempt() throws Exception {
        app.store(w1, "shifts", 1, "Monday", null);
        HeldCall call = new HeldCall(app, w1, "shifts", CREATE_SUBSCRIBED, REFUSAL);
        app.rows.endSessionsInTransaction("w1");
        app.work(w2, "shifts");
        assertThat(app.rows.column("shifts", "status")).isEqualTo("create-unknown");

        call.finish();
        app.workAgain(w2, "shifts");

        assertThat(app.calls(CREATE_SUBSCRIBED)).isEqualTo(2);
        assertThat(app.rows.column("shifts", "status")).isEqualTo("ok");
        assertThat(app.rows.column("shifts", "note")).isNull();
    }

    @Test
    void aCreateThatNeverLeftIsNotSaidToBeRedone() {
        Main cutOff = app.idleWorker("cut-off", "dingtalk.baseUri=http://localhost:1");
        app.store(cutOff, "shifts", 1, "Monday", null);

        app.work(cutOff, "shifts");
        app.workAgain(w1, "shifts");

        assertThat(app.calls(CREATE_SUBSCRIBED)).isEqualTo(1);
        assertThat(app.rows.redone("shifts")).isEmpty();
    }
}
