// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar.example.cluster;

import static io.github.cameldingtalk.calendar.emulator.ApiOperation.CREATE_SUBSCRIBED;
import static io.github.cameldingtalk.calendar.emulator.ApiOperation.UPDATE_SUBSCRIBED;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.cameldingtalk.calendar.emulator.ConnectionFault;
import io.github.cameldingtalk.calendar.emulator.EmulatedResponse;
import io.github.cameldingtalk.calendar.emulator.ServiceError;
import org.apache.camel.main.Main;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What becomes of a row whose call fails. */
class WorkerFailureTest {

    private final TestApp app = new TestApp().withCalendar("C1");
    private final Main worker = app.idleWorker("w1");

    @AfterEach
    void stop() {
        app.close();
    }

    @Test
    void aStateThatIsWrongForGoodGoesToTheDeadLettersAndANewerOneIsSent() {
        app.store(worker, "shifts", 1, "Monday", "C1");

        app.work(worker, "shifts", UPDATE_SUBSCRIBED, EmulatedResponse.error(ServiceError.CURRENT_USER_NOT_IN_RANGE));

        assertThat(app.rows.column("shifts", "status")).isEqualTo("rejected");
        assertThat(app.due(worker)).isEmpty();
        ConsumerRecord<String, String> letter = app.topics.deadLetter(app.name + "/shifts");
        assertThat(letter.key()).isEqualTo(app.name + "/shifts");
        assertThat(letter.value()).contains("Monday");
        assertThat(Topics.header(letter, "exception")).endsWith("DingTalkInvalidParameterException");
        assertThat(Topics.header(letter, "errorCode")).isEqualTo("invalidParameter");
        assertThat(Topics.header(letter, "requestId")).isNotBlank();
        assertThat(Topics.header(letter, "version")).isEqualTo("1");

        app.store(worker, "shifts", 2, "Tuesday", "C1");
        app.work(worker, "shifts");
        assertThat(app.description("C1")).isEqualTo("Tuesday");
        assertThat(app.rows.column("shifts", "status")).isEqualTo("ok");
    }

    @Test
    void aRejectedRowIsInOrderAgainWhenTheStateIsWantedThatDingTalkHas() {
        app.store(worker, "shifts", 1, "Monday", "C1");
        app.work(worker, "shifts");
        app.store(worker, "shifts", 2, "Tuesday", "C1");
        app.work(worker, "shifts", UPDATE_SUBSCRIBED, EmulatedResponse.error(ServiceError.CURRENT_USER_NOT_IN_RANGE));

        app.store(worker, "shifts", 3, "Monday", "C1");
        app.work(worker, "shifts");

        assertThat(app.rows.column("shifts", "status")).isEqualTo("ok");
        assertThat(app.calls(UPDATE_SUBSCRIBED)).isEqualTo(2);
    }

    @Test
    void anUpdateWithoutAClearResponseIsSentAgainAndSaidToBeRedone() {
        app.store(worker, "shifts", 1, "Monday", "C1");

        app.work(worker, "shifts", UPDATE_SUBSCRIBED, EmulatedResponse.fault(ConnectionFault.CUT_SHORT));
        app.workAgain(worker, "shifts");

        assertThat(app.calls(UPDATE_SUBSCRIBED)).isEqualTo(2);
        assertThat(app.rows.redone("shifts")).containsExactly("no clear response");
        assertThat(app.rows.column("shifts", "applied_version")).isEqualTo("1");
    }

    @Test
    void theOldStateIsSentAgainAfterAnUpdateThatMayHaveArrived() {
        app.store(worker, "shifts", 1, "Monday", "C1");
        app.work(worker, "shifts");
        app.store(worker, "shifts", 2, "Tuesday", "C1");
        app.work(worker, "shifts", UPDATE_SUBSCRIBED, EmulatedResponse.fault(ConnectionFault.CUT_SHORT));
        app.rows.passTime("shifts");

        app.store(worker, "shifts", 3, "Monday", "C1");
        app.work(worker, "shifts");

        assertThat(app.description("C1")).isEqualTo("Monday");
        assertThat(app.calls(UPDATE_SUBSCRIBED)).isEqualTo(3);
    }

    @ParameterizedTest
    @CsvSource({"404, rejected", "405, rejected", "407, ok", "302, ok"})
    void anUnexpectedRefusalIsNotRepeatedUnlessAProxyRefuses(int status, String becomes) {
        app.store(worker, "shifts", 1, "Monday", "C1");

        app.work(worker, "shifts", UPDATE_SUBSCRIBED, EmulatedResponse.json(status, "{}"));

        assertThat(app.rows.column("shifts", "status")).isEqualTo(becomes);
    }

    @Test
    void aCreateWithAnUnknownOutcomeEndsInARowThatSaysSoAndCreatesNoSecondCalendar() {
        app.store(worker, "shifts", 1, "Monday", null);

        app.work(worker, "shifts", CREATE_SUBSCRIBED, EmulatedResponse.fault(ConnectionFault.CUT_SHORT));
        app.store(worker, "shifts", 2, "Tuesday", null);
        app.workAgain(worker, "shifts");

        assertThat(app.rows.column("shifts", "status")).isEqualTo("create-unknown");
        assertThat(app.due(worker)).isEmpty();
        assertThat(app.calls(CREATE_SUBSCRIBED)).isEqualTo(1);
    }

    @Test
    void aPersonSettlesACreateByARecordWithTheId() {
        app.store(worker, "shifts", 1, "Monday", null);
        app.work(worker, "shifts", CREATE_SUBSCRIBED, EmulatedResponse.fault(ConnectionFault.CUT_SHORT));

        app.store(worker, "shifts", 2, "Tuesday", "C1");
        assertThat(app.due(worker)).containsExactly("shifts");
        app.work(worker, "shifts");

        assertThat(app.description("C1")).isEqualTo("Tuesday");
        assertThat(app.rows.column("shifts", "status")).isEqualTo("ok");
    }

    @Test
    void aCalendarWhoseUpdateMayStillArriveIsKeptForReading() {
        app.store(worker, "shifts", 1, "Monday", "C1");
        app.dingtalk.next(UPDATE_SUBSCRIBED, EmulatedResponse.fault(ConnectionFault.CUT_SHORT));
        app.dingtalk.next(UPDATE_SUBSCRIBED, EmulatedResponse.fault(ConnectionFault.CUT_SHORT));
        for (int call = 0; call < 3; call++) {
            app.work(worker, "shifts");
            app.rows.passTime("shifts");
        }

        assertThat(app.rows.column("shifts", "applied_version")).isEqualTo("1");
        assertThat(app.rows.attempts("shifts")).isZero();
        assertThat(app.rows.value("SELECT count(*) FROM attempt WHERE app = ? AND left_behind", app.name))
                .isEqualTo("1");
    }
}
