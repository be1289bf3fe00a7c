// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar.example.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.camel.main.Main;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

/** From a record of the topic to the table. */
class IntakeTest {

    private static final Duration PATIENCE = Duration.ofSeconds(40);

    private static final String[] SOON_SILENT = {
        "kafka.maxPollInterval=3000", "kafka.sessionTimeout=2000", "kafka.heartbeat=500"
    };

    private final TestApp app = new TestApp().withCalendar("C1");

    @AfterEach
    void stop() throws Exception {
        Services.started().databaseIsDown(false);
        app.close();
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(
            strings = {
                "no JSON",
                "{}",
                "[]",
                "{\"app\": \"APP\", \"calendar\": \"c\", \"userId\": \"u\", \"version\": 1}",
                "{\"app\": \"APP\", \"calendar\": \"c\", \"userId\": \"u\", \"version\": 1, \"state\": []}",
                "{\"app\": \"APP\", \"calendar\": \"c\", \"userId\": \"u\", \"version\": 1.5, \"state\": {}}",
                "{\"app\": \"APP\", \"calendar\": \"c\", \"userId\": \"u\", \"version\": 1e30, \"state\": {}}",
                "{\"app\": \"APP\", \"calendar\": \"\\u0000\", \"userId\": \"u\", \"version\": 1, \"state\": {}}"
            })
    void aMalformedRecordGoesToTheDeadLettersAndDoesNotHoldUpTheNext(String value) {
        app.worker("w1");

        app.topics.put(app.name + "/broken", value == null ? null : value.replace("APP", app.name));
        app.want("shifts", 1, "Monday", "C1");

        ConsumerRecord<String, String> letter = app.topics.deadLetter(app.name + "/broken");
        assertThat(letter.key()).isEqualTo(app.name + "/broken");
        assertThat(letter.value()).isEqualTo(value == null ? null : value.replace("APP", app.name));
        assertThat(Topics.header(letter, "exception")).startsWith("org.springframework.dao.");
        assertThat(Topics.header(letter, "message")).isNotBlank();
        awaitTheNext();
    }

    @Test
    void aKeyThatIsTooLongForTheDatabaseGoesToTheDeadLetters() {
        app.worker("w1");

        String key =
                Stream.generate(() -> UUID.randomUUID().toString()).limit(200).collect(Collectors.joining());
        app.topics.put(app.name + "/long", record(key, "{}"));
        app.want("shifts", 1, "Monday", "C1");

        assertThat(Topics.header(app.topics.deadLetter(app.name + "/long"), "exception"))
                .endsWith("DataIntegrityViolationException");
        awaitTheNext();
    }

    @Test
    void aStateThatIsNestedTooDeeplyForTheDatabaseGoesToTheDeadLetters() {
        app.worker("w1");

        String deep = "{\"a\":" + "[".repeat(50_000) + "]".repeat(50_000) + "}";
        app.topics.put(app.name + "/deep", record("deep", deep));
        app.want("shifts", 1, "Monday", "C1");

        assertThat(Topics.header(app.topics.deadLetter(app.name + "/deep"), "exception"))
                .endsWith("DataIntegrityViolationException");
        awaitTheNext();
    }

    private String record(String calendar, String state) {
        return "{\"app\": \"%s\", \"calendar\": \"%s\", \"userId\": \"u\", \"version\": 1, \"state\": %s}"
                .formatted(app.name, calendar, state);
    }

    private void awaitTheNext() {
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(app.description("C1")).isEqualTo("Monday"));
    }

    @Test
    void noRecordIsSkippedWhileTheDatabaseIsDownForLongerThanAConsumerMayBeSilent() throws Exception {
        app.worker("w1", SOON_SILENT);
        app.want("first", 1, "Monday", "C1");
        await().atMost(PATIENCE).until(() -> "1".equals(app.rows.column("first", "applied_version")));

        Services.started().databaseIsDown(true);
        for (int i = 0; i < 20; i++) {
            app.want("later-" + i, 1, "Monday", "C1");
        }
        await().atMost(PATIENCE).until(() -> Services.started().members("calendar-intake") == 0);
        Services.started().databaseIsDown(false);

        await().atMost(PATIENCE).untilAsserted(() -> assertThat(app.rows.value(
                        "SELECT count(*) FROM wanted WHERE app = ? AND calendar LIKE 'later-%'", app.name))
                .isEqualTo("20"));
    }

    @Test
    void aWorkerThatIsStoppedWhileTheDatabaseIsDownLosesNoRecord() throws Exception {
        Main stopped = app.worker("w1", SOON_SILENT);
        app.want("first", 1, "Monday", "C1");
        await().atMost(PATIENCE).until(() -> "1".equals(app.rows.column("first", "applied_version")));
        Services.started().databaseIsDown(true);
        for (int i = 0; i < 20; i++) {
            app.want("later-" + i, 1, "Monday", "C1");
        }
        await().atMost(PATIENCE).until(() -> Services.started().members("calendar-intake") == 0);

        stopped.stop();
        Services.started().databaseIsDown(false);
        app.worker("w2");

        await().atMost(PATIENCE).untilAsserted(() -> assertThat(app.rows.value(
                        "SELECT count(*) FROM wanted WHERE app = ? AND calendar LIKE 'later-%'", app.name))
                .isEqualTo("20"));
    }
}
