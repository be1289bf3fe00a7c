// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar.example.cluster;

import static io.github.cameldingtalk.calendar.emulator.ApiOperation.CREATE_SUBSCRIBED;
import static io.github.cameldingtalk.calendar.emulator.ApiOperation.UPDATE_SUBSCRIBED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.cameldingtalk.calendar.emulator.ApiOperation;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.camel.main.Main;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What becomes of a row whose worker loses its session, or dies. */
class WorkerCrashTest {

    private final TestApp app = new TestApp().withCalendar("C1");
    private final Main w1 = app.idleWorker("w1");
    private final Main w2 = app.idleWorker("w2");
    private final CountDownLatch arrived = new CountDownLatch(1);
    private final CountDownLatch released = new CountDownLatch(1);

    @AfterEach
    void stop() {
        released.countDown();
        app.close();
    }

    @Test
    void twoWorkersMakeOneCallForARow() throws Exception {
        app.store(w1, "shifts", 1, "Monday", "C1");
        holdTheFirst(UPDATE_SUBSCRIBED);
        Future<?> first = CompletableFuture.runAsync(() -> app.work(w1, "shifts"));
        arrived.await();

        app.work(w2, "shifts");
        released.countDown();
        first.get();

        assertThat(app.calls(UPDATE_SUBSCRIBED)).isEqualTo(1);
        assertThat(app.redone("shifts")).isEmpty();
    }

    @Test
    void theIntakeDoesNotWaitForACall() throws Exception {
        app.store(w1, "shifts", 1, "Monday", "C1");
        holdTheFirst(UPDATE_SUBSCRIBED);
        Future<?> first = CompletableFuture.runAsync(() -> app.work(w1, "shifts"));
        arrived.await();

        app.store(w2, "shifts", 2, "Tuesday", "C1");
        released.countDown();
        first.get();

        assertThat(app.due(w1)).containsExactly("shifts");
        app.work(w1, "shifts");
        assertThat(app.description("C1")).isEqualTo("Tuesday");
        assertThat(app.redone("shifts")).isEmpty();
    }

    @Test
    void aStateIsSentAgainIfTheSessionEndsDuringTheCall() throws Exception {
        app.store(w1, "shifts", 1, "Monday", "C1");
        holdTheFirst(UPDATE_SUBSCRIBED);
        Future<?> first = CompletableFuture.runAsync(() -> app.work(w1, "shifts"));
        arrived.await();

        app.endSessionsInTransaction("w1");
        released.countDown();
        first.get();

        assertThat(app.redone("shifts")).containsExactly("not concluded");
        assertThat(app.row("shifts", "applied")).isNull();
        assertThat(app.attempts("shifts")).isZero();
        app.work(w1, "shifts");
        assertThat(app.row("shifts", "applied_version")).isEqualTo("1");
        assertThat(app.calls(UPDATE_SUBSCRIBED)).isEqualTo(2);
    }

    @Test
    void theLastStateWinsOverAnOlderOneThatArrivesAfterIt() throws Exception {
        app.store(w1, "shifts", 1, "old", "C1");
        holdTheFirst(UPDATE_SUBSCRIBED);
        Future<?> frozen = CompletableFuture.runAsync(() -> app.work(w1, "shifts"));
        arrived.await();
        app.endSessionsInTransaction("w1");
        app.store(w2, "shifts", 2, "new", "C1");
        app.work(w2, "shifts");
        assertThat(app.description("C1")).isEqualTo("new");

        released.countDown();
        frozen.get();
        assertThat(app.description("C1")).isEqualTo("old");
        assertThat(app.due(w2)).containsExactly("shifts");
        app.work(w2, "shifts");

        assertThat(app.description("C1")).isEqualTo("new");
        assertThat(app.redone("shifts")).containsExactly("left behind", "not concluded");
    }

