// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class JournalTextTest {

    @Test
    void aSuccessIsLoggedWithoutItsBody() {
        assertThat(line(EmulatedResponse.json(200, "{}"))).isEqualTo("1970-01-01T00:00:00Z GET /path -> 200");
    }

    @Test
    void anErrorIsLoggedWithItsCodeAndTheReason() {
        assertThat(line(EmulatedResponse.json(400, "{\"code\":\"x\",\"message\":\"y\"}"), "The reason."))
                .isEqualTo("1970-01-01T00:00:00Z GET /path -> 400 x: The reason.");
        assertThat(line(EmulatedResponse.badGateway(), "The reason."))
                .isEqualTo("1970-01-01T00:00:00Z GET /path -> 502: The reason.");
    }

    @Test
    void aFaultIsLoggedByItsName() {
        assertThat(line(EmulatedResponse.fault(ConnectionFault.TRICKLE))).endsWith("-> TRICKLE");
        assertThat(line(EmulatedResponse.wire(socket -> {}), "The reason.")).endsWith("-> WIRE: The reason.");
    }

    @Test
    void aLineHasNoControlCharactersAndAtMostTwoThousandCharacters() {
        String line = line(EmulatedResponse.status(500), "a\r\nb\u001b" + "x".repeat(3_000));

        assertThat(line).contains("a  b x").hasSize(2_001).endsWith("x…");
    }

    @Test
    void aRequestWithoutAResponseYetHasAnEllipsis() {
        assertThat(JournalText.summary(null)).isEqualTo("…");
    }

    private static String line(EmulatedResponse response) {
        return line(response, null);
    }

    private static String line(EmulatedResponse response, String reason) {
        Journal journal = new Journal();
        Journal.Entry entry = journal.add(TestService.request("GET", "/path", ""), Instant.EPOCH);
        journal.complete(entry, response, reason);
        return JournalText.line(entry);
    }
}
