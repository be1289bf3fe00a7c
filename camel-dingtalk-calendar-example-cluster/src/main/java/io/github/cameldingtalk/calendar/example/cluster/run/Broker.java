// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar.example.cluster.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.errors.TopicExistsException;

/** A Kafka broker, as a process of its own. Its data is in a folder, so that it can be restarted. */
final class Broker implements AutoCloseable {

    /** Both topics have the same number, because an app has the same partition in both. */
    static final int PARTITIONS = 12;

    private static final Duration START_TIMEOUT = Duration.ofSeconds(90);
    private static final int HEAP_MEGABYTES = 256;

    private final Path log;
    private final Path settings;
    private final String address;
    private final Path classPath;
    private ChildProcess process;

    private Broker(Path log, Path settings, String address, Path classPath, ChildProcess process) {
        this.log = log;
        this.settings = settings;
        this.address = address;
        this.classPath = classPath;
        this.process = process;
    }

    /**
     * Starts a broker with the topics of this example, and waits until it answers.
     *
     * @param folder    for the data, the settings and the output of the broker
     * @param classPath the file with the class path of the broker
     */
    static Broker start(Path folder, Path classPath) throws IOException {
        Files.createDirectories(folder);
        int port = FreePort.choose();
        String address = "127.0.0.1:" + port;
        Path settings = folder.resolve("server.properties");
        Files.write(settings, settings(folder, address, FreePort.choose()));
        Path log = folder.resolve("broker.log");
        int exitCode = ChildProcess.start(
                        "the formatting of the broker's storage",
                        java(classPath)
                                .command(
                                        "kafka.tools.StorageTool",
                                        List.of(
                                                "format",
                                                "--standalone",
                                                "--cluster-id",
                                                Uuid.randomUuid().toString(),
                                                "--config",
                                                settings.toString())),
                        log)
                .awaitExit(START_TIMEOUT);
        if (exitCode != 0) {
            throw new IllegalStateException("The broker's storage could not be formatted; see " + log);
        }
        Broker broker = new Broker(log, settings, address, classPath, process(classPath, settings, log));
        broker.createTopics();
        return broker;
    }

    private static List<String> settings(Path folder, String address, int controllerPort) {
        return List.of(
                "process.roles=broker,controller",
                "node.id=1",
                "listeners=PLAINTEXT://" + address + ",CONTROLLER://127.0.0.1:" + controllerPort,
                "advertised.listeners=PLAINTEXT://" + address,
                "listener.security.protocol.map=PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT",
                "controller.listener.names=CONTROLLER",
                "controller.quorum.bootstrap.servers=127.0.0.1:" + controllerPort,
                "log.dirs=" + folder.resolve("data"),
                "auto.create.topics.enable=false",
                "num.network.threads=2",
                "num.io.threads=2",
                "offsets.topic.num.partitions=4",
                "offsets.topic.replication.factor=1",
                "transaction.state.log.replication.factor=1",
                "transaction.state.log.min.isr=1",
                "group.initial.rebalance.delay.ms=500");
    }

    private static JavaCommand java(Path classPath) throws IOException {
        return JavaCommand.withClassPathIn(classPath).heap(HEAP_MEGABYTES);
    }

    private static ChildProcess process(Path classPath, Path settings, Path log) throws IOException {
        return ChildProcess.start(
                "the broker", java(classPath).attached("kafka.Kafka", List.of(settings.toString())), log);
    }

    private void createTopics() {
        List<NewTopic> topics = List.of(
                new NewTopic("calendar-states", PARTITIONS, (short) 1).configs(Map.of("cleanup.policy", "compact")),
                new NewTopic("calendar-work", PARTITIONS, (short) 1).configs(Map.of("retention.ms", "3600000")),
                new NewTopic("calendar-rejected", 1, (short) 1));
        try (Admin admin = admin()) {
            Patience.await("the broker creates the topics", START_TIMEOUT, () -> {
                try {
                    admin.createTopics(topics).all().get();
                } catch (ExecutionException e) {
                    return e.getCause() instanceof TopicExistsException;
                }
                return true;
            });
        }
    }

    /** A client for the broker. The caller closes it. */
    Admin admin() {
        Properties properties = new Properties();
        properties.put(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, address);
        properties.put(AdminClientConfig.CLIENT_ID_CONFIG, "admin-" + UUID.randomUUID());
        return Admin.create(properties);
    }

    /** How many consumers a group has now. */
    int members(String group) throws ExecutionException, InterruptedException {
        try (Admin admin = admin()) {
            return admin.describeConsumerGroups(List.of(group)).all().get().values().stream()
                    .mapToInt(description -> description.members().size())
                    .sum();
        }
    }

    /** The address for clients, such as {@code 127.0.0.1:9092}. */
    String address() {
        return address;
    }

    /** Ends the broker without notice. */
    void kill() {
        process.kill();
    }

    /** Starts the broker again after {@link #kill()}, with the same data and the same port. */
    void restart() throws IOException {
        process = process(classPath, settings, log);
    }

    @Override
    public void close() {
        process.close();
    }
}
