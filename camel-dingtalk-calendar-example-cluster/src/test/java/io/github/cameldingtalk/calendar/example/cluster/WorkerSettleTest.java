// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar.example.cluster;

import static io.github.cameldingtalk.calendar.emulator.ApiOperation.CREATE_SUBSCRIBED;
import static io.github.cameldingtalk.calendar.emulator.ApiOperation.LIST;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.cameldingtalk.calendar.emulator.ConnectionFault;
import io.github.cameldingtalk.calendar.emulator.EmulatedCalendar;
import io.github.cameldingtalk.calendar.emulator.EmulatedResponse;
import io.github.cameldingtalk.calendar.emulator.ServiceError;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.camel.main.Main;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What becomes of a create whose response was lost. */
class WorkerSettleTest {

    private final TestApp app = new TestApp();
    private final Main worker = app.idleWorker("w1", "settle.wait=600");

    @BeforeEach
    void createWithoutAResponse() {
        app.store(worker, "shifts", 1, "Monday", null);
        app.work(worker, "shifts", CREATE_SUBSCRIBED, EmulatedResponse.fault(ConnectionFault.CUT_SHORT));
        assertThat(app.rows.column("shifts", "status")).isEqualTo("create-unknown");
    }

    @AfterEach
    void stop() {
        app.close();
    }

    @Test
    void theOnlyUnclaimedCalendarOfTheNameIsAdoptedAndUpdated() {
        String created = app.dingtalk.calendars().get(0).calendarId();
        app.store(worker, "shifts", 2, "Tuesday", null);

        app.settle(worker, "shifts");
        app.work(worker, "shifts");

        assertThat(app.rows.column("shifts", "calendar_id")).isEqualTo(created);
        assertThat(app.description(created)).isEqualTo("Tuesday");
        assertThat(app.calls(CREATE_SUBSCRIBED)).isEqualTo(1);
    }

    @Test
    void aCalendarThatIsNotInTheListIsCreatedAgainOnlyAfterTheWaitingTime() {
        list();

        app.settle(worker, "shifts");
        assertThat(app.rows.column("shifts", "status")).isEqualTo("create-unknown");
        passTime("10 minutes");
        app.settle(worker, "shifts");
        app.work(worker, "shifts");

        assertThat(app.calls(CREATE_SUBSCRIBED)).isEqualTo(2);
        assertThat(app.rows.column("shifts", "status")).isEqualTo("ok");
        assertThat(app.rows.column("shifts", "note"))
                .contains("has no calendar \"shifts\"")
                .endsWith("Created again");
        assertThat(app.rows.redone("shifts")).containsExactly("no clear response");
    }

    @Test
    void severalCalendarsOfTheNameAreLeftToAPerson() {
        EmulatedCalendar created = app.dingtalk.calendars().get(0);
        app.dingtalk.put(like(created, app.name + "-C2", TestApp.AUTHOR));

        app.settle(worker, "shifts");

        assertThat(app.rows.column("shifts", "status")).isEqualTo("needs-person");
        assertThat(app.rows.column("shifts", "note")).contains(app.name + "-C2", created.calendarId());
    }

    @Test
    void aCalendarThatAnotherRowHasDoesNotCount() {
        EmulatedCalendar created = app.dingtalk.calendars().get(0);
        app.dingtalk.put(like(created, app.name + "-C2", TestApp.AUTHOR));
        app.store(worker, "other", 1, "Monday", app.name + "-C2");

        app.settle(worker, "shifts");

        assertThat(app.rows.column("shifts", "calendar_id")).isEqualTo(created.calendarId());
    }

    @Test
    void aCalendarOfAnotherAuthorIsNotAdopted() {
        app.dingtalk.put(like(app.dingtalk.calendars().get(0), app.name + "-C2", "somebody"));
        list(app.name + "-C2");

        app.settle(worker, "shifts");

        assertThat(app.rows.column("shifts", "status")).isEqualTo("needs-person");
        assertThat(app.rows.column("shifts", "calendar_id")).isNull();
    }

    @Test
    void oneCalendarIsNotAdoptedByTwoRows() {
        app.rows.value(
                "INSERT INTO calendar (app, calendar, status, create_name, create_at)"
                        + " SELECT app, 'twin', status, create_name, create_at FROM calendar WHERE app = ?",
                app.name);

        app.settle(worker, "shifts");

        assertThat(app.rows.column("shifts", "status")).isEqualTo("needs-person");
    }

    @Test
    void thePausesBetweenTwoLooksDouble() {
        list();
        app.settle(worker, "shifts");
        app.settle(worker, "shifts");
        assertThat(app.calls(LIST)).isEqualTo(1);

        app.rows.value("UPDATE calendar SET create_at = checked_at - interval '1 minute' WHERE app = ?", app.name);
        passTime("59 seconds");
        assertThat(unsettled()).isEmpty();
        passTime("2 seconds");
        assertThat(unsettled()).containsExactly("shifts");
    }

    @Test
    void theListIsReadAsSoonAsTheWaitingTimeIsOver() {
        list();
        app.settle(worker, "shifts");
        app.rows.value("UPDATE calendar SET create_at = checked_at - interval '9 minutes' WHERE app = ?", app.name);

        passTime("2 minutes");

        assertThat(unsettled()).containsExactly("shifts");
    }

    @Test
    void aListThatCannotBeReadIsNotReadAgainAtOnce() {
        app.dingtalk.always(LIST, EmulatedResponse.error(ServiceError.SYSTEM_ERROR));

        app.settle(worker, "shifts");
        app.settle(worker, "shifts");

        assertThat(app.calls(LIST)).isEqualTo(1);
        assertThat(app.rows.column("shifts", "status")).isEqualTo("create-unknown");
    }

    @Test
    void aCalendarThatAnotherRowMayBeCreatingIsNotAdopted() {
        app.store(worker, "twin", 1, "Monday", null);
        app.rows.leaveAnAttempt("twin", 1, "create");
        app.rows.value(
                "UPDATE attempt SET state = '{\"name\": \"shifts\"}' WHERE app = ? AND calendar = 'twin'", app.name);

        app.settle(worker, "shifts");

        assertThat(app.rows.column("shifts", "calendar_id")).isNull();
        assertThat(app.rows.column("shifts", "status")).isEqualTo("create-unknown");
    }

    /** The creates that a worker would settle now. */
    private List<String> unsettled() {
        return app.listed(worker, "settle-list");
    }

    private void passTime(String interval) {
        app.rows.value(
                "UPDATE calendar SET create_at = create_at - CAST(? AS interval), checked_at = checked_at - CAST(? AS interval)"
                        + " WHERE app = ?",
                interval,
                interval,
                app.name);
    }

    private static EmulatedCalendar like(EmulatedCalendar calendar, String id, String author) {
        return new EmulatedCalendar(
                id, author, calendar.name(), null, List.of(TestApp.AUTHOR), calendar.subscribeScope());
    }

    /** Replaces the list of the author's calendars. */
    private void list(String... ids) {
        String calendars = Stream.of(ids)
                .map(id -> "{\"id\": \"%s\", \"summary\": \"shifts\", \"type\": \"subscribed\"}".formatted(id))
                .collect(Collectors.joining(","));
        app.dingtalk.always(LIST, EmulatedResponse.json(200, "{\"response\": {\"calendars\": [" + calendars + "]}}"));
    }
}
