// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class ThrottleTest {

    private final Throttle throttle = new Throttle();

    @Test
    void thereIsNoLimitAtFirst() {
        for (int i = 0; i < 1000; i++) {
            assertThat(throttle.rejects(Instant.EPOCH)).isFalse();
        }
    }

    @Test
    void callsAboveTheLimitAreRejectedUntilASecondHasPassed() {
        throttle.limit(2);

        assertThat(throttle.rejects(Instant.EPOCH)).isFalse();
        assertThat(throttle.rejects(Instant.EPOCH.plusMillis(500))).isFalse();
        assertThat(throttle.rejects(Instant.EPOCH.plusMillis(999))).isTrue();
        assertThat(throttle.rejects(Instant.EPOCH.plusMillis(1000))).isFalse();
        assertThat(throttle.rejects(Instant.EPOCH.plusMillis(1499))).isTrue();
        assertThat(throttle.rejects(Instant.EPOCH.plusMillis(1500))).isFalse();
    }

    @Test
    void clearingRemovesTheLimit() {
        throttle.limit(1);
        throttle.rejects(Instant.EPOCH);

        throttle.clear();

        assertThat(throttle.rejects(Instant.EPOCH)).isFalse();
        throttle.limit(1);
        assertThat(throttle.rejects(Instant.EPOCH)).isFalse();
    }
}
