// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar.example.cluster;

import static org.awaitility.Awaitility.await;

import io.github.cameldingtalk.calendar.emulator.ApiOperation;
import io.github.cameldingtalk.calendar.emulator.DingTalkEmulator;
import io.github.cameldingtalk.calendar.emulator.EmulatedCalendar;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.apache.camel.main.Main;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;

/** An app of its own for one test, on an emulator of its own, with the workers that the test starts. */
final class TestApp implements AutoCloseable {

    static final String AUTHOR = "author";

    final DingTalkEmulator dingtalk = DingTalkEmulator.start();
    final String name = "app-" + UUID.randomUUID();

    private final Services services = Services.started();
    private final List<Main> workers = new ArrayList<>();

    TestApp() {
        dingtalk.putInternalApp(name, "secret").putUser(AUTHOR, Set.of("corp"), Set.of());
    }

    /** Adds a calendar that exists on DingTalk. */
    TestApp withCalendar(String calendarId) {
        dingtalk.put(EmulatedCalendar.of(calendarId, AUTHOR));
        return this;
    }

    /** Starts a worker of this JVM. */
    Main worker(String id, String... properties) {
        List<String> all = new ArrayList<>(List.of(
                "worker.id=" + id,
                "kafka.brokers=" + services.brokers(),
                "database.url=" + services.databaseUrl(),
                "database.user=postgres",
                "dingtalk.baseUri=" + dingtalk.baseUri(),
                "app." + name + ".clientId=" + name,
                "app." + name + ".clientSecret=secret",
                "intake.consumers=1",
                "work.consumers=1",
                "sweep.period=200",
                "camel.main.shutdown-timeout=5"));
        all.addAll(List.of(properties));
        Main worker = Worker.with(all.toArray(String[]::new));
        worker.start();
        workers.add(worker);
        return worker;
    }

    /** A worker whose routes run only when the test calls them. */
    Main idleWorker(String id, String... properties) {
        List<String> all = new ArrayList<>(List.of(properties));
        all.add("camel.main.auto-startup-exclude-pattern=intake,work,sweep,settle,reconcile");
        return worker(id, all.toArray(String[]::new));
    }

    /** Puts a state into the topic. */
    void want(String calendar, long version, String description, @Nullable String calendarId) {
        put(name + "/" + calendar, state(calendar, version, description, calendarId));
    }

