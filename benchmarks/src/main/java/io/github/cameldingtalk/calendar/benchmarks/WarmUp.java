// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar.benchmarks;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Calls until the compiler has seen enough. One thread alone makes too few calls for that in a few seconds, least of all with
 * the slowest of the peers, and would leave its compiling to be measured.
 */
final class WarmUp {

    static final int THREADS = 16;

    private WarmUp() {}

    /** @param calls gives each thread what it calls again and again */
    static void run(Duration time, Callable<Callable<?>> calls) throws Exception {
        long end = System.nanoTime() + time.toNanos();
        ExecutorService executor = Executors.newFixedThreadPool(THREADS);
        try {
            List<Future<?>> done = new ArrayList<>();
            for (int i = 0; i < THREADS; i++) {
                Callable<?> call = calls.call();
                done.add(executor.submit(() -> {
                    while (System.nanoTime() < end) {
                        call.call();
                    }
                    return null;
                }));
            }
            for (Future<?> thread : done) {
                thread.get();
            }
        } finally {
            executor.shutdown();
        }
    }
}
