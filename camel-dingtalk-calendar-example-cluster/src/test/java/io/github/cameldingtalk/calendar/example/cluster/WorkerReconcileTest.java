// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar.example.cluster;

import static io.github.cameldingtalk.calendar.emulator.ApiOperation.GET_SUBSCRIBED;
import static io.github.cameldingtalk.calendar.emulator.ApiOperation.UPDATE_SUBSCRIBED;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.cameldingtalk.calendar.emulator.EmulatedCalendar;
import io.github.cameldingtalk.calendar.emulator.EmulatedResponse;
import io.github.cameldingtalk.calendar.emulator.ServiceError;
import java.util.List;
import org.apache.camel.main.Main;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Calendars that are read back. */
class WorkerReconcileTest {

    private final TestApp app = new TestApp().withCalendar("C1");
    private final Main worker = app.idleWorker("w1");

    @BeforeEach
    void update() {
        app.store(worker, "shifts", 1, "Monday", "C1");
        app.work(worker, "shifts");
    }

    @AfterEach
    void stop() {
        app.close();
    }

    @Test
    void aCalendarThatIsAsSentStaysAsItIs() {
        app.reconcile(worker, "shifts");

        assertThat(app.rows.column("shifts", "checked_at")).isNotNull();
        assertThat(app.due(worker)).isEmpty();
        assertThat(app.rows.redone("shifts")).isEmpty();
    }

    @Test
    void aCalendarIsReadByOneWorkerOnly() {
        app.reconcile(worker, "shifts");
        app.reconcile(app.idleWorker("w2"), "shifts");

        assertThat(app.calls(GET_SUBSCRIBED)).isEqualTo(1);
    }

    @Test
    void aCalendarThatDiffersIsSentAgain() {
        EmulatedCalendar calendar = app.dingtalk.calendar("C1").orElseThrow();
        app.dingtalk.put(new EmulatedCalendar(
                "C1", calendar.author(), calendar.name(), "old", calendar.managers(), calendar.subscribeScope()));

        app.reconcile(worker, "shifts");
        app.work(worker, "shifts");

        assertThat(app.description("C1")).isEqualTo("Monday");
        assertThat(app.rows.redone("shifts")).containsExactly("differs");
    }

    @Test
    void anotherListDiffers() {
        EmulatedCalendar calendar = app.dingtalk.calendar("C1").orElseThrow();
        app.dingtalk.put(new EmulatedCalendar(
                "C1",
                calendar.author(),
                calendar.name(),
                calendar.description(),
                calendar.managers(),
                new EmulatedCalendar.SubscribeScope(List.of(), List.of(), List.of("corp", "another"))));

        app.reconcile(worker, "shifts");

        assertThat(app.rows.redone("shifts")).containsExactly("differs");
    }

    @Test
    void aCalendarThatIsGoneIsRejectedByTheUpdateThatFollows() {
        app.dingtalk.reset().putInternalApp(app.name, "secret");

        app.reconcile(worker, "shifts");
        app.work(worker, "shifts");

        assertThat(app.rows.column("shifts", "status")).isEqualTo("rejected");
    }

    @Test
    void aCalendarWithAnAttemptThatWasLeftBehindIsReadFirst() {
        app.store(worker, "aaa", 1, "Monday", "C1");
        app.work(worker, "aaa");
        app.rows.leaveAnAttempt("shifts", 1, "update");
        app.rows.value("UPDATE attempt SET left_behind = true WHERE app = ?", app.name);
        app.rows.value(
                "UPDATE calendar SET checked_at = now() - interval '1 day' WHERE app = ? AND calendar = 'shifts'",
                app.name);

        assertThat(app.listed(worker, "reconcile-list")).startsWith("shifts");
    }

    @Test
    void allWorkersTogetherReadNoMoreThanTheRows() {
        String read = app.rows.value("SELECT count(*) FROM calendar WHERE checked_at > now() - interval '12 hours'");
        Main limited = app.idleWorker("limited", "reconcile.rows=" + (Integer.parseInt(read) + 1));
        assertThat(listedOfAllApps(limited)).hasSize(1);

        app.reconcile(worker, "shifts");

        assertThat(listedOfAllApps(limited)).isEmpty();
    }

    private static List<?> listedOfAllApps(Main worker) {
        return worker.getCamelContext()
                .createProducerTemplate()
                .requestBody("sql:classpath:sql/reconcile-list.sql?dataSource=#bean:atOnce", null, List.class);
    }

    @Test
    void anAttemptThatWasLeftBehindIsForgottenAfterItsTime() {
        app.rows.leaveAnAttempt("shifts", 1, "update");
        app.rows.value("UPDATE attempt SET left_behind = true WHERE app = ?", app.name);
        app.reconcile(worker, "shifts");
        assertThat(app.rows.value("SELECT count(*) FROM attempt WHERE app = ?", app.name))
                .isEqualTo("1");

        app.rows.value("UPDATE attempt SET began_at = began_at - interval '1 day' WHERE app = ?", app.name);
        app.rows.value("UPDATE calendar SET checked_at = checked_at - interval '1 day' WHERE app = ?", app.name);
        app.reconcile(worker, "shifts");

        assertThat(app.rows.value("SELECT count(*) FROM attempt WHERE app = ?", app.name))
                .isEqualTo("0");
    }

    @Test
    void aReadThatFailsIsNotTheFirstAgain() {
        app.dingtalk.always(GET_SUBSCRIBED, EmulatedResponse.error(ServiceError.SYSTEM_ERROR));

        app.reconcile(worker, "shifts");

        assertThat(app.rows.column("shifts", "applied_version")).isEqualTo("1");
        assertThat(app.calls(UPDATE_SUBSCRIBED)).isEqualTo(1);
        assertThat(app.listed(worker, "reconcile-list")).isEmpty();
    }
}
