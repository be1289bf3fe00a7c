// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class ThrottleTest {

    private static final Caller APP = new Caller(Apps.Type.INTERNAL, "app", "");
    private static final Caller OTHER_APP = new Caller(Apps.Type.INTERNAL, "other", "");

    private final Throttle throttle = new Throttle();

    @Test
    void thereIsNoLimitAtFirst() {
        for (int i = 0; i < 1000; i++) {
            assertThat(rejects(Instant.EPOCH)).isFalse();
        }
    }

    @Test
    void callsAboveTheLimitAreRejectedUntilASecondHasPassed() {
        throttle.limit(2);

        assertThat(rejects(Instant.EPOCH)).isFalse();
        assertThat(rejects(Instant.EPOCH.plusMillis(500))).isFalse();
        assertThat(rejects(Instant.EPOCH.plusMillis(999))).isTrue();
        assertThat(rejects(Instant.EPOCH.plusMillis(1000))).isFalse();
        assertThat(rejects(Instant.EPOCH.plusMillis(1499))).isTrue();
        assertThat(rejects(Instant.EPOCH.plusMillis(1500))).isFalse();
    }

    @Test
    void eachAppHasALimitForEachOperation() {
        throttle.limit(1);

        assertThat(throttle.rejects(APP, ApiOperation.LIST, Instant.EPOCH)).isFalse();
        assertThat(throttle.rejects(APP, ApiOperation.SUBSCRIBE, Instant.EPOCH)).isFalse();
        assertThat(throttle.rejects(OTHER_APP, ApiOperation.LIST, Instant.EPOCH))
                .isFalse();
        assertThat(throttle.rejects(APP, ApiOperation.LIST, Instant.EPOCH)).isTrue();
        assertThat(throttle.rejects(APP, ApiOperation.SUBSCRIBE, Instant.EPOCH)).isTrue();
        assertThat(throttle.rejects(OTHER_APP, ApiOperation.LIST, Instant.EPOCH))
                .isTrue();
    }

    @Test
    void withoutALimitThePastCallsAreForgotten() {
        throttle.limit(1);
        rejects(Instant.EPOCH);

        throttle.limit(0);

        assertThat(rejects(Instant.EPOCH)).isFalse();
        throttle.limit(1);
        assertThat(rejects(Instant.EPOCH)).isFalse();
    }

    private boolean rejects(Instant now) {
        return throttle.rejects(APP, ApiOperation.LIST, now);
    }
}
