// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cameldingtalk.calendar.api.DingTalkCalendarException;
import io.github.cameldingtalk.calendar.api.DingTalkConnectionException;
import io.github.cameldingtalk.calendar.emulator.EmulatedResponse;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The only request that is sent again: the server has closed the connection while it was in the pool. */
@Timeout(60)
class StaleConnectionTest extends DingTalkCalendarTestSupport {

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aPooledConnectionThatTheServerHasClosedIsReplacedOnce(boolean reset) {
        send(UPDATE, "{}");
        dingtalk.next(reset ? RawResponse.reset("") : RawResponse.of(""));

        Exchange exchange = send(UPDATE, EXAMPLE);

        assertSucceeds(exchange).isEqualTo(true);
        assertThat(dingtalk.requests()).hasSize(3);
        assertThat(dingtalk.requests().get(1).connection()).isEqualTo(1);
        assertThat(dingtalk.requests().get(2).connection()).isEqualTo(2);
        assertThat(dingtalk.requests().get(2).bodyAsText()).isEqualTo(EXAMPLE_COMPACT);
        assertThat(dingtalk.requests().get(2).header("Content-Length")).isEqualTo("" + EXAMPLE_COMPACT.length());
    }

    @Test
    void theReplacementIsNotReplaced() {
        send(UPDATE, "{}");
        dingtalk.next(RawResponse.of(""), RawResponse.of(""));

        assertFails(DingTalkConnectionException.class, send(UPDATE, EXAMPLE));

        assertThat(dingtalk.requests()).hasSize(3);
    }

    @ParameterizedTest
    @CsvSource({"H, false", "H, true", "HTTP/1.1 20, false", "HTTP/1.1 20, true"})
    void aPooledConnectionIsNotReplacedAfterTheFirstByteOfAResponse(String begin, boolean reset) {
        assertNotReplaced(reset ? RawResponse.reset(begin) : RawResponse.of(begin));
    }

    @Test
    void aPooledConnectionIsNotReplacedAfterAPartOfTheHeaders() {
        assertNotReplaced(RawResponse.of("HTTP/1.1 200 OK\r\nContent-Ty"));
        assertNotReplaced(RawResponse.reset("HTTP/1.1 200 OK\r\nContent-Ty"));
    }

    private void assertNotReplaced(EmulatedResponse response) {
        int before = dingtalk.requests().size();
        send(UPDATE, "{}");
        dingtalk.next(response);

        assertFails(DingTalkCalendarException.class, send(UPDATE, "{}"));
        assertThat(dingtalk.requests()).hasSize(before + 2);
    }
}
