// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class JournalTest {

    private final Journal journal = new Journal();

    @Test
    void requestsAreKeptOldestFirst() {
        add("/1", "");
        add("/2", "");

        assertThat(journal.requests()).extracting(ReceivedRequest::target).containsExactly("/1", "/2");
        assertThat(journal.newest(1))
                .extracting(entry -> entry.request().target())
                .containsExactly("/2");
    }

    @Test
    void aRequestIsCompleteWithItsResponse() {
        List<Journal.Entry> seen = new ArrayList<>();
        journal.listener(seen::add);
        Journal.Entry first = add("/1", "");
        Journal.Entry second = add("/2", "");

        journal.complete(second, EmulatedResponse.status(200), null);

        assertThat(journal.recordedExchanges())
                .containsExactly(new RecordedExchange(second.request(), second.response()));
        assertThat(first.response()).isNull();
        assertThat(seen).containsExactly(second);
    }

    @Test
    void theOldestRequestsAreRemovedAboveTenThousand() {
        for (int i = 0; i < 10_001; i++) {
            add("/" + i, "");
        }

        assertThat(journal.requests()).hasSize(10_000);
        assertThat(journal.requests().get(0).target()).isEqualTo("/1");
    }

    @Test
    void theOldestRequestsAreRemovedAbove64Mebibytes() {
        String body = "x".repeat(4 * 1024 * 1024);
        for (int i = 0; i < 17; i++) {
            add("/" + i, body);
        }

        assertThat(journal.requests()).hasSize(15);
        journal.clear();
        assertThat(journal.requests()).isEmpty();
    }

    @Test
    void theHeadsOfTheRequestsCount() {
        String value = "x".repeat(3 * 1024 * 1024);
        for (int i = 0; i < 30; i++) {
            journal.add(
                    new ReceivedRequest("GET", "/", List.of(Map.entry("X-Long", value)), new byte[0], 1),
                    Instant.EPOCH);
            journal.add(new ReceivedRequest("GET", "/" + value, List.of(), new byte[0], 1), Instant.EPOCH);
        }

        assertThat(journal.requests()).hasSize(21);
    }

    @Test
    void theResponsesCount() {
        EmulatedResponse body = EmulatedResponse.status(200).body("x".repeat(3 * 1024 * 1024));
        EmulatedResponse head = EmulatedResponse.status(200).header("X-Long", "x".repeat(3 * 1024 * 1024));
        for (int i = 0; i < 30; i++) {
            journal.complete(add("/" + i, ""), body, null);
            journal.complete(add("/" + i, ""), head, null);
        }

        assertThat(journal.requests()).hasSize(21);
    }

    @Test
    void aResponseToARequestThatWasRemovedDoesNotCount() {
        EmulatedResponse large = EmulatedResponse.status(200).body("x".repeat(60 * 1024 * 1024));
        Journal.Entry removed = add("/removed", "");
        journal.clear();
        add("/1", "x".repeat(5 * 1024 * 1024));

        journal.complete(removed, large, null);
        add("/2", "");

        assertThat(journal.requests()).hasSize(2);
    }

    @Test
    void theRequestsOfAListAreRemoved() {
        add("/1", "");
        Journal.Entry second = add("/2", "");
        ReceivedRequests requests =
                journal.requests().that(request -> request.target().equals("/2"));
        add("/2", "");

        requests.clear();
        journal.complete(second, EmulatedResponse.status(200), null);

        assertThat(requests).isEmpty();
        assertThat(journal.requests()).extracting(ReceivedRequest::target).containsExactly("/1", "/2");
        assertThat(journal.recordedExchanges()).isEmpty();
    }

    private Journal.Entry add(String target, String body) {
        return journal.add(TestService.request("GET", target, body), Instant.EPOCH);
    }
}
