// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar.example.cluster;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.Uuid;
import org.awaitility.Awaitility;

/** A Kafka broker and a PostgreSQL server, started once for all tests of a JVM. Both end with the JVM. */
final class Services {

    private static final String DATABASE = "calendars";

    private static Services started;

    private final Path folder;
    private final String brokers;
    private final EmbeddedPostgres postgres;

    private Services() throws Exception {
        folder = Files.createTempDirectory(Files.createDirectories(Path.of("target")), "services");
        postgres = startPostgres();
        brokers = startBroker();
    }

    static synchronized Services started() {
        if (started == null) {
            try {
                started = new Services();
            } catch (Exception e) {
                throw new IllegalStateException("Kafka or PostgreSQL does not start", e);
            }
        }
        return started;
    }

    private EmbeddedPostgres startPostgres() throws IOException, SQLException {
        ProcessBuilder.Redirect log =
                ProcessBuilder.Redirect.appendTo(databaseLog().toFile());
        EmbeddedPostgres server = EmbeddedPostgres.builder()
                .setServerConfig("log_statement", "all")
                .setServerConfig("log_line_prefix", "%a:")
                .setServerConfig("max_connections", "200")
                .setOutputRedirector(log)
                .setErrorRedirector(log)
                .start();
        try (Connection connection = server.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE DATABASE " + DATABASE);
        }
        try (Connection connection = DriverManager.getConnection(url(server, DATABASE));
                Statement statement = connection.createStatement();
                var schema = Services.class.getResourceAsStream("/schema.sql")) {
            statement.execute(new String(schema.readAllBytes(), StandardCharsets.UTF_8));
        }
        return server;
    }

    private String startBroker() throws Exception {
        int port = freePort();
        int controllerPort = freePort();
        Path properties = Files.writeString(
                folder.resolve("server.properties"),
                """
                process.roles=broker,controller
                node.id=1
                listeners=PLAINTEXT://127.0.0.1:%1$d,CONTROLLER://127.0.0.1:%2$d
                advertised.listeners=PLAINTEXT://127.0.0.1:%1$d
                listener.security.protocol.map=PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT
                controller.listener.names=CONTROLLER
                controller.quorum.bootstrap.servers=127.0.0.1:%2$d
                log.dirs=%3$s
                auto.create.topics.enable=false
                offsets.topic.num.partitions=1
                offsets.topic.replication.factor=1
                transaction.state.log.replication.factor=1
                transaction.state.log.min.isr=1
                group.initial.rebalance.delay.ms=0
                group.min.session.timeout.ms=1000
                """
                        .formatted(port, controllerPort, folder.resolve("kafka")));
        kafka(
                        "kafka.tools.StorageTool",
                        "format",
                        "--standalone",
                        "-t",
                        Uuid.randomUuid().toString(),
                        "-c",
                        properties.toString())
                .waitFor();
        Process broker = kafka("kafka.Kafka", properties.toString());
        Runtime.getRuntime().addShutdownHook(new Thread(broker::destroyForcibly));
        String address = "127.0.0.1:" + port;
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", address))) {
            Awaitility.await()
                    .atMost(Duration.ofSeconds(90))
                    .until(() -> !admin.describeCluster().nodes().get().isEmpty());
            admin.createTopics(List.of(
                            new NewTopic("calendar-states", 4, (short) 1).configs(Map.of("cleanup.policy", "compact")),
                            new NewTopic("calendar-work", 4, (short) 1),
                            new NewTopic("calendar-rejected", 1, (short) 1)))
                    .all()
                    .get();
        }
        return address;
    }

    private Process kafka(String mainClass, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                Files.readString(Path.of(System.getProperty("broker.class-path")))
                        .strip(),
                mainClass));
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(
                        folder.resolve("kafka.log").toFile()))
                .start();
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String url(EmbeddedPostgres server, String database) {
        return "jdbc:postgresql://127.0.0.1:" + server.getPort() + "/" + database + "?user=postgres";
    }

    String brokers() {
        return brokers;
    }

    String databaseUrl() {
        return url(postgres, DATABASE);
    }

    private Path databaseLog() {
        return folder.resolve("postgres.log");
    }

    /** How many statements a worker has sent, with the begins and the ends of its transactions. */
    long statements(String workerId) throws IOException {
        try (Stream<String> lines = Files.lines(databaseLog(), StandardCharsets.ISO_8859_1)) {
            return lines.filter(line -> line.matches(workerId + "( at once)?:LOG:  (execute .*|statement: BEGIN)"))
                    .count();
        }
    }

    /** How many consumers a group has. */
    int members(String group) throws Exception {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", brokers))) {
            return admin.describeConsumerGroups(List.of(group))
                    .all()
                    .get()
                    .get(group)
                    .members()
                    .size();
        }
    }

    /** Refuses new sessions and ends the present ones, as a database that is down, or accepts sessions again. */
    void databaseIsDown(boolean down) throws SQLException {
        try (Connection connection = postgres.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("ALTER DATABASE " + DATABASE + " WITH ALLOW_CONNECTIONS " + !down);
            if (down) {
                statement.execute(
                        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '" + DATABASE + "'");
            }
        }
    }
}
