// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar.benchmarks;

import java.io.IOException;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Warmup;

/**
 * The first update after the route has started, in a process of its own each time. The component's fetches its token, the
 * others are given one.
 */
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 0)
@Measurement(iterations = 1)
@Fork(2)
public class FirstCall {

    @Benchmark
    public int rawClient(States.Raw raw) throws IOException {
        return raw.client.update();
    }

    @Benchmark
    public Object routeWithComponent(States.RouteWithComponent route) {
        return route.update();
    }

    @Benchmark
    public Object routeByHand(States.RouteByHand route) {
        return route.update();
    }

    @Benchmark
    public Object routeWithSdk(States.RouteWithSdk route) {
        return route.update();
    }
}
