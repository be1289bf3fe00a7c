// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar.benchmarks.report;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/**
 * A benchmark with a number of threads, and the figures of its iterations.
 *
 * @param threads 0 for the number that the benchmark declares
 * @param runs    the figures of all iterations, in the order in which they ran
 */
record Case(Class<?> benchmarks, String name, int threads, List<Figures> runs) {

    Case(Class<?> benchmarks, String name, int threads) {
        this(benchmarks, name, threads, new ArrayList<>());
    }

    /** Runs the benchmark in a new process and adds its figures. */
    void run(boolean once, String... options) throws RunnerException {
        ChainedOptionsBuilder builder = new OptionsBuilder()
                .include("\\." + benchmarks.getSimpleName() + "\\." + name + "$")
                .addProfiler(GCProfiler.class)
                .addProfiler(ProcessorTime.class)
                .shouldFailOnError(true)
                .verbosity(VerboseMode.SILENT);
        if (options.length > 0) {
            builder.jvm(options[0]);
            builder.jvmArgs(List.of(options).subList(1, options.length).toArray(String[]::new));
        }
        if (threads > 0) {
            builder.threads(threads);
        }
        if (once) {
            builder.forks(1).warmupIterations(0).measurementIterations(1).measurementTime(TimeValue.milliseconds(300));
        }
        Collection<RunResult> results = new Runner(builder.build()).run();
        List<Figures> iterations = Figures.of(results.iterator().next());
        runs.addAll(iterations);
        Figures figures = Figures.median(iterations);
        System.out.printf(
                "%-12s %-28s %5s  %12.1f  %10.0f B  %8.1f us%n",
                benchmarks.getSimpleName(),
                name,
                threads == 0 ? "" : threads,
                figures.score(),
                figures.bytes(),
                figures.processorTime());
    }
}
