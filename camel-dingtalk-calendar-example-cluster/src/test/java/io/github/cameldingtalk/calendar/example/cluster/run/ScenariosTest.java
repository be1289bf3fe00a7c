// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar.example.cluster.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Puts states through while processes die, freeze and come back. Whatever happens, the emulator's journal must show the last wanted
 * state at each calendar, and no call that the workers do not account for.
 */
@Tag("cluster")
@Timeout(value = 15, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class ScenariosTest extends ScenarioRun {

    @Test
    void nothingHappens() throws Exception {
        Outcome outcome = scenario("nothing happens", (cluster, sending) -> {});

        // On a machine that stands still for some seconds, a call can time out, and the call after it counts as redone.
        assertThat(outcome.figures().refused()).isZero();
    }

    @Test
    void oneAppHasAllCalendars() throws Exception {
        tenants = new Tenants(1, 200, 20);
        first = Feed.seeded(7, tenants, STATES);
        feed = first;
        // Only here the states come faster than DingTalk takes them.
        // Of workers that do not space their calls, DingTalk refuses about a quarter of the calls.
        percentAbove = 10;

        scenario("one app has all 200 calendars", (cluster, sending) -> {});
    }

    @Test
    void aWorkerIsKilledAmidItsCalls() throws Exception {
        Outcome outcome = scenario("a worker is killed during calls (kill -9)", (cluster, sending) -> {
            freezeAmidCalls(cluster, "worker-2");
            cluster.worker("worker-2").kill();
        });

        assertThat(outcome.figures().redone()).isPositive();
    }

    @Test
    void aWorkerIsFrozenAndWakesAfterTheOthersHaveFinished() throws Exception {
        // The calls of the worker that wakes are not spaced from those of the worker that has taken over.
        percentAbove = 5;

        Outcome outcome =
                scenario("a worker is frozen, and wakes after the last call of the others", (cluster, sending) -> {
                    freezeAmidCalls(cluster, "worker-2");
                    sending.join();
                    cluster.awaitSettled(feed, LATE);
                    cluster.worker("worker-2").wake();
                    // Its calls are over when no attempt of it is left, or when the others took its attempts over.
                    await().atMost(SOON).until(() -> cluster.broker().members("calendar-work") == consumers(3));
                });

        assertThat(outcome.figures().redone()).isPositive();
    }

    @Test
    void requestsOfAWorkerThatIsGoneOverwriteNewerStates() throws Exception {
        feed = first.closed();
        percentAbove = 5;

        Outcome outcome = scenario(
                "a worker is frozen and dies, and then 3 of its requests overwrite newer states; reconcile reads back",
                List.of(),
                cluster -> cluster.set("reconcile.delay", "5000")
                        .set("reconcile.period", "5000")
                        .set("reconcile.rows", "20"),
                (cluster, sending) -> {
                    cluster.emulator().holdUpdates(3);
                    cluster.startWorkers("worker-1");
                    cluster.emulator().awaitHeld(3);
                    cluster.worker("worker-1").freeze();
                    cluster.startWorkers("worker-2", "worker-3");
                    sending.join();
                    cluster.producer()
                            .put(feed.part(STATES, feed.states().size()), STATES_PER_SECOND)
                            .join();
                    cluster.awaitSettled(feed, LATE);
                    cluster.worker("worker-1").kill();
                    cluster.emulator().releaseHeld(3);
                    await().atMost(SOON).until(() -> calls(cluster.outcome(feed).overwritten()) >= 3);
                    await().atMost(LATE).until(() -> cluster.rows()
                            .foundByReading()
                            .containsAll(cluster.outcome(feed).overwritten().keySet()));
                });

        assertThat(calls(outcome.overwritten())).isGreaterThanOrEqualTo(3);
    }

    @Test
    void theDatabaseSessionsEndDuringCalls() throws Exception {
        Outcome outcome = scenario("the database sessions end during calls", (cluster, sending) -> {
            for (int times = 0; times < 5; times++) {
                await().atMost(SOON).until(() -> cluster.rows().endSessionsAmidACall() > 0);
            }
            // A call may have been concluded in the moment in which its session ended.
            await().atMost(SOON).until(() -> {
                cluster.rows().endSessionsAmidACall();
                return !cluster.rows().redone().isEmpty();
            });
        });

        assertThat(outcome.figures().redone()).isPositive();
    }

    @Test
    void theDatabaseIsKilledAndStarted() throws Exception {
        scenario("the database is killed and started", (cluster, sending) -> {
            cluster.database().kill();
            cluster.database().restart();
        });
    }

    @Test
    void theBrokerIsKilledAndStarted() throws Exception {
        scenario("the broker is killed and started", (cluster, sending) -> {
            cluster.broker().kill();
            cluster.broker().restart();
        });
    }

    @Test
    void dingTalkBlocksTheAddressForAWhile() throws Exception {
        Outcome outcome = scenario("DingTalk blocks the address for 15 s", (cluster, sending) -> cluster.emulator()
                .blockFor(15));

        assertThat(outcome.figures().refused()).isPositive();
    }

    @Test
    void workersAreAddedAndTheFirstIsStopped() throws Exception {
        scenario(
                "two workers are added, and the first is stopped",
                List.of("worker-1"),
                cluster -> {},
                (cluster, sending) -> {
                    cluster.startWorkers("worker-2", "worker-3");
                    cluster.worker("worker-1").terminate();
                });
    }

    @Test
    void responsesToCreatesAndUpdatesAreLost() throws Exception {
        Outcome outcome = scenario(
                "the responses to 6 creates and 6 updates are lost",
                List.of(),
                cluster -> cluster.set("settle.period", "2000").set("settle.wait", "10"),
                (cluster, sending) -> {
                    cluster.emulator().loseResponses(6, 6);
                    cluster.startWorkers("worker-1", "worker-2", "worker-3");
                    sending.join();
                    cluster.awaitSettled(feed, LATE);
                    await().atMost(SOON)
                            .until(() -> cluster.rows().openCreates().isEmpty());
                });

        assertThat(outcome.figures().redone()).isPositive();
    }

    @Test
    void aPersonChangesCalendars() throws Exception {
        Outcome outcome = scenario(
                "a person changes 5 calendars; reconcile reads back",
                cluster -> cluster.set("reconcile.delay", "5000")
                        .set("reconcile.period", "5000")
                        .set("reconcile.rows", "200"),
                (cluster, sending) -> {
                    sending.join();
                    cluster.awaitSettled(feed, LATE);
                    cluster.emulator().spoil(5);
                    await().atMost(LATE)
                            .until(() -> cluster.rows().foundByReading().size() >= 5);
                });

        assertThat(outcome.figures().redone()).isGreaterThanOrEqualTo(5);
    }
}
