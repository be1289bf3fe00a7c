// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;

/** The time of a test, for the component and for the emulator: it stands still until the test moves it. */
final class TestClock implements LongSupplier, InstantSource {

    private final AtomicLong nanos = new AtomicLong(Long.MAX_VALUE - 1_000_000_000L);

    void advance(Duration duration) {
        nanos.addAndGet(duration.toNanos());
    }

    /** In nanoseconds. The value soon overflows, as the value of {@link System#nanoTime()} may. */
    @Override
    public long getAsLong() {
        return nanos.get();
    }

    @Override
    public Instant instant() {
        return Instant.EPOCH.plusNanos(nanos.get() - Long.MIN_VALUE);
    }
}
