// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar.benchmarks.report;

import java.util.Locale;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/** How many times a figure of one case is that of another, in the same round each time. */
record Ratio(double least, double median, double most) {

    static Ratio of(ToDoubleFunction<Figures> figure, Case of, Case to) {
        double[] ratios = IntStream.range(
                        0, Math.min(of.runs().size(), to.runs().size()))
                .mapToDouble(round -> figure.applyAsDouble(of.runs().get(round))
                        / figure.applyAsDouble(to.runs().get(round)))
                .sorted()
                .toArray();
        int middle = ratios.length / 2;
        double median = ratios.length % 2 == 1 ? ratios[middle] : (ratios[middle - 1] + ratios[middle]) / 2;
        return new Ratio(ratios[0], median, ratios[ratios.length - 1]);
    }

    /** The median, and what lies around it. */
    @Override
    public String toString() {
        return String.format(
                Locale.ROOT, median < 9.995 ? "%.2f (%.2f–%.2f)" : "%.1f (%.1f–%.1f)", median, least, most);
    }
}
