// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar.sdk;

import static io.github.cameldingtalk.calendar.sdk.NodeSdk.RUNTIME;
import static io.github.cameldingtalk.calendar.sdk.NodeSdk.headers;
import static io.github.cameldingtalk.calendar.sdk.NodeSdk.model;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.cameldingtalk.calendar.emulator.DingTalkEmulator;
import io.github.cameldingtalk.calendar.emulator.DingTalkEmulatorExtension;
import io.github.cameldingtalk.calendar.emulator.EmulatedEvent;
import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The operations for events in DingTalk's SDK for Node.js, unchanged, against the emulator. */
@Timeout(60)
class NodeSdkEventsTest {

    private static final String USER = "author";
    private static final String PRIMARY = "primary";
    private static final String EVENT = "event";

    @RegisterExtension
    static DingTalkEmulator dingtalk = DingTalkEmulatorExtension.perTest(emulator -> emulator.acceptToken("token")
            .clock(InstantSource.fixed(Instant.parse("2026-01-01T00:00:00Z")))
            .putUser(USER, Set.of("corp"), Set.of())
            .putUser("reader", Set.of("corp"), Set.of())
            .put(EmulatedEvent.allDay(EVENT, USER, "节日", LocalDate.of(2026, 5, 1), LocalDate.of(2026, 5, 2))
                    .with("attendees", List.of(Map.of("id", "reader")))));

    private static NodeSdk sdk;

    @BeforeAll
    static void startNode() throws IOException {
        sdk = NodeSdk.start(dingtalk.port());
    }

    @AfterAll
    static void stopNode() throws Exception {
        sdk.close();
    }

    @Test
    void itCallsEachOperationWithTheRecordedRequests() throws Exception {
        assertThat(create().at("/body/reminders/0/minutes").asText()).isEqualTo("15");

        JsonNode got = call(
                "getEventWithOptions",
                USER,
                PRIMARY,
                EVENT,
                model("GetEventRequest", Map.of("maxAttendees", 10)),
                headers("GetEventHeaders"),
                RUNTIME);
        assertThat(got.at("/body/start/date").asText()).isEqualTo("2026-05-01");

        JsonNode patched = call(
                "patchEventWithOptions",
                USER,
                PRIMARY,
                EVENT,
                model("PatchEventRequest", Map.of("id", EVENT, "summary", "new", "attendees", List.of())),
                headers("PatchEventHeaders", "patch"),
                RUNTIME);
        assertThat(patched.at("/body/summary").asText()).isEqualTo("new");

        JsonNode list = call(
                "listEventsWithOptions",
                USER,
                PRIMARY,
                model(
                        "ListEventsRequest",
                        Map.of(
                                "timeMin",
                                "2026-01-31T16:00:00.000Z",
                                "timeMax",
                                "2026-12-31T16:00:00.000Z",
                                "showDeleted",
                                true,
                                "maxResults",
                                10,
                                "maxAttendees",
                                5,
                                "seriesMasterId",
                                EVENT)),
                headers("ListEventsHeaders"),
                RUNTIME);
        assertThat(list.at("/body/events").isArray()).isTrue();

        JsonNode refused = call(
                "listEventsWithOptions",
                USER,
                PRIMARY,
                model("ListEventsRequest", Map.of("syncToken", "a+b/c=", "nextToken", "next")),
                headers("ListEventsHeaders"),
                RUNTIME);
        assertThat(refused.path("code").asText()).isEqualTo("invalidParameter");

        JsonNode view = call(
                "listEventsViewWithOptions",
                USER,
                PRIMARY,
                model(
                        "ListEventsViewRequest",
                        Map.of(
                                "timeMin",
                                "2026-03-01T00:00:00.000Z",
                                "timeMax",
                                "2026-04-01T00:00:00.000Z",
                                "maxResults",
                                10,
                                "maxAttendees",
                                1)),
                headers("ListEventsViewHeaders"),
                RUNTIME);
        assertThat(view.at("/body/events")).hasSize(3);

        call(
                "addAttendeeWithOptions",
                USER,
                PRIMARY,
                EVENT,
                model(
                        "AddAttendeeRequest",
                        Map.of(
                                "attendeesToAdd",
                                List.of(Map.of("id", "reader"), Map.of("id", "more", "isOptional", true)),
                                "chatNotification",
                                false,
                                "pushNotification",
                                false)),
                headers("AddAttendeeHeaders", "add"),
                RUNTIME);
        call(
                "respondEventWithOptions",
                "reader",
                PRIMARY,
                EVENT,
                model("RespondEventRequest", Map.of("responseStatus", "accepted")),
                headers("RespondEventHeaders", "respond"),
                RUNTIME);
        call(
                "removeAttendeeWithOptions",
                USER,
                PRIMARY,
                EVENT,
                model("RemoveAttendeeRequest", Map.of("attendeesToRemove", List.of(Map.of("id", "more")))),
                headers("RemoveAttendeeHeaders", "remove"),
                RUNTIME);
        JsonNode attendees = call(
                "listAttendeesWithOptions",
                USER,
                PRIMARY,
                EVENT,
                model("ListAttendeesRequest", Map.of("maxResults", 10)),
                headers("ListAttendeesHeaders"),
                RUNTIME);
        assertThat(attendees.at("/body/attendees")).hasSize(1);
        assertThat(attendees.at("/body/attendees/0/responseStatus").asText()).isEqualTo("accepted");

        call(
                "deleteEventWithOptions",
                USER,
                PRIMARY,
                EVENT,
                model("DeleteEventRequest", Map.of("pushNotification", true)),
                headers("DeleteEventHeaders", "delete"),
                RUNTIME);
        assertThat(dingtalk.event(EVENT).orElseThrow().isCancelled()).isTrue();
        SdkRequests.assertRecorded("node-events.jsonl", dingtalk.requests());
    }

    @Test
    void itCreatesAnEventOnce() throws Exception {
        assertThat(create().at("/body/id")).isEqualTo(create().at("/body/id"));
        assertThat(dingtalk.events(USER)).hasSize(2);
    }

    private static JsonNode create() throws IOException {
        return call(
                "createEventWithOptions",
                USER,
                PRIMARY,
                model(
                        "CreateEventRequest",
                        Map.of(
                                "summary",
                                "会议",
                                "start",
                                Map.of("dateTime", "2026-03-10T09:00:00+08:00", "timeZone", "Asia/Shanghai"),
                                "end",
                                Map.of("dateTime", "2026-03-10T10:00:00+08:00", "timeZone", "Asia/Shanghai"),
                                "recurrence",
                                Map.of(
                                        "pattern",
                                        Map.of("type", "weekly", "daysOfWeek", "tuesday", "interval", 1),
                                        "range",
                                        Map.of("type", "numbered", "numberOfOccurrences", 3)),
                                "attendees",
                                List.of(Map.of("id", "reader", "isOptional", true)),
                                "reminders",
                                List.of(Map.of("method", "dingtalk", "minutes", 15)),
                                "extra",
                                Map.of("noPushNotification", "true"))),
                headers("CreateEventHeaders", "create"),
                RUNTIME);
    }

    private static JsonNode call(String method, Object... arguments) throws IOException {
        return sdk.call("calendar", method, arguments);
    }
}
