// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar.example.cluster.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Puts states through while processes die, freeze and come back. Whatever happens, the emulator's journal must show the last wanted
 * state at each calendar, and no call that the workers do not account for.
 */
@Tag("cluster")
@Timeout(value = 15, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class ScenariosTest {

    private static final Path TARGET = Path.of("target").toAbsolutePath();
    private static final Path BROKER = Path.of(System.getProperty("broker.class-path"));

    private static final int STATES = 1_000;
    private static final int STATES_PER_SECOND = 50;
    /** So many calls show that the workers are amid their work, and that most of the work is still to come. */
    private static final int AMID = 150;

    private static final Duration SOON = Duration.ofMinutes(2);
    private static final Duration LATE = Duration.ofMinutes(9);

    private static final List<String> TABLE = new ArrayList<>(List.of(Outcome.Figures.HEADER));

    /** The states that are sent from the start. */
    private Feed first = Feed.seeded(7, Tenants.DEFAULT, STATES);

    /** All states. */
    private Feed feed = first;

    private Tenants tenants = Tenants.DEFAULT;

    /**
     * How many calls DingTalk may refuse for their rate, in percent. Not 0, because on a busy machine calls that left one after
     * another can arrive together.
     */
    private int percentAbove = 1;

    /** What happens while the states are sent. */
    @FunctionalInterface
    private interface Event {
        void in(Cluster cluster, CompletableFuture<Void> sending) throws Exception;
    }

    @AfterAll
    static void writeTable() throws IOException {
        Files.write(TARGET.resolve("scenarios.md"), TABLE);
    }

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
        // Only here the states come faster than DingTalk takes them. Without a limit of the workers, most calls would be refused.
        percentAbove = 10;

        scenario("one app has all 200 calendars", (cluster, sending) -> {});
    }

    @Test
    void aWorkerIsKilledAmidItsCalls() throws Exception {
        scenario("a worker is killed during calls (kill -9)", (cluster, sending) -> {
            freezeAmidCalls(cluster, "worker-2");
            cluster.worker("worker-2").kill();
        });
    }

    @Test
    void aWorkerIsFrozenAndWakesAfterTheOthersHaveFinished() throws Exception {
        scenario("a worker is frozen, and wakes after the last call of the others", (cluster, sending) -> {
            freezeAmidCalls(cluster, "worker-2");
            sending.join();
            cluster.awaitSettled(feed, LATE);
            cluster.worker("worker-2").wake();
            // Its calls are over when no attempt of it is left, or when the others took its attempts over.
            await().atMost(SOON).until(() -> cluster.broker().members("calendar-work") == consumers(3));
        });
    }

    @Test
    void aWorkerIsFrozenAndDiesRightAfterItWakes() throws Exception {
        scenario(
                "a worker is frozen, wakes and is killed at once; reconcile reads back",
                cluster -> cluster.set("reconcile.delay", "5000").set("reconcile.period", "5000"),
                (cluster, sending) -> {
                    freezeAmidCalls(cluster, "worker-2");
                    sending.join();
                    cluster.awaitSettled(feed, LATE);
                    cluster.worker("worker-2").wake();
                    cluster.worker("worker-2").kill();
                });
    }

    @Test
    void theDatabaseSessionsEndDuringCalls() throws Exception {
        Outcome outcome = scenario("the database sessions end during calls", (cluster, sending) -> {
            for (int times = 0; times < 5; times++) {
                await().atMost(SOON).until(() -> cluster.rows().endSessionsAmidACall() > 0);
            }
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
                    await().atMost(SOON).until(() -> cluster.rows().foundByReading() == 5);
                });

        assertThat(outcome.figures().redone()).isEqualTo(5);
    }

    private Outcome scenario(String name, Event event) throws Exception {
        return scenario(name, cluster -> {}, event);
    }

    private Outcome scenario(String name, Consumer<Cluster> settings, Event event) throws Exception {
        return scenario(name, List.of("worker-1", "worker-2", "worker-3"), settings, event);
    }

    private Outcome scenario(String name, List<String> workers, Consumer<Cluster> settings, Event event)
            throws Exception {
        Path folder = TARGET.resolve("scenarios").resolve(name.replaceAll("\\W+", "-"));
        try (Cluster cluster = new Cluster(folder, BROKER, tenants)) {
            // A frozen worker's row is free after this time. It is longer than a call with these timeouts.
            cluster.set("database.sessionTimeout", "20s")
                    .set("camel.component.dingtalk-calendar.response-timeout", "5s")
                    .set("camel.component.dingtalk-calendar.connect-timeout", "2s")
                    .set("camel.component.dingtalk-calendar.connection-request-timeout", "2s")
                    .set("camel.component.dingtalk-calendar.calls-per-second-timeout", "5s");
            settings.accept(cluster);
            cluster.startWorkers(workers.toArray(String[]::new));
            CompletableFuture<Void> sending = cluster.producer().put(first, STATES_PER_SECOND);
            if (!workers.isEmpty()) {
                cluster.awaitCalls(AMID, SOON);
            }
            event.in(cluster, sending);
            sending.join();
            cluster.awaitSettled(feed, LATE);
            Outcome outcome = cluster.outcome(feed);
            TABLE.add(outcome.figures().row(name));
            assertThat(outcome.problems(Emulator.CALLS_PER_SECOND, percentAbove)).isEmpty();
            return outcome;
        }
    }

    /** Freezes a worker that holds rows and has not written the results of its calls. */
    private static void freezeAmidCalls(Cluster cluster, String worker) {
        await().atMost(SOON).until(() -> {
            cluster.worker(worker).freeze();
            boolean isAmidCalls = cluster.rows().callsUnderWay(worker) > 0;
            if (!isAmidCalls) {
                cluster.worker(worker).wake();
            }
            return isAmidCalls;
        });
    }

    /** The consumers of so many workers. */
    private static int consumers(int workers) {
        return workers * 4;
    }
}
