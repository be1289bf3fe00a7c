// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar.benchmarks;

import java.io.IOException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Warmup;

/**
 * An update, from the call to its result, against a server in another process. The compiler works in the foreground: in the
 * background it would get little of a processor that so many threads use, and still be at work when the warm-up is over.
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 1, time = 500, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 5, time = 300, timeUnit = TimeUnit.MILLISECONDS)
@Fork(value = 1, jvmArgsAppend = "-Xbatch")
public class WholeCall {

    @Benchmark
    public int rawClient(States.Raw raw) throws IOException {
        return raw.client.update();
    }

    @Benchmark
    public Object nonBlockingClient(States.NonBlocking nonBlocking) throws InterruptedException, ExecutionException {
        return nonBlocking.client.update(null).get();
    }

    @Benchmark
    public Object componentMap(States.Message message) throws Exception {
        return message.sentWith(Sample.MAP);
    }

    @Benchmark
    public Object componentRecord(States.Message message) throws Exception {
        return message.sentWith(Sample.RECORD);
    }

    @Benchmark
    public Object componentString(States.Message message) throws Exception {
        return message.sentWith(Sample.STRING);
    }

    @Benchmark
    public Object componentBytes(States.Message message) throws Exception {
        return message.sentWith(Sample.BYTES);
    }

    @Benchmark
    public Object routeWithComponent(States.RouteWithComponent route) {
        return route.update();
    }

    @Benchmark
    public Object routeWithComponentByToD(States.RouteWithComponentByToD route) {
        return route.update();
    }

    @Benchmark
    public Object routeByHand(States.RouteByHand route) {
        return route.update();
    }

    @Benchmark
    public Object routeByHandWithMethodInUri(States.RouteByHandWithMethodInUri route) {
        return route.update();
    }

    @Benchmark
    public Object routeWithSdk(States.RouteWithSdk route) {
        return route.update();
    }
}
