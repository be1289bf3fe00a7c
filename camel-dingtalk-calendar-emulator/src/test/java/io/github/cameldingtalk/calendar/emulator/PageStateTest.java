// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.cameldingtalk.calendar.emulator.EmulatedCalendar.SubscribeScope;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PageStateTest {

    private final ServiceData data = ServiceData.empty();
    private final Script script = new Script();
    private final Journal journal = new Journal();
    private final PageState state = new PageState(data, script, new Limits(data.settings()), journal);

    @Test
    void everyErrorAndFaultCanBeChosen() {
        assertThat(state.json().get("errors")).hasSize(ServiceError.values().length);
        assertThat(state.json().get("faults")).hasSize(ConnectionFault.values().length);
    }

    @Test
    void aCalendarIsShownWithItsSubscribers() {
        data.calendars().put(EmulatedCalendar.of("calendar", "author"));
        data.calendars().subscribe("calendar", "user");

        assertThat(state.json().at("/calendars/0/calendarId").asText()).isEqualTo("calendar");
        assertThat(state.json().at("/calendars/0/subscribers/0").asText()).isEqualTo("user");
    }

    @Test
    void aCalendarIsShownWithTheBeginningOfItsTextsAndLists() {
        String text = "x".repeat(100_000);
        List<String> ids = Collections.nCopies(1_000, "id");
        for (int i = 0; i < 150; i++) {
            data.calendars()
                    .put(new EmulatedCalendar(
                            "calendar-" + i, "author", text, text, ids, new SubscribeScope(ids, ids, ids)));
        }

        JsonNode shown = state.json().get("calendars");

        assertThat(shown).hasSize(100);
        assertThat(shown.at("/99/calendarId").asText()).isEqualTo("calendar-149");
        assertThat(shown.at("/0/name").asText()).hasSize(2_001);
        assertThat(shown.at("/0/managers")).hasSize(50);
        assertThat(shown.at("/0/subscribeScope/corpIds")).hasSize(50);
    }

    @Test
    void theStateTellsTheUsersTheDateInShanghaiAndWhetherEventsHaveChanged() {
        data.settings().clock(InstantSource.fixed(Instant.parse("2026-05-31T16:00:00Z")));
        data.users().put("second", Set.of(), Set.of());
        data.users().put("first", Set.of(), Set.of());
        String before = state.json().get("events").asText();

        data.events()
                .put(EmulatedEvent.allDay(
                        "event", "first", "An event", LocalDate.of(2026, 6, 1), LocalDate.of(2026, 6, 2)));

        assertThat(state.json().get("events").asText()).isNotEqualTo(before);
        assertThat(state.json().get("today").asText()).isEqualTo("2026-06-01");
        assertThat(state.json().get("users").findValuesAsText("unionId")).containsExactly("second", "first");
    }

    @Test
    void onlyTheStartOfATokenIsShown() {
        data.settings().clock(InstantSource.fixed(Instant.EPOCH));
        data.tokens().issue("0123456789abcdef0123456789abcdef012345", "app", "corp", null);

        JsonNode token = state.json().at("/tokens/0");
        assertThat(token.get("start").asText()).isEqualTo("0123456789ab");
        assertThat(token.get("seconds").asLong()).isEqualTo(7200);
        assertThat(token.get("corpId").asText()).isEqualTo("corp");
    }

    @Test
    void theSecretsOfARequestAndItsResponseAreShortenedUnlessATestWantsThem() {
        Journal.Entry entry = journal.add(
                TestService.request(
                        "POST", "/v1.0/oauth2/accessToken", "{\"appKey\":\"a\",\"appSecret\":\"real-secret\"}"),
                Instant.EPOCH);
        journal.complete(entry, EmulatedResponse.json(200, "{\"accessToken\":\"real-token\",\"expireIn\":7200}"), null);
        data.tokens().issue("real-token", "a", null, null);
        assertThat(state.json().toString())
                .doesNotContain("real-secret", "real-token")
                .contains("7200");
        assertThat(JournalText.line(entry)).doesNotContain("real-secret");

        data.settings().showsSecrets(true);

        assertThat(state.json().at("/requests/0/body").asText()).contains("real-secret");
        assertThat(state.json().at("/requests/0/responseBody").asText()).contains("real-token");
        assertThat(state.json().at("/tokens/0/start").asText()).isEqualTo("real-token");
    }

    @Test
    void aRequestIsShownWithItsResponse() {
        script.next(null, List.of(EmulatedResponse.status(500)));
        Journal.Entry entry =
                journal.add(TestService.request("GET", "/v1.0/calendar/users/u/calendars", "in"), Instant.EPOCH);
        assertThat(state.json().at("/requests/0/response").asText()).isEqualTo("…");
        assertThat(state.json().at("/requests/0").has("status")).isFalse();

        journal.complete(entry, EmulatedResponse.json(400, "out"), null);

        JsonNode request = state.json().at("/requests/0");
        assertThat(request.get("operation").asText()).isEqualTo("LIST");
        assertThat(request.get("body").asText()).isEqualTo("in");
        assertThat(request.get("status").asInt()).isEqualTo(400);
        assertThat(request.get("responseBody").asText()).isEqualTo("out");
        assertThat(state.json().at("/troubles/0/amount").asInt()).isEqualTo(1);
    }

    @Test
    void atMostAHundredRequestsAreShownNewestFirst() {
        for (int i = 0; i < 101; i++) {
            journal.add(TestService.request("GET", "/" + i, ""), Instant.EPOCH);
        }

        assertThat(state.json().get("requests")).hasSize(100);
        assertThat(state.json().at("/requests/0/target").asText()).isEqualTo("/100");
    }
}