    @Test
    void aWorkerThatLostItsRowWaitsForTheNextHolderBeforeItMarksTheRow() throws Exception {
        app.store(w1, "shifts", 1, "old", "C1");
        holdTheFirst(UPDATE_SUBSCRIBED);
        Future<?> frozen = CompletableFuture.runAsync(() -> app.work(w1, "shifts"));
        arrived.await();
        app.endSessionsInTransaction("w1");
        app.store(w2, "shifts", 2, "new", "C1");
        CountDownLatch secondArrived = new CountDownLatch(1);
        CountDownLatch secondReleased = new CountDownLatch(1);
        app.dingtalk.intercept(request -> {
            secondArrived.countDown();
            awaitQuietly(secondReleased);
            return null;
        });
        Future<?> second = CompletableFuture.runAsync(() -> app.work(w2, "shifts"));
        secondArrived.await();

        released.countDown();
        await().until(
                        () -> "1"
                                .equals(
                                        app.value(
                                                "SELECT count(*) FROM pg_stat_activity WHERE application_name = 'w1 at once' AND wait_event_type = 'Lock'")));
        secondReleased.countDown();
        second.get();
        frozen.get();

        assertThat(app.row("shifts", "applied")).isNull();
        app.dingtalk.calm();
        app.work(w2, "shifts");
        assertThat(app.description("C1")).isEqualTo("new");
    }

    @Test
    void anUpdateOfADeadWorkerIsSentAgainEvenIfTheOldStateIsWantedAgain() {
        app.store(w1, "shifts", 1, "Monday", "C1");
        app.work(w1, "shifts");
        app.leaveAnAttempt("shifts", 2, "update");

        app.store(w1, "shifts", 3, "Monday", "C1");
        app.work(w2, "shifts");

        assertThat(app.calls(UPDATE_SUBSCRIBED)).isEqualTo(2);
        assertThat(app.redone("shifts")).containsExactly("left behind");
        assertThat(app.value("SELECT left_behind FROM attempt WHERE app = ?", app.name))
                .isEqualTo("t");
    }

    @Test
    void aCreateOfADeadWorkerIsNotRepeated() {
        app.store(w1, "shifts", 1, "Monday", null);
        app.leaveAnAttempt("shifts", 1, "create");

        app.work(w2, "shifts");
        app.work(w2, "shifts");

        assertThat(app.calls(CREATE_SUBSCRIBED)).isZero();
        assertThat(app.row("shifts", "status")).isEqualTo("create-unknown");
        assertThat(app.row("shifts", "create_name")).isEqualTo("shifts");
        assertThat(app.redone("shifts")).containsExactly("left behind");
    }

    @Test
    void aWorkerThatLostItsRowAfterACreateKeepsTheId() throws Exception {
        app.store(w1, "shifts", 1, "Monday", null);
        holdTheFirst(CREATE_SUBSCRIBED);
        Future<?> first = CompletableFuture.runAsync(() -> app.work(w1, "shifts"));
        arrived.await();
        app.endSessionsInTransaction("w1");
        app.work(w2, "shifts");
        assertThat(app.row("shifts", "status")).isEqualTo("create-unknown");

        released.countDown();
        first.get();
        app.work(w2, "shifts");

        assertThat(app.row("shifts", "status")).isEqualTo("ok");
        assertThat(app.calls(CREATE_SUBSCRIBED)).isEqualTo(1);
        assertThat(app.description(app.row("shifts", "calendar_id"))).isEqualTo("Monday");
    }

    @Test
    void aSecondCalendarIsSaidToAPerson() throws Exception {
        app.store(w1, "shifts", 1, "Monday", null);
        holdTheFirst(CREATE_SUBSCRIBED);
        Future<?> first = CompletableFuture.runAsync(() -> app.work(w1, "shifts"));
        arrived.await();
        app.endSessionsInTransaction("w1");
        app.work(w2, "shifts");
        app.value("UPDATE calendar SET status = 'ok' WHERE app = ?", app.name);
        app.work(w2, "shifts");

        released.countDown();
        first.get();

        assertThat(app.row("shifts", "status")).isEqualTo("needs-person");
        assertThat(app.row("shifts", "note")).contains("A create returned");
    }

    /** Holds the first request for an operation until the test releases it. */
    private void holdTheFirst(ApiOperation operation) {
        AtomicBoolean isFirst = new AtomicBoolean(true);
        app.dingtalk.intercept(request -> {
            if (request.operation().filter(operation::equals).isPresent() && isFirst.getAndSet(false)) {
                arrived.countDown();
                awaitQuietly(released);
            }
            return null;
        });
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
