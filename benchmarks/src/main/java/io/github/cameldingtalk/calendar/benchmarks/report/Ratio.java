// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar.benchmarks.report;

import java.util.Locale;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/** A figure of one case divided by the same figure of another case. Only iterations with the same number are compared. */
record Ratio(double least, double median, double most) {

    static Ratio of(ToDoubleFunction<Figures> figure, Case of, Case to) {
        double[] ratios = IntStream.range(
                        0, Math.min(of.runs().size(), to.runs().size()))
                .mapToDouble(i -> figure.applyAsDouble(of.runs().get(i))
                        / figure.applyAsDouble(to.runs().get(i)))
                .sorted()
                .toArray();
        return new Ratio(ratios[0], median(ratios), ratios[ratios.length - 1]);
    }

    static double median(double[] sorted) {
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }

    /** The median, with the least and the most in brackets. */
    @Override
    public String toString() {
        return String.format(
                Locale.ROOT, median < 9.995 ? "%.2f (%.2f–%.2f)" : "%.1f (%.1f–%.1f)", median, least, most);
    }
}
