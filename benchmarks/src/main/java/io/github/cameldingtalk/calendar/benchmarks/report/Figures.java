// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar.benchmarks.report;

import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;

/**
 * The figures of one iteration.
 *
 * @param score         in the benchmark's unit
 * @param bytes         allocated per operation
 * @param processorTime of the process per operation, in microseconds
 */
record Figures(double score, double bytes, double processorTime) {

    /** The figures of each iteration. */
    static List<Figures> of(RunResult result) {
        return result.getBenchmarkResults().stream()
                .flatMap(fork -> butTheLast(List.copyOf(fork.getIterationResults())).stream())
                .map(iteration -> new Figures(
                        iteration.getPrimaryResult().getScore(),
                        secondary(iteration.getSecondaryResults(), "gc.alloc.rate.norm"),
                        secondary(iteration.getSecondaryResults(), ProcessorTime.LABEL)))
                .toList();
    }

    /** JMH stops its threads in the last iteration, and the processor time of that iteration includes the stopping. */
    private static List<IterationResult> butTheLast(List<IterationResult> iterations) {
        return iterations.size() == 1 ? iterations : iterations.subList(0, iterations.size() - 1);
    }

    static Figures median(List<Figures> all) {
        return new Figures(
                median(all, Figures::score), median(all, Figures::bytes), median(all, Figures::processorTime));
    }

    static double median(List<Figures> all, ToDoubleFunction<Figures> figure) {
        return Ratio.median(all.stream().mapToDouble(figure).sorted().toArray());
    }

    @SuppressWarnings("rawtypes") // JMH's own signature
    private static double secondary(Map<String, Result> results, String label) {
        for (Map.Entry<String, Result> figure : results.entrySet()) {
            // Some versions of JMH put a dot before the label.
            if (figure.getKey().endsWith(label)) {
                return figure.getValue().getScore();
            }
        }
        return Double.NaN;
    }
}
