// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar.benchmarks;

import java.lang.management.CompilationMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/**
 * Calls until the compiler has little left to do, which takes the peers from five to fourteen seconds. A time that is the same
 * for all would leave the compiling of the slowest to be measured.
 */
final class WarmUp {

    static final int THREADS = 16;

    private static final int LONGEST_SECONDS = 14;
    private static final long LITTLE_MILLIS = 250;

    private WarmUp() {}

    /** @param calls gives each thread what it calls again and again */
    static void run(Callable<Callable<?>> calls) throws Exception {
        ExecutorService executor = Executors.newFixedThreadPool(THREADS);
        try {
            List<Callable<?>> ofThreads = new ArrayList<>();
            for (int i = 0; i < THREADS; i++) {
                ofThreads.add(calls.call());
            }
            CompilationMXBean compiler = ManagementFactory.getCompilationMXBean();
            for (int second = 0; second < LONGEST_SECONDS; second++) {
                long before = compiler.getTotalCompilationTime();
                runForASecond(executor, ofThreads);
                if (compiler.getTotalCompilationTime() - before < LITTLE_MILLIS) {
                    return;
                }
            }
        } finally {
            executor.shutdown();
        }
    }

    private static void runForASecond(ExecutorService executor, List<Callable<?>> ofThreads) throws Exception {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(1);
        List<Future<?>> running = new ArrayList<>();
        for (Callable<?> call : ofThreads) {
            running.add(executor.submit(() -> {
                while (System.nanoTime() < end) {
                    call.call();
                }
                return null;
            }));
        }
        for (Future<?> thread : running) {
            thread.get();
        }
    }
}
