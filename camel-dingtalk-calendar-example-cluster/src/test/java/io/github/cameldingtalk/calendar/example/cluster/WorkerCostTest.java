// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar.example.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import org.apache.camel.main.Main;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** How many statements a worker sends, which is what a database far away costs. */
class WorkerCostTest {

    private final TestApp app = new TestApp().withCalendar("C1");
    private final Main worker = app.idleWorker("counted");

    @AfterEach
    void stop() {
        app.close();
    }

    @Test
    void anUpdateCostsThreeStatementsAndATransaction() throws Exception {
        app.store(worker, "shifts", 1, "Monday", "C1");

        assertThat(statementsOf(() -> app.work(worker, "shifts"))).isEqualTo(3 + 2);
    }

    @Test
    void aStateThatIsAppliedAlreadyCostsTheSame() throws Exception {
        app.store(worker, "shifts", 1, "Monday", "C1");
        app.work(worker, "shifts");
        app.store(worker, "shifts", 2, "Monday", "C1");

        assertThat(statementsOf(() -> app.work(worker, "shifts"))).isEqualTo(3 + 2);
    }

    @Test
    void aRecordCostsOneStatement() throws Exception {
        assertThat(statementsOf(() -> app.store(worker, "shifts", 1, "Monday", "C1")))
                .isEqualTo(1);
    }

    private static long statementsOf(Runnable work) throws Exception {
        long before = settled(Services.started().statements("counted"));
        work.run();
        return settled(before) - before;
    }

    /** The server writes its log a little later than it answers. */
    private static long settled(long atLeast) {
        long[] last = {atLeast};
        await().pollDelay(Duration.ofMillis(300)).until(() -> {
            long now = Services.started().statements("counted");
            boolean same = now == last[0];
            last[0] = now;
            return same;
        });
        return last[0];
    }
}
