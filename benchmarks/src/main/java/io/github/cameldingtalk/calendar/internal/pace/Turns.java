// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar.internal.pace;

import io.github.bucket4j.Bucket;
import io.github.cameldingtalk.calendar.api.DingTalkCalendarException;
import io.github.cameldingtalk.calendar.internal.http.ApiRequest;
import io.github.cameldingtalk.calendar.internal.http.BaseUri;
import io.github.cameldingtalk.calendar.internal.pace.Pacing.Caller;
import io.github.resilience4j.ratelimiter.RateLimiter;
import io.github.resilience4j.ratelimiter.RateLimiterConfig;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** What {@code callsPerSecond} costs a call that need not wait, beside two libraries. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 2, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
@State(Scope.Benchmark)
public class Turns {

    private static final int ENOUGH = 1_000_000_000;

    private final Pacing pacing =
            new Pacing(new Paces(new FastClock()), BaseUri.parse("https://api.dingtalk.io"), 1_000, 0);
    private final Caller caller = new Caller("an-app", null);
    private final ApiRequest request = ApiRequest.PING;

    private final RateLimiter resilience4j = RateLimiter.of(
            "calls",
            RateLimiterConfig.custom()
                    .limitForPeriod(ENOUGH)
                    .limitRefreshPeriod(Duration.ofSeconds(1))
                    .build());

    private final Bucket bucket4j = Bucket.builder()
            .addLimit(limit -> limit.capacity(ENOUGH).refillGreedy(ENOUGH, Duration.ofSeconds(1)))
            .build();

    /** Time runs a hundred thousand times faster, so that no call waits. */
    private static final class FastClock implements Pace.Clock {

        private final long start = System.nanoTime();

        @Override
        public long nanos() {
            return (System.nanoTime() - start) * 100_000;
        }

        @Override
        public void park(long nanos) {
            LockSupport.parkNanos(nanos);
        }
    }

    @Benchmark
    public Turn component() throws DingTalkCalendarException {
        Turn turn = pacing.await(request, caller);
        turn.answered();
        return turn;
    }

    @Benchmark
    public boolean resilience4j() {
        return resilience4j.acquirePermission();
    }

    @Benchmark
    public boolean bucket4j() {
        return bucket4j.tryConsume(1);
    }

    /** One look at the clock, which each of them needs. */
    @Benchmark
    public long clock() {
        return System.nanoTime();
    }
}
