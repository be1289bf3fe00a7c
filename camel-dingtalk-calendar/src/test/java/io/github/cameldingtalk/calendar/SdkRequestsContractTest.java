// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.cameldingtalk.calendar.emulator.ApiOperation;
import io.github.cameldingtalk.calendar.emulator.DingTalkEmulator;
import io.github.cameldingtalk.calendar.emulator.EmulatedEvent;
import io.github.cameldingtalk.calendar.emulator.EmulatedResponse;
import io.github.cameldingtalk.calendar.emulator.ReceivedRequest;
import io.github.cameldingtalk.calendar.emulator.RecordedExchange;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Sends the recorded requests of DingTalk's SDKs, and checks them and the responses against the description of the API. */
class SdkRequestsContractTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String EVENTS = "/v1.0/calendar/users/author/calendars/primary/events";

    private final OpenApiContract contract;
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final DingTalkEmulator dingtalk = DingTalkEmulator.start()
            .acceptToken("token")
            .clock(InstantSource.fixed(Instant.parse("2026-01-01T00:00:00Z")))
            .putUser("author", Set.of(), Set.of())
            .putUser("reader", Set.of(), Set.of())
            .put(EmulatedEvent.allDay("event", "author", "s", LocalDate.of(2026, 5, 1), LocalDate.of(2026, 5, 2))
                    .with("attendees", List.of(Map.of("id", "reader"))));

    SdkRequestsContractTest() throws IOException {
        contract = new OpenApiContract();
    }

    @AfterEach
    void stop() {
        dingtalk.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"java-events.jsonl", "node-events.jsonl"})
    void theRequestsOfAnSdkAndTheirResponsesConformToTheDescription(String file) throws Exception {
        for (JsonNode request : recorded(file)) {
            send(request);
        }

        List<Integer> statuses = new ArrayList<>();
        for (RecordedExchange exchange : dingtalk.recordedExchanges()) {
            contract.check(exchange.request(), exchange.response());
            statuses.add(((EmulatedResponse.Http) exchange.response()).status());
        }
        assertThat(dingtalk.requests().stream().map(contract::operation).collect(Collectors.toSet()))
                .containsExactlyInAnyOrder(
                        "createEvent",
                        "getEvent",
                        "patchEvent",
                        "deleteEvent",
                        "listEvents",
                        "listEventsView",
                        "listAttendees",
                        "addAttendee",
                        "removeAttendee",
                        "respondEvent");
        // The recorded tokens of the list are not the emulator's.
        assertThat(statuses).hasSize(11).containsOnlyOnce(400);
        assertThat(dingtalk.requests().to(ApiOperation.LIST_EVENTS)).hasSize(2);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "GET | ?timeMin=2026-01-31T16:00:00Z | ",
                "GET | ?maxResults=101 | ",
                "GET | ?showDeleted=yes | ",
                "GET | ?timeMinimum=2026-01-31T16:00:00.000Z | ",
                "GET | /event/attendees?syncToken=s | ",
                "POST | '' | {\"summary\":\"s\"}",
                "POST | '' | {\"summary\":\"s\",\"start\":{},\"end\":{},\"id\":\"event\"}",
                "POST | '' | {\"summary\":\"s\",\"start\":{},\"end\":{},\"reminders\":[{\"minutes\":\"15\"}]}",
                "PUT | /event | {\"summary\":\"s\"}",
                "POST | /event/attendees/batchRemove | {\"attendeesToAdd\":[]}",
            })
    void aWrongRequestDoesNotPassTheCheck(String method, String path, String body) {
        ReceivedRequest request = new ReceivedRequest(
                method,
                EVENTS + path,
                List.of(Map.entry("x-acs-dingtalk-access-token", "t"), Map.entry("Content-Type", "application/json")),
                body == null ? new byte[0] : body.getBytes(StandardCharsets.UTF_8),
                1);

        assertThatThrownBy(() -> contract.check(request, EmulatedResponse.json(200, "{}")))
                .isInstanceOf(AssertionError.class)
                .hasMessageNotContaining("/responses/");
    }

    @Test
    void aClientTokenIsSentOnlyWhereItIsDescribed() {
        ReceivedRequest request = new ReceivedRequest(
                "GET",
                EVENTS,
                List.of(Map.entry("x-acs-dingtalk-access-token", "t"), Map.entry("x-client-token", "c")),
                new byte[0],
                1);

        assertThatThrownBy(() -> contract.check(request, EmulatedResponse.json(200, "{\"events\":[]}")))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("x-client-token");
    }

    private static List<JsonNode> recorded(String file) throws IOException {
        List<JsonNode> requests = new ArrayList<>();
        try (InputStream lines = SdkRequestsContractTest.class.getResourceAsStream("/sdk-requests/" + file)) {
            for (String line : new String(lines.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList()) {
                requests.add(JSON.readTree(line));
            }
        }
        return requests;
    }

    private void send(JsonNode recorded) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(
                        URI.create(dingtalk.baseUri() + recorded.get("target").asText()))
                .method(
                        recorded.get("method").asText(),
                        recorded.has("body")
                                ? HttpRequest.BodyPublishers.ofString(
                                        recorded.get("body").toString())
                                : HttpRequest.BodyPublishers.noBody());
        recorded.get("headers")
                .properties()
                .forEach(header ->
                        request.header(header.getKey(), header.getValue().asText()));
        client.send(request.build(), HttpResponse.BodyHandlers.discarding());
    }
}
