// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar.benchmarks;

import java.io.IOException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.apache.hc.client5.http.async.methods.SimpleHttpResponse;
import org.apache.hc.core5.concurrent.FutureCallback;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Threads;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Two thousand updates in flight at once, each answered after 50 ms. On virtual threads with
 * {@code -jvmArgs -Djmh.executor=VIRTUAL}.
 */
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 7, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class InFlight {

    static final int CALLS = 2000;
    static final int DELAY_MILLIS = 50;

    @Benchmark
    @Threads(CALLS)
    public int rawClient(States.Raw raw) throws IOException {
        return raw.client.update();
    }

    @Benchmark
    @Threads(CALLS)
    public Object component(States.Message message) throws Exception {
        return message.sentWith(Sample.MAP);
    }

    /** One thread that has so many calls under way. */
    @Benchmark
    @OperationsPerInvocation(10 * CALLS)
    @SuppressWarnings("FutureReturnValueIgnored") // the callback is told
    public void nonBlockingClient(States.NonBlocking nonBlocking) throws InterruptedException {
        Semaphore free = new Semaphore(CALLS);
        FutureCallback<SimpleHttpResponse> release = new FutureCallback<>() {
            @Override
            public void completed(SimpleHttpResponse response) {
                free.release();
            }

            @Override
            public void failed(Exception e) {
                throw new IllegalStateException(e);
            }

            @Override
            public void cancelled() {
                throw new IllegalStateException("canceled");
            }
        };
        for (int i = 0; i < 10 * CALLS; i++) {
            free.acquire();
            nonBlocking.client.update(release);
        }
        free.acquire(CALLS);
    }
}
