// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar.example.cluster;

import io.github.cameldingtalk.calendar.emulator.ApiOperation;
import io.github.cameldingtalk.calendar.emulator.DingTalkEmulator;
import io.github.cameldingtalk.calendar.emulator.EmulatedCalendar;
import io.github.cameldingtalk.calendar.emulator.EmulatedResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.apache.camel.main.Main;
import org.jspecify.annotations.Nullable;

/** An app of its own for one test, on an emulator of its own, with the workers that the test starts. */
final class TestApp implements AutoCloseable {

    static final String AUTHOR = "author";

    final DingTalkEmulator dingtalk = DingTalkEmulator.start();
    final String name = "app-" + UUID.randomUUID();

    final AppRows rows = new AppRows(name);
    final Topics topics = new Topics();

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
        topics.put(name + "/" + calendar, state(calendar, version, description, calendarId));
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
        run(worker, "direct:row", Map.of("app", name, "calendar", calendar));
    }

    /** Lets a worker work on a row, and DingTalk answer the call with this response. */
    void work(Main worker, String calendar, ApiOperation operation, EmulatedResponse response) {
        dingtalk.next(operation, response);
        work(worker, calendar);
    }

    /** Lets a worker work on a row whose pause is over. */
    void workAgain(Main worker, String calendar) {
        rows.passTime(calendar);
        work(worker, calendar);
    }

    /** Lets a worker settle a create, in this thread. */
    void settle(Main worker, String calendar) {
        run(worker, "direct:settle-row", Map.of("app", name, "calendar", calendar));
    }

    /** Lets a worker read a calendar back, in this thread. */
    void reconcile(Main worker, String calendar) {
        run(worker, "direct:reconcile-row", Map.of("app", name, "calendar", calendar));
    }

    /** Lets a worker send a nudge of this app, in this thread. */
    void sendNudge(Main worker) {
        run(worker, "direct:nudge-app", Map.of("app", name));
    }

    private static void run(Main worker, String route, Map<String, Object> headers) {
        worker.getCamelContext().createProducerTemplate().requestBodyAndHeaders(route, null, headers);
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

    /** The calendars on which a worker would work now. */
    List<String> due(Main worker) {
        return column(worker, "due", "calendar");
    }

    /** This app, if it needs a nudge now. From then on a nudge counts as being on its way. */
    List<String> nudge(Main worker) {
        return column(worker, "nudge", "app");
    }

    /** The calendars of this app in a list of all apps. */
    List<String> listed(Main worker, String statement) {
        List<?> rows = worker.getCamelContext()
                .createProducerTemplate()
                .requestBody("sql:classpath:sql/" + statement + ".sql?dataSource=#bean:atOnce", null, List.class);
        return rows.stream()
                .map(row -> (Map<?, ?>) row)
                .filter(row -> name.equals(row.get("app")))
                .map(row -> (String) row.get("calendar"))
                .toList();
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

    /** The description that DingTalk has. */
    @Nullable
    String description(String calendarId) {
        return dingtalk.calendar(calendarId).orElseThrow().description();
    }

    /** How many requests came for an operation. */
    int calls(ApiOperation operation) {
        return dingtalk.requests().to(operation).size();
    }

    @Override
    public void close() {
        workers.forEach(Main::stop);
        dingtalk.close();
    }
}
