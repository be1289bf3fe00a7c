// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar.sdk;

import static io.github.cameldingtalk.calendar.sdk.JavaSdkEvents.EVENT;
import static io.github.cameldingtalk.calendar.sdk.JavaSdkEvents.USER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.aliyun.dingtalkcalendar_1_0.models.CreateEventResponseBody;
import com.aliyun.dingtalkcalendar_1_0.models.ListAttendeesRequest;
import com.aliyun.dingtalkcalendar_1_0.models.ListEventsRequest;
import com.aliyun.dingtalkcalendar_1_0.models.ListEventsViewRequest;
import com.aliyun.dingtalkcalendar_1_0.models.ListEventsViewResponseBody;
import com.aliyun.tea.TeaException;
import io.github.cameldingtalk.calendar.emulator.DingTalkEmulator;
import io.github.cameldingtalk.calendar.emulator.DingTalkEmulatorExtension;
import io.github.cameldingtalk.calendar.emulator.EmulatedEvent;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The operations for events in DingTalk's SDK for Java, unchanged, against the emulator. */
class JavaSdkEventsTest {

    @RegisterExtension
    static DingTalkEmulator dingtalk = DingTalkEmulatorExtension.perTest(emulator -> emulator.acceptToken("token")
            .clock(InstantSource.fixed(Instant.parse("2026-01-01T00:00:00Z")))
            .putUser(USER, Set.of("corp"), Set.of())
            .putUser("reader", Set.of("corp"), Set.of())
            .put(EmulatedEvent.allDay(EVENT, USER, "节日", LocalDate.of(2026, 5, 1), LocalDate.of(2026, 5, 2))
                    .with("attendees", List.of(Map.of("id", "reader")))));

    private JavaSdkEvents sdk;

    @BeforeEach
    void createSdk() throws Exception {
        sdk = new JavaSdkEvents(dingtalk.port());
    }

    @Test
    void itCreatesAnEventWithAllFieldsOnce() throws Exception {
        CreateEventResponseBody created = sdk.create("once");

        assertThat(sdk.create("once").getId()).isEqualTo(created.getId());
        assertThat(dingtalk.events(USER)).hasSize(2);
        assertThat(created.getSummary()).isEqualTo("会议");
        assertThat(created.getStart().getDateTime()).isEqualTo("2026-03-10T09:00:00+08:00");
        assertThat(created.getReminders().get(0).getMinutes()).isEqualTo("15");
        assertThat(created.getOrganizer().getSelf()).isTrue();
        assertThat(created.getAttendees().get(0).getResponseStatus()).isEqualTo("needsAction");
        assertThat(created.getOnlineMeetingInfo().getUrl()).isNotBlank();
        assertThat(created.getRecurrence().getRange().getNumberOfOccurrences()).isEqualTo(3);
        assertThat(created.getUiConfigs().get(0).getUiStatus()).isEqualTo("hide");
        assertThat(created.getRichTextDescription().getText()).isEqualTo("<b>d</b>");
        assertThat(created.getLocation().getDisplayName()).isEqualTo("room");
        assertThat(created.getCreateTime()).isNotBlank();
    }

    @Test
    void itReadsChangesAndDeletesAnEvent() throws Exception {
        assertThat(sdk.get().getStart().getDate()).isEqualTo("2026-05-01");
        assertThat(sdk.get().getStatus()).isEqualTo("confirmed");

        var patched = sdk.patch();
        assertThat(patched.getBody().getSummary()).isEqualTo("new");
        assertThat(patched.getBody().getStart().getDate()).isEqualTo("2026-05-01");

        var deleted = sdk.delete();
        assertThat(deleted.getStatusCode()).isEqualTo(200);
        assertThat(catchThrowableOfType(TeaException.class, sdk::get).getCode()).isEqualTo("instanceNotExist");
    }

    @Test
    void itListsEventsPageByPage() throws Exception {
        sdk.create("t");

        var first = sdk.list(query().setMaxResults(1));
        var second = sdk.list(query().setMaxResults(1).setNextToken(first.getNextToken()));

        assertThat(first.getEvents()).hasSize(1);
        assertThat(first.getSyncToken()).isNull();
        assertThat(second.getNextToken()).isNull();
        assertThat(sdk.list(new ListEventsRequest().setSyncToken(second.getSyncToken()))
                        .getEvents())
                .isEmpty();
        assertThat(sdk.list(query().setTimeMax("2026-12-31T16:00:00.000Z").setMaxAttendees(5))
                        .getSyncToken())
                .isNull();
        assertThat(sdk.list(query().setSeriesMasterId(EVENT)).getEvents()).isEmpty();
    }

    @Test
    void itListsTheInstancesOfASeries() throws Exception {
        CreateEventResponseBody series = sdk.create("t");

        ListEventsViewResponseBody view = sdk.view(new ListEventsViewRequest()
                .setTimeMin("2026-03-01T00:00:00.000Z")
                .setTimeMax("2026-04-01T00:00:00.000Z")
                .setMaxResults(2)
                .setMaxAttendees(1));

        assertThat(view.getEvents()).hasSize(2).allSatisfy(event -> assertThat(event.getSeriesMasterId())
                .isEqualTo(series.getId()));
        assertThat(view.getEvents().get(1).getOriginStart().getDateTime()).isEqualTo("2026-03-17T09:00:00+08:00");
        assertThat(sdk.view(new ListEventsViewRequest()
                                .setTimeMin("2026-03-01T00:00:00.000Z")
                                .setTimeMax("2026-04-01T00:00:00.000Z")
                                .setNextToken(view.getNextToken()))
                        .getEvents())
                .hasSize(1);
    }

    @Test
    void itListsAddsAndRemovesAttendeesAndResponds() throws Exception {
        sdk.addAttendee();
        assertThat(sdk.attendees(new ListAttendeesRequest().setMaxResults(1))).containsExactly("reader needsAction");

        sdk.respond();
        sdk.removeAttendee();

        assertThat(sdk.attendees(new ListAttendeesRequest())).containsExactly("reader accepted");
    }

    @Test
    void itCallsEachOperationWithTheRecordedRequests() throws Exception {
        sdk.create("create");
        sdk.get();
        sdk.patch();
        sdk.list(new ListEventsRequest()
                .setTimeMin("2026-01-31T16:00:00.000Z")
                .setTimeMax("2026-12-31T16:00:00.000Z")
                .setShowDeleted(true)
                .setMaxResults(10)
                .setMaxAttendees(5)
                .setSeriesMasterId(EVENT));
        assertThat(catchThrowableOfType(
                                TeaException.class,
                                () -> sdk.list(new ListEventsRequest()
                                        .setSyncToken("a+b/c=")
                                        .setNextToken("next")))
                        .getCode())
                .isEqualTo("invalidParameter");
        sdk.view(new ListEventsViewRequest()
                .setTimeMin("2026-03-01T00:00:00.000Z")
                .setTimeMax("2026-04-01T00:00:00.000Z")
                .setMaxResults(10)
                .setMaxAttendees(1));
        sdk.addAttendee();
        sdk.respond();
        sdk.removeAttendee();
        sdk.attendees(new ListAttendeesRequest().setMaxResults(10));
        sdk.delete();

        SdkRequests.assertRecorded("java-events.jsonl", dingtalk.requests());
    }

    private static ListEventsRequest query() {
        return new ListEventsRequest().setTimeMin("2026-01-31T16:00:00.000Z").setShowDeleted(false);
    }
}
