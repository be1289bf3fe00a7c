// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar.benchmarks.report;

import java.util.Map;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;

/**
 * What one run gave.
 *
 * @param score         in the benchmark's own unit
 * @param bytes         allocated for each operation
 * @param processorTime of the process for each operation, in microseconds
 */
record Figures(double score, double bytes, double processorTime) {

    static Figures of(RunResult result) {
        return new Figures(
                result.getPrimaryResult().getScore(),
                secondary(result, "gc.alloc.rate.norm"),
                secondary(result, ProcessorTime.LABEL));
    }

    @SuppressWarnings("rawtypes") // JMH's
    private static double secondary(RunResult result, String label) {
        for (Map.Entry<String, Result> figure : result.getSecondaryResults().entrySet()) {
            // Some versions of JMH put a dot before it.
            if (figure.getKey().endsWith(label)) {
                return figure.getValue().getScore();
            }
        }
        return Double.NaN;
    }
}
