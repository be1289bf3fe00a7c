// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar.example.cluster.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterAll;

/** Puts the states of a scenario through a cluster, checks what arrived, and writes the figures of all scenarios as a table. */
abstract class ScenarioRun {

    private static final Path TARGET = Path.of("target").toAbsolutePath();
    private static final Path BROKER = Path.of(System.getProperty("broker.class-path"));

    static final int STATES = 1_000;
    static final int STATES_PER_SECOND = 50;
    /** So many calls show that the workers are amid their work, and that most of the work is still to come. */
    private static final int AMID = 150;

    static final Duration SOON = Duration.ofMinutes(2);
    static final Duration LATE = Duration.ofMinutes(9);

    private static final List<String> TABLE = new ArrayList<>(List.of(Outcome.Figures.HEADER));

    /** The states that are sent from the start. */
    Feed first = Feed.seeded(7, Tenants.DEFAULT, STATES);

    /** All states. */
    Feed feed = first;

    Tenants tenants = Tenants.DEFAULT;

    /**
     * How many calls DingTalk may refuse for their rate, in percent. Not 0, because on a busy machine calls that left one after
     * another can arrive together.
     */
    int percentAbove = 1;

    /** What happens while the states are sent. */
    @FunctionalInterface
    interface Event {
        void in(Cluster cluster, CompletableFuture<Void> sending) throws Exception;
    }

    @AfterAll
    static void writeTable() throws IOException {
        Files.write(TARGET.resolve("scenarios.md"), TABLE);
    }

    final Outcome scenario(String name, Event event) throws Exception {
        return scenario(name, cluster -> {}, event);
    }

    final Outcome scenario(String name, Consumer<Cluster> settings, Event event) throws Exception {
        return scenario(name, List.of("worker-1", "worker-2", "worker-3"), settings, event);
    }

    final Outcome scenario(String name, List<String> workers, Consumer<Cluster> settings, Event event)
            throws Exception {
        Path folder = TARGET.resolve("scenarios").resolve(name.replaceAll("\\W+", "-"));
        try (Cluster cluster = new Cluster(folder, BROKER, tenants)) {
            // A frozen worker's row is free after this time. It is longer than a call with these timeouts.
            cluster.set("database.sessionTimeout", "20s")
                    .set("nudge.lostAfter", "30")
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
            assertThat(outcome.problems(Emulator.CALLS_PER_SECOND, percentAbove))
                    .isEmpty();
            return outcome;
        }
    }

    /** Freezes a worker during a call to which DingTalk has not responded, so that the worker has not written the result. */
    static void freezeAmidCalls(Cluster cluster, String worker) {
        await().atMost(SOON).until(() -> {
            cluster.worker(worker).freeze();
            Map<String, Instant> began = cluster.rows().callsUnderWay(worker);
            List<JournalEntry> journal = cluster.emulator().journal();
            boolean isAmidCalls = began.entrySet().stream().anyMatch(call -> journal.stream()
                    .noneMatch(entry -> entry.isWrite()
                            && entry.key().equals(call.getKey())
                            && !entry.at().isBefore(call.getValue())));
            if (!isAmidCalls) {
                cluster.worker(worker).wake();
            }
            return isAmidCalls;
        });
    }

    static int calls(Map<String, Integer> counts) {
        return counts.values().stream().mapToInt(Integer::intValue).sum();
    }

    /** The consumers of so many workers. */
    static int consumers(int workers) {
        return workers * 4;
    }
}
