// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PageCallsTest {

    private static final String EVENTS = "/v1.0/calendar/users/author/calendars/primary/events";

    private final DingTalkEmulator dingtalk = DingTalkEmulator.start().putUser("author", Set.of(), Set.of());

    @AfterEach
    void stop() {
        dingtalk.close();
    }

    @Test
    void anEventIsCreatedListedChangedAndDeletedWithoutAnAccessToken() throws Exception {
        String id = json(call("POST", EVENTS, EventClient.timed(""))).get("id").asText();
        String event = EVENTS + "/" + id;
        assertThat(dingtalk.events("author"))
                .singleElement()
                .extracting(EmulatedEvent::eventId)
                .isEqualTo(id);

        assertThat(json(call(
                                "GET",
                                EVENTS + "view?timeMin=2000-01-01T00:00:00.000Z&timeMax=2050-01-01T00:00:00.000Z",
                                ""))
                        .at("/events/0/id")
                        .asText())
                .isEqualTo(id);
        assertThat(call("PUT", event, "{\"id\":\"" + id + "\",\"summary\":\"New\"}")
                        .statusCode())
                .isEqualTo(200);
        assertThat(json(call("GET", event, "")).get("summary").asText()).isEqualTo("New");
        assertThat(call("DELETE", event, "").statusCode()).isEqualTo(200);
        assertThat(dingtalk.events()).isEmpty();
    }

    @Test
    void theErrorIsTheErrorOfTheApi() throws Exception {
        HttpResponse<String> response = call("POST", EVENTS, "{\"summary\":\" \"}");

        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(json(response).get("message").asText()).isEqualTo("Event summary cannot be blank");
    }

    @Test
    void theErrorHasTheReasonToo() throws Exception {
        HttpResponse<String> response =
                call("PUT", "/v1.0/calendar/users/author/subscribedCalendars/other", "{\"name\":\"x\"}");

        assertThat(json(response).get("reason").asText()).startsWith("There is no calendar with the id other.");
    }

    @Test
    void aCalendarIsCreatedChangedAndDeletedWithoutAnAccessToken() throws Exception {
        String calendars = "/v1.0/calendar/users/author/subscribedCalendars";
        String id = json(call("POST", calendars, "{\"name\":\"Team\",\"subscribeScope\":{}}"))
                .get("calendarId")
                .asText();
        call("PUT", calendars + "/" + id, "{\"name\":\"New\"}");
        assertThat(json(call("GET", calendars + "/" + id, "")).get("name").asText())
                .isEqualTo("New");
        assertThat(call("DELETE", calendars + "/" + id, "").statusCode()).isEqualTo(200);
        assertThat(dingtalk.calendars()).isEmpty();
        assertThat(dingtalk.requests()).isEmpty();
    }

    @Test
    void aCallIsNeitherRecordedNorLimitedNorFailed() throws Exception {
        dingtalk.next(EmulatedResponse.error(ServiceError.SERVICE_BUSY)).throttle(1);

        assertThat(call("POST", EVENTS, EventClient.timed("")).statusCode()).isEqualTo(200);
        assertThat(call("POST", EVENTS, EventClient.timed("")).statusCode()).isEqualTo(200);

        assertThat(dingtalk.requests()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "POST, /v1.0/oauth2/accessToken",
        "GET, /v1.0/calendar/users/author/calendars",
        "POST, /v1.0/calendar/users/author/calendars/calendar/subscribe",
        "GET, /no/such/path",
    })
    void noOtherOperationCanBeCalled(String method, String target) throws Exception {
        assertThat(call(method, target, "{}").statusCode()).isEqualTo(400);
    }

    private HttpResponse<String> call(String method, String target, String body) throws Exception {
        ObjectNode value = JsonNodeFactory.instance.objectNode();
        ObjectNode call = value.putObject("value").put("method", method).put("target", target);
        if (!body.isEmpty()) {
            call.set("body", new ObjectMapper().readTree(body));
        }
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create(dingtalk.baseUri() + "/emulator/call"))
                                .header("X-Emulator", "1")
                                .POST(HttpRequest.BodyPublishers.ofString(value.toString()))
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
    }

    private static JsonNode json(HttpResponse<String> response) throws Exception {
        return new ObjectMapper().readTree(response.body());
    }
}