    /** Puts a record into the topic. */
    void put(String key, @Nullable String value) {
        try (KafkaProducer<String, String> producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", services.brokers(), "partitioner.class", AppPartitioner.class.getName()),
                new StringSerializer(),
                new StringSerializer())) {
            producer.send(new ProducerRecord<>("calendar-states", key, value));
        }
    }

    /** Stores a state as the intake does, without Kafka. */
    void store(Main worker, String calendar, long version, String description, @Nullable String calendarId) {
        worker.getCamelContext()
                .createProducerTemplate()
                .requestBody(
                        "sql:classpath:sql/store.sql?dataSource=#bean:atOnce&outputType=SelectOne",
                        state(calendar, version, description, calendarId));
    }

    /** Lets a worker work on a row, in this thread. */
    void work(Main worker, String calendar) {
        worker.getCamelContext()
                .createProducerTemplate()
                .requestBodyAndHeaders("direct:row", null, Map.of("app", name, "calendar", calendar));
    }

    /** Lets a worker settle a create, in this thread. */
    void settle(Main worker, String calendar) {
        worker.getCamelContext()
                .createProducerTemplate()
                .requestBodyAndHeaders("direct:settle-row", null, Map.of("app", name, "calendar", calendar));
    }

    /** Lets a worker read a calendar back, in this thread. */
    void reconcile(Main worker, String calendar) {
        worker.getCamelContext()
                .createProducerTemplate()
                .requestBodyAndHeaders("direct:reconcile-row", null, Map.of("app", name, "calendar", calendar));
    }

    private String state(String calendar, long version, String description, @Nullable String calendarId) {
        return """
                {"app": "%s", "calendar": "%s", "userId": "%s", "version": %d, "calendarId": %s,
                 "state": {"name": "%s", "description": "%s", "subscribeScope": {"corpIds": ["corp"]}}}"""
                .formatted(
                        name,
                        calendar,
                        AUTHOR,
                        version,
                        calendarId == null ? null : '"' + calendarId + '"',
                        calendar,
                        description);
    }

    /** A column of a calendar's row in the table calendar, as text. */
    @Nullable
    String row(String calendar, String column) {
        return value("SELECT " + column + " FROM calendar WHERE app = ? AND calendar = ?", name, calendar);
    }

    /** The reasons why states of a calendar are said to be sent once more. */
    List<String> redone(String calendar) {
        String reasons = value(
                "SELECT string_agg(reason, ',' ORDER BY at) FROM redone WHERE app = ? AND calendar = ?",
                name,
                calendar);
        return reasons == null ? List.of() : List.of(reasons.split(","));
    }

    int attempts(String calendar) {
        return Integer.parseInt(value(
                "SELECT count(*) FROM attempt WHERE app = ? AND calendar = ? AND NOT left_behind", name, calendar));
    }

    /** Leaves an attempt as a worker does that dies during a call. */
    void leaveAnAttempt(String calendar, long version, String operation) {
        value(
                "INSERT INTO attempt (app, calendar, version, state, operation, worker)"
                        + " SELECT app, calendar, ?, state, ?, 'dead' FROM wanted WHERE app = ? AND calendar = ?",
                version,
                operation,
                name,
                calendar);
    }

    /** Ends the sessions in which a worker holds rows. */
    void endSessionsInTransaction(String workerId) {
        value(
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
                        + " WHERE application_name = ? AND state = 'idle in transaction'",
                workerId);
    }

    /** Ends the pause of a row. */
    void passTime(String calendar) {
        value("UPDATE calendar SET not_before = now() WHERE app = ? AND calendar = ?", name, calendar);
    }

    /** The calendars on which a worker would work now. */
    List<String> due(Main worker) {
        return column(worker, "due", "calendar");
    }

    /** This app, if it needs a nudge now. From then on a nudge counts as being on its way. */
    List<String> nudge(Main worker) {
        return column(worker, "nudge", "app");
    }

    private List<String> column(Main worker, String statement, String column) {
        List<?> rows = worker.getCamelContext()
                .createProducerTemplate()
                .requestBodyAndHeader(
                        "sql:classpath:sql/" + statement + ".sql?dataSource=#bean:atOnce",
                        null,
                        "app",
                        name,
                        List.class);
        return rows.stream().map(row -> (String) ((Map<?, ?>) row).get(column)).toList();
    }

    /** Waits for the first dead letter of this app. */
    ConsumerRecord<String, String> deadLetter() {
        try (KafkaConsumer<String, String> consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", services.brokers()), new StringDeserializer(), new StringDeserializer())) {
            TopicPartition partition = new TopicPartition("calendar-rejected", 0);
            consumer.assign(List.of(partition));
            consumer.seekToBeginning(List.of(partition));
            List<ConsumerRecord<String, String>> letters = new ArrayList<>();
            await().until(() -> {
                consumer.poll(Duration.ofMillis(100)).forEach(letter -> {
                    if (letter.key().startsWith(name)) {
                        letters.add(letter);
                    }
                });
                return !letters.isEmpty();
            });
            return letters.get(0);
        }
    }

    /** A header of a record as text. */
    static @Nullable String header(ConsumerRecord<String, String> record, String name) {
        Header header = record.headers().lastHeader(name);
        return header == null ? null : new String(header.value(), StandardCharsets.UTF_8);
    }

    /** The description that DingTalk has. */
    @Nullable
    String description(String calendarId) {
        return dingtalk.calendar(calendarId).orElseThrow().description();
    }

    /** How many requests came for an operation. */
    int calls(ApiOperation operation) {
        return dingtalk.requests().to(operation).size();
    }

    /** The first column of a query's first row as text. */
    @Nullable
    String value(String sql, Object... parameters) {
        try (Connection connection = DriverManager.getConnection(services.databaseUrl());
                PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < parameters.length; i++) {
                statement.setObject(i + 1, parameters[i]);
            }
            if (!statement.execute()) {
                return Integer.toString(statement.getUpdateCount());
            }
            ResultSet rows = statement.getResultSet();
            return rows.next() ? rows.getString(1) : null;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        workers.forEach(Main::stop);
        dingtalk.close();
    }
}
