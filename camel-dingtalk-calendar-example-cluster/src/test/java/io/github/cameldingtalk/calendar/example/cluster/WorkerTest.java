// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar.example.cluster;

import static io.github.cameldingtalk.calendar.emulator.ApiOperation.CREATE_SUBSCRIBED;
import static io.github.cameldingtalk.calendar.emulator.ApiOperation.UPDATE_SUBSCRIBED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import org.apache.camel.main.Main;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** From a record of the topic to the calendar. */
class WorkerTest {

    private final TestApp app = new TestApp().withCalendar("C1");

    @AfterEach
    void stop() {
        app.close();
    }

    @Test
    void aRecordUpdatesACalendarThatExists() {
        app.worker("w1");

        app.want("shifts", 1, "Monday", "C1");

        await().untilAsserted(() -> assertThat(app.description("C1")).isEqualTo("Monday"));
        await().untilAsserted(() ->
                assertThat(app.rows.column("shifts", "applied_version")).isEqualTo("1"));
        assertThat(app.rows.value("SELECT count(*) FROM attempt WHERE app = ?", app.name))
                .isEqualTo("0");
        assertThat(app.rows.value("SELECT open FROM wanted WHERE app = ?", app.name))
                .isEqualTo("f");
    }

    @Test
    void aRecordWithoutAnIdCreatesACalendarAndTheNextUpdatesIt() {
        app.worker("w1");

        app.want("shifts", 1, "Monday", null);
        await().untilAsserted(() ->
                assertThat(app.rows.column("shifts", "calendar_id")).isNotNull());
        app.want("shifts", 2, "Tuesday", null);

        await().untilAsserted(() -> assertThat(app.description(app.rows.column("shifts", "calendar_id")))
                .isEqualTo("Tuesday"));
        assertThat(app.calls(CREATE_SUBSCRIBED)).isEqualTo(1);
    }

    @Test
    void severalStatesOfACalendarBecomeOneCall() {
        Main worker = app.idleWorker("w1");
        for (int version = 1; version <= 5; version++) {
            app.store(worker, "shifts", version, "version " + version, "C1");
        }

        app.work(worker, "shifts");

        assertThat(app.description("C1")).isEqualTo("version 5");
        assertThat(app.calls(UPDATE_SUBSCRIBED)).isEqualTo(1);
    }

    @Test
    void aStateThatIsAppliedAlreadyBecomesNoCall() {
        Main worker = app.idleWorker("w1");
        app.store(worker, "shifts", 1, "Monday", "C1");
        app.work(worker, "shifts");

        app.store(worker, "shifts", 2, "Monday", "C1");
        app.work(worker, "shifts");

        assertThat(app.calls(UPDATE_SUBSCRIBED)).isEqualTo(1);
        assertThat(app.rows.value("SELECT open FROM wanted WHERE app = ?", app.name))
                .isEqualTo("f");
    }

    @Test
    void anOlderStateNeverReplacesANewerOne() {
        Main worker = app.idleWorker("w1");
        app.store(worker, "shifts", 2, "Tuesday", "C1");

        app.store(worker, "shifts", 1, "Monday", "C1");
        app.work(worker, "shifts");

        assertThat(app.description("C1")).isEqualTo("Tuesday");
    }
}
