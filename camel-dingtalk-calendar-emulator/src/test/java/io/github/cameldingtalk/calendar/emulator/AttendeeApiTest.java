// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar.emulator;

import static io.github.cameldingtalk.calendar.emulator.EventClient.event;
import static io.github.cameldingtalk.calendar.emulator.EventClient.timed;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AttendeeApiTest {

    private final EventClient client = new EventClient();
    private String event;

    @BeforeEach
    void createEvent() {
        event = event("ann", client.create(timed("\"attendees\":[{\"id\":\"ben\",\"isOptional\":true}]")));
    }

    @Test
    void anAttendeeHasNotRespondedAtFirst() {
        JsonNode attendee = attendees("").at("/attendees/0");

        assertThat(attendee.path("id").asText()).isEqualTo("ben");
        assertThat(attendee.path("isOptional").asBoolean()).isTrue();
        assertThat(attendee.path("responseStatus").asText()).isEqualTo("needsAction");
        assertThat(attendee.path("self").asBoolean(true)).isFalse();
    }

    @Test
    void attendeesAreAddedAndRemoved() {
        EmulatedResponse.Http added = client.service.call(
                "POST",
                event + "/attendees",
                "{\"attendeesToAdd\":[{\"id\":\"c\"},{\"id\":\"d\",\"isOptional\":true}],\"chatNotification\":false}");
        assertThat(ids()).containsExactly("ben", "c", "d");

        EmulatedResponse.Http removed = client.service.call(
                "POST",
                event + "/attendees/batchRemove",
                "{\"attendeesToRemove\":[{\"id\":\"ben\"},{\"id\":\"unknown\"}]}");

        assertThat(ids()).containsExactly("c", "d");
        assertThat(List.of(added.status(), removed.status())).containsOnly(200);
        assertThat(List.of(added.bodyLength(), removed.bodyLength())).containsOnly(0);
    }

    @Test
    void anAttendeeWhoIsInvitedAgainKeepsTheResponse() {
        respond("ben", "accepted");

        add("{\"id\":\"ben\",\"isOptional\":false}");
        client.json("PUT", event, "{\"id\":\"" + id() + "\",\"attendees\":[{\"id\":\"c\"},{\"id\":\"ben\"}]}");

        assertThat(ids()).containsExactly("ben", "c");
        assertThat(attendees("").at("/attendees/0/responseStatus").asText()).isEqualTo("accepted");
        assertThat(attendees("").at("/attendees/0/isOptional").asBoolean(true)).isFalse();
    }

    @Test
    void aPatchReplacesTheAttendees() {
        client.json("PUT", event, "{\"id\":\"" + id() + "\",\"attendees\":[{\"id\":\"c\"}]}");
        assertThat(ids()).containsExactly("c");

        client.json("PUT", event, "{\"id\":\"" + id() + "\",\"attendees\":[]}");
        assertThat(ids()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"accepted", "declined", "tentative", "needsAction"})
    void anAttendeeResponds(String response) {
        assertThat(respond("ben", response).bodyLength()).isZero();

        assertThat(attendees("").at("/attendees/0/responseStatus").asText()).isEqualTo(response);
        assertThat(client.get(event).at("/organizer/responseStatus").asText()).isEqualTo("accepted");
    }

    @Test
    void theOrganizerRespondsToo() {
        respond("ann", "declined");

        assertThat(client.get(event).at("/organizer/responseStatus").asText()).isEqualTo("declined");
        assertThat(client.get(event).at("/organizer/id").asText()).isEqualTo("ann");
        assertThat(attendees("").at("/attendees/0/responseStatus").asText()).isEqualTo("needsAction");
    }

    @Test
    void theAttendeesHavePages() {
        add(IntStream.range(0, 150).mapToObj(i -> "{\"id\":\"u" + i + "\"}").collect(Collectors.joining(",")));

        JsonNode first = attendees("");
        JsonNode second = attendees("?nextToken=" + first.path("nextToken").asText());

        assertThat(first.path("attendees")).hasSize(100);
        assertThat(second.path("attendees")).hasSize(51);
        assertThat(second.has("nextToken")).isFalse();
        assertThat(attendees("?maxResults=101").path("code").asText()).isEqualTo("invalidParameter");
        assertThat(attendees("?nextToken=x").path("code").asText()).isEqualTo("invalidParameter");
    }

    @Test
    void anEventHasAtMostFiveThousandAttendees() {
        for (int call = 0; call < 10; call++) {
            int from = 500 * call;
            add(IntStream.range(from, from + 500)
                    .filter(i -> i > 0)
                    .mapToObj(i -> "{\"id\":\"u" + i + "\"}")
                    .collect(Collectors.joining(",")));
        }

        assertThat(add("{\"id\":\"one-more\"}").path("code").asText()).isEqualTo("invalidParameter");
        assertThat(client.get(event).path("attendees")).hasSize(5_000);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"attendeesToAdd\":[]}",
                "{\"attendeesToAdd\":[{}]}",
                "{\"attendeesToAdd\":{\"id\":\"c\"}}",
                "{\"attendeesToRemove\":[{\"id\":\"c\"}]}",
            })
    void aWrongBodyIsRejected(String body) {
        assertThat(client.json("POST", event + "/attendees", body).path("code").asText())
                .isEqualTo("invalidParameter");
    }

    @Test
    void aWrongResponseIsRejected() {
        assertThat(EventClient.json(respond("ben", "maybe")).path("code").asText())
                .isEqualTo("invalidParameter");
        assertThat(client.json("POST", event("ben", id()) + "/respond", "{}")
                        .path("code")
                        .asText())
                .isEqualTo("invalidParameter");
    }

    @Test
    void onlyTheOrganizerChangesTheAttendees() {
        String asBen = event("ben", id());

        assertThat(client.get(asBen + "/attendees").path("attendees")).hasSize(1);
        assertThat(client.json("POST", asBen + "/attendees", "{\"attendeesToAdd\":[{\"id\":\"c\"}]}")
                        .path("code")
                        .asText())
                .isEqualTo("permissionDenied");
    }

    @Test
    void anUnknownEventHasNoAttendees() {
        assertThat(client.get(event("ann", "unknown") + "/attendees")
                        .path("code")
                        .asText())
                .isEqualTo("itemNotFound");
    }

    @Test
    void aSubscriptionCalendarHasNoAttendees() {
        client.service.data.calendars().put(EmulatedCalendar.of("calendar", "ann"));
        String inCalendar = "/v1.0/calendar/users/ann/calendars/calendar/events/e";

        JsonNode error = client.get(inCalendar + "/attendees");

        assertThat(error.path("code").asText()).isEqualTo("invalidParameter.subscribed.invalid");
        assertThat(error.path("message").asText()).isEqualTo("Subscribed calendar not support this method");
        for (String path : List.of("/attendees", "/attendees/batchRemove", "/respond")) {
            assertThat(client.json("POST", inCalendar + path, "{}").path("code").asText())
                    .isEqualTo("invalidParameter.subscribed.invalid");
        }
    }

    private String id() {
        return client.get(event).path("id").asText();
    }

    private JsonNode attendees(String query) {
        return client.get(event + "/attendees" + query);
    }

    private List<String> ids() {
        return attendees("").path("attendees").findValuesAsText("id");
    }

    private JsonNode add(String attendees) {
        return client.json("POST", event + "/attendees", "{\"attendeesToAdd\":[" + attendees + "]}");
    }

    private EmulatedResponse.Http respond(String user, String response) {
        return client.service.call("POST", event(user, id()) + "/respond", "{\"responseStatus\":\"" + response + "\"}");
    }
}
