// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.cameldingtalk.calendar.emulator.EmulatedResponse;
import org.apache.camel.Exchange;
import org.apache.camel.RuntimeCamelException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How long a redelivery waits. */
class RetryAfterDelayTest extends DingTalkCalendarTestSupport {

    private final RetryAfterDelay delay = new RetryAfterDelay();

    @ParameterizedTest
    @CsvSource({"0, 0", "7, 7000", "600, 600000", "86400, 600000", "999999999999, 600000"})
    void aRedeliveryWaitsForTenMinutesAtMost(String retryAfter, long millis) {
        assertThat(delayAfter(retryAfter)).isEqualTo(millis);
    }

    @Test
    void theMaximumCanBeSet() {
        delay.setMaximumRedeliveryDelay(5_000);

        assertThat(delay.getMaximumRedeliveryDelay()).isEqualTo(5_000);
        assertThat(delayAfter("4")).isEqualTo(4_000L);
        assertThat(delayAfter("6")).isEqualTo(5_000L);
        assertThatThrownBy(() -> delay.setMaximumRedeliveryDelay(-1))
                .hasMessageContaining("maximumRedeliveryDelay must be 0 or more milliseconds, but is -1");
    }

    @Test
    void withoutATimeOfDingTalkTheDelayOfThePolicyCounts() {
        assertThat(delayAfter(null)).isNull();
    }

    private Object delayAfter(String retryAfter) {
        EmulatedResponse.Http refusal = EmulatedResponse.status(429);
        dingtalk.next(retryAfter == null ? refusal : refusal.header("Retry-After", retryAfter));
        Exchange exchange = send(UPDATE, "{}");
        // A route wraps some failures.
        exchange.setProperty(Exchange.EXCEPTION_CAUGHT, new RuntimeCamelException(exchange.getException()));
        exchange.getMessage().setHeader(Exchange.REDELIVERY_DELAY, 1);

        delay.process(exchange);

        return exchange.getMessage().getHeader(Exchange.REDELIVERY_DELAY);
    }
}
