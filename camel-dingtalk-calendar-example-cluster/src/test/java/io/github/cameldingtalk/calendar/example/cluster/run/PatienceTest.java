// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar.example.cluster.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class PatienceTest {

    private static final Duration LONG = Duration.ofSeconds(20);

    private final AtomicInteger checks = new AtomicInteger();

    @Test
    void aFailureMeansNotYet() {
        Patience.await("the server answers", LONG, () -> {
            if (checks.incrementAndGet() < 3) {
                throw new IOException("refused");
            }
            return true;
        });

        assertThat(checks).hasValue(3);
    }

    @Test
    void givesUpWithTheLastFailure() {
        assertThatThrownBy(() -> Patience.await("the server answers", Duration.ofMillis(1), () -> {
                    throw new IOException("refused");
                }))
                .hasMessageContaining("the server answers")
                .hasCauseInstanceOf(IOException.class);
    }

    @Test
    void aConditionThatBreaksBeginsAgain() {
        assertThatCode(() -> Patience.awaitLasting(
                        "all is settled", Duration.ofMillis(150), LONG, () -> checks.incrementAndGet() > 3))
                .doesNotThrowAnyException();

        assertThat(checks.get()).isGreaterThan(4);
    }

    @Test
    void doesNotWaitForWhatHasFailedForGood() {
        assertThatThrownBy(() -> Patience.await("the server answers", LONG, () -> {
                    throw new IllegalStateException("ended");
                }))
                .hasMessage("ended");
    }
}
