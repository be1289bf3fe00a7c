// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar.emulator;

import static io.github.cameldingtalk.calendar.emulator.EventClient.event;
import static io.github.cameldingtalk.calendar.emulator.EventClient.events;
import static io.github.cameldingtalk.calendar.emulator.EventClient.timed;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.cameldingtalk.calendar.emulator.EventRules.RepeatedToken;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class ClientTokensTest {

    private final EventClient client = new EventClient();
    private final ServiceData data = client.service.data;

    @Test
    void aRepetitionDoesNotCreateAnotherEvent() {
        EmulatedResponse.Http first = create("ann", "token", "");
        EmulatedResponse.Http second = create("ann", "token", "\"description\":\"other\"");

        assertThat(TestService.text(second)).isEqualTo(TestService.text(first));
        assertThat(data.events().all()).hasSize(1);
    }

    @Test
    void aRequestWithoutATokenIsNeverARepetition() {
        create("ann", " ", "");
        create("ann", " ", "");
        client.create(timed(""));

        assertThat(data.events().all()).hasSize(3);
    }

    @Test
    void anotherTokenAndAnotherUserAreOtherRequests() {
        create("ann", "token", "");
        create("ann", "token-2", "");
        create("ben", "token", "");

        assertThat(data.events().all()).hasSize(3);
    }

    @Test
    void aTokenIsRememberedForADay() {
        create("ann", "token", "");
        client.now("2026-03-11T11:59:59Z");
        create("ann", "token", "");
        assertThat(data.events().all()).hasSize(1);

        client.now("2026-03-11T12:00:00Z");
        create("ann", "token", "");
        assertThat(data.events().all()).hasSize(2);
    }

    @Test
    void aRequestThatHasFailedMayBeRepeated() {
        data.settings().eventsPerDay(1);
        client.create(timed(""));
        assertThat(create("ann", "token", "").status()).isEqualTo(400);

        data.settings().eventsPerDay(2);

        assertThat(create("ann", "token", "").status()).isEqualTo(200);
    }

    @Test
    void aRepetitionDoesNotCountAsAnotherEventOfTheDay() {
        data.settings().eventsPerDay(2);
        create("ann", "token", "");
        create("ann", "token", "");

        assertThat(create("ann", "token-2", "").status()).isEqualTo(200);
    }

    @Test
    void allChangesOfAnEventMayHaveAToken() {
        String id = client.create(timed(""));
        String event = event("ann", id);

        call("PUT", event, "{\"id\":\"" + id + "\",\"summary\":\"new\"}");
        client.json("PUT", event, "{\"id\":\"" + id + "\",\"summary\":\"newer\"}");
        call("PUT", event, "{\"id\":\"" + id + "\",\"summary\":\"new\"}");
        assertThat(client.get(event).path("summary").asText()).isEqualTo("newer");

        call("POST", event + "/attendees", "{\"attendeesToAdd\":[{\"id\":\"ben\"}]}");
        call("POST", event + "/attendees/batchRemove", "{\"attendeesToRemove\":[{\"id\":\"ben\"}]}");
        call("POST", event + "/attendees", "{\"attendeesToAdd\":[{\"id\":\"ben\"}]}");
        assertThat(client.get(event + "/attendees").path("attendees")).isEmpty();

        call("POST", event + "/respond", "{\"responseStatus\":\"declined\"}");
        call("POST", event + "/respond", "{\"responseStatus\":\"accepted\"}");
        assertThat(client.get(event).at("/organizer/responseStatus").asText()).isEqualTo("declined");

        EmulatedResponse.Http deleted = call("DELETE", event, "");
        assertThat(TestService.text(call("DELETE", event, ""))).isEqualTo(TestService.text(deleted));
        assertThat(client.json("DELETE", event, "").path("code").asText()).isEqualTo("instanceNotExist");
    }

    @Test
    void theRulesDecideWhetherAnotherOperationWithTheTokenIsAnotherRequest() {
        String id = EventClient.json(create("ann", "token", "")).path("id").asText();
        data.settings().eventRules(EventRules.DEFAULT.withTokenIsForOnePath(false));
        String other = EventClient.json(create("ann", "token", "")).path("id").asText();

        assertThat(TestService.text(call("DELETE", event("ann", other), ""))).contains("\"id\":\"" + other + "\"");
        assertThat(data.events().get(other).isCancelled()).isFalse();

        data.settings().eventRules(EventRules.DEFAULT);
        assertThat(TestService.text(call("DELETE", event("ann", id), ""))).contains("requestId");
    }

    @Test
    void theRulesDecideAboutTheResponseToARepetition() {
        create("ann", "token", "");

        data.settings().eventRules(EventRules.DEFAULT.withRepeatedToken(RepeatedToken.EMPTY_RESPONSE));
        assertThat(create("ann", "token", "").bodyLength()).isZero();
        data.settings().eventRules(EventRules.DEFAULT.withRepeatedToken(RepeatedToken.IDEMPOTENCY_PROCESSING));
        assertThat(TestService.text(create("ann", "token", ""))).contains("idempotencyProcessing");
        assertThat(data.events().all()).hasSize(1);
    }

    @Test
    void theFirstRequestMayBeUnderWayForSomeTime() {
        data.settings().eventRules(EventRules.DEFAULT.withTokenProcessing(Duration.ofSeconds(5)));
        EmulatedResponse.Http first = create("ann", "token", "");

        client.now("2026-03-10T12:00:04Z");
        assertThat(TestService.text(create("ann", "token", ""))).contains("Idempotency processing");
        client.now("2026-03-10T12:00:05Z");
        assertThat(TestService.text(create("ann", "token", ""))).isEqualTo(TestService.text(first));
    }

    @Test
    void theOldestTokensAreForgottenBeforeTheyUseUpTheMemory() {
        String description = "\"description\":\"" + "d".repeat(5_000) + "\"";
        data.settings().eventsPerDay(0);
        create("ann", "first", "");
        for (int i = 0; i < Memory.CLIENT_TOKEN_BYTES / 5_000; i++) {
            create("ann", "token-" + i, description);
            data.events().clear();
        }

        create("ann", "first", "");
        assertThat(data.events().all()).hasSize(1);
    }

    private EmulatedResponse.Http create(String user, String token, String moreFields) {
        return client.service.call("POST", events(user), timed(moreFields), token);
    }

    private EmulatedResponse.Http call(String method, String target, String body) {
        return client.service.call(method, target, body, "token");
    }
}
