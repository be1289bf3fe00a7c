// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
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

        journal.complete(second, EmulatedResponse.status(200));

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

        assertThat(journal.requests()).hasSize(16);
        journal.clear();
        assertThat(journal.requests()).isEmpty();
    }

    private Journal.Entry add(String target, String body) {
        return journal.add(TestService.request("GET", target, body), Instant.EPOCH);
    }
}
