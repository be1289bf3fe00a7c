// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar.example.cluster.run;

import io.github.cameldingtalk.calendar.example.cluster.Worker;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A broker, a database, an emulator of DingTalk and workers on this machine. All end with this program. */
final class Cluster implements AutoCloseable {

    private static final Duration WORKER_START_TIMEOUT = Duration.ofMinutes(2);
    private static final Duration QUIET = Duration.ofSeconds(3);
    private static final int WORKER_HEAP_MEGABYTES = 192;

    private final Path folder;
    private final Tenants tenants;
    private final Deque<AutoCloseable> running = new ArrayDeque<>();
    private final Map<String, ChildProcess> workers = new LinkedHashMap<>();
    private final Map<String, String> settings = new LinkedHashMap<>();
    private final Broker broker;
    private final Database database;
    private final Emulator emulator;
    private final StateProducer producer;

    /**
     * Starts all but the workers.
     *
     * @param folder          emptied first; gets the data, the journal and the output of each process
     * @param brokerClassPath the file with the class path of the broker
     */
    Cluster(Path folder, Path brokerClassPath, Tenants tenants) throws IOException, SQLException {
        // A server that is killed or starts is no news here.
        System.setProperty("org.slf4j.simpleLogger.log.org.apache.kafka", "error");
        System.setProperty("org.slf4j.simpleLogger.log.io.zonky", "off");
        this.folder = folder.toAbsolutePath();
        this.tenants = tenants;
        empty(this.folder);
        Runtime.getRuntime().addShutdownHook(new Thread(this::close, "stop-cluster"));
        try {
            emulator = add(Emulator.start(this.folder.resolve("emulator"), tenants));
            broker = add(Broker.start(this.folder.resolve("broker"), brokerClassPath));
            database = add(Database.start(this.folder.resolve("database")));
            database.run("/schema.sql");
            producer = add(new StateProducer(broker.address()));
            settings.put("kafka.brokers", broker.address());
            settings.put("database.url", database.url());
            settings.put("database.user", Database.USER);
            settings.put("dingtalk.baseUri", emulator.baseUri());
            settings.put("callsPerSecond", Integer.toString(Emulator.CALLS_PER_SECOND));
            for (String app : tenants.apps()) {
                settings.put("app." + app + ".clientId", app);
                settings.put("app." + app + ".clientSecret", Tenants.clientSecret(app));
            }
        } catch (IOException | SQLException | RuntimeException e) {
            close();
            throw e;
        }
    }

    private synchronized <T extends AutoCloseable> T add(T part) {
        running.push(part);
        return part;
    }

    private static void empty(Path folder) throws IOException {
        if (Files.exists(folder)) {
            try (Stream<Path> files = Files.walk(folder)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
        Files.createDirectories(folder);
    }

    /** Sets a property of the workers that are started from now on. */
    Cluster set(String property, String value) {
        settings.put(property, value);
        return this;
    }

    /** Starts workers, all at once, and waits until all have started. */
    void startWorkers(String... names) throws IOException {
        for (String name : names) {
            List<String> arguments = new ArrayList<>(List.of("worker.id=" + name));
            settings.forEach((property, value) -> arguments.add(property + "=" + value));
            List<String> command = JavaCommand.withOwnClassPath()
                    .heap(WORKER_HEAP_MEGABYTES)
                    .attached(Worker.class.getName(), arguments);
            workers.put(name, add(ChildProcess.start(name, command, folder.resolve(name + ".log"))));
        }
        for (String name : names) {
            worker(name).awaitLine("worker " + name + " started", WORKER_START_TIMEOUT);
        }
    }

    ChildProcess worker(String name) {
        ChildProcess worker = workers.get(name);
        if (worker == null) {
            throw new IllegalArgumentException("there is no worker " + name);
        }
        return worker;
    }

    /** Waits until the journal has so many accepted creates and updates, so that the workers are amid their work. */
    void awaitCalls(int count, Duration timeout) {
        Patience.await(
                "DingTalk accepted " + count + " calls",
                timeout,
                () -> AppliedStates.of(emulator.journal()).calls() >= count);
    }

    /** Waits until nothing is left to do for this feed, and nothing new to do has appeared for three seconds. */
    void awaitSettled(Feed feed, Duration timeout) throws SQLException {
        Rows rows = rows();
        try {
            Patience.awaitLasting("all calendars are settled", QUIET, timeout, () -> rows.unsettled(feed)
                    .isEmpty());
        } catch (IllegalStateException e) {
            throw new IllegalStateException(e.getMessage() + ": " + rows.unsettled(feed), e);
        }
    }

    /** What the run came to until now. */
    Outcome outcome(Feed feed) throws IOException, SQLException {
        Rows rows = rows();
        return new Outcome(feed, producer.wantedAt(), emulator.journal(), rows.redone(), rows.openCreates());
    }

    Rows rows() {
        return new Rows(database);
    }

    Tenants tenants() {
        return tenants;
    }

    Broker broker() {
        return broker;
    }

    Database database() {
        return database;
    }

    Emulator emulator() {
        return emulator;
    }

    StateProducer producer() {
        return producer;
    }

    /** Ends all processes, the last started first. */
    @Override
    public synchronized void close() {
        while (!running.isEmpty()) {
            try {
                running.pop().close();
            } catch (Exception e) {
                System.err.println("A process could not be stopped: " + e);
            }
        }
    }
}
