// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar.benchmarks.report;

import static io.github.cameldingtalk.calendar.benchmarks.report.Report.named;

import java.util.List;
import java.util.Locale;

/**
 * Bytes and processor time of an update, as an SVG bar chart. The colors follow the reader's light or dark scheme. The
 * background is opaque, so that the text is readable on any page.
 *
 * @param groups the bars that belong together, from top to bottom
 */
record Chart(List<Group> groups) {

    /**
     * One way to update a calendar.
     *
     * @param ratios to the raw client's, in the order of {@link #SERIES}
     */
    record Group(String label, List<Double> ratios) {}

    private static final List<String> SERIES = List.of(
            "bytes, 1 at a time", "processor time, 1 at a time", "bytes, 16 at a time", "processor time, 16 at a time");
    private static final List<String> SHOWN =
            List.of("rawClient", "componentMap", "componentBytes", "routeWithComponent", "routeByHand", "routeWithSdk");

    private static final int WIDTH = 900;
    private static final int LEFT = 190;
    private static final int RIGHT = 850;
    private static final int TOP = 74;
    private static final int BAR = 14;
    private static final int GROUP = 4 * BAR + 14;

    private static final String RECTANGLE = "<rect class=\"s%d\" x=\"%d\" y=\"%d\" width=\"%.1f\" height=\"%d\"/>\n";
    private static final String LABEL = "<text x=\"%d\" y=\"%d\" text-anchor=\"end\">%s</text>\n";
    private static final String TEXT = "<text x=\"%d\" y=\"%d\">%s</text>\n";
    private static final String VALUE = "<text class=\"value\" x=\"%.1f\" y=\"%d\">%.2f</text>\n";
    private static final String VALUE_FROM_10 = "<text class=\"value\" x=\"%.1f\" y=\"%d\">%.1f</text>\n";

    static Chart of(List<Case> calls) {
        return new Chart(SHOWN.stream()
                .map(name -> new Group(
                        Tables.name(name).replace("`", ""),
                        List.of(1, 16).stream()
                                .flatMap(threads -> {
                                    Case of = named(name, threads, calls);
                                    Case raw = named("rawClient", threads, calls);
                                    return List.of(
                                            Ratio.of(Figures::bytes, of, raw).median(),
                                            Ratio.of(Figures::processorTime, of, raw)
                                                    .median())
                                            .stream();
                                })
                                .toList()))
                .toList());
    }

    String svg() {
        int bottom = TOP + groups.size() * GROUP;
        double most = groups.stream()
                .flatMap(group -> group.ratios().stream())
                .mapToDouble(Double::doubleValue)
                .max()
                .orElseThrow();
        double scale = (RIGHT - LEFT) / most;
        StringBuilder svg = new StringBuilder(head(bottom + 44));
        for (int ratio = 0; ratio <= most; ratio++) {
            add(svg, gridLine(ratio), LEFT + ratio * scale, TOP - 6, bottom, ratio);
        }
        for (int group = 0; group < groups.size(); group++) {
            int top = TOP + group * GROUP + 4;
            add(svg, LABEL, LEFT - 10, top + 2 * BAR + 4, groups.get(group).label());
            for (int series = 0; series < SERIES.size(); series++) {
                double ratio = groups.get(group).ratios().get(series);
                int y = top + series * BAR;
                add(svg, RECTANGLE, series, LEFT, y, ratio * scale, BAR - 2);
                add(svg, ratio < 9.995 ? VALUE : VALUE_FROM_10, LEFT + ratio * scale + 4, y + BAR - 4, ratio);
            }
        }
        for (int series = 0; series < SERIES.size(); series++) {
            int x = 50 + series * 210;
            add(svg, RECTANGLE, series, x, bottom + 18, 12.0, 12);
            add(svg, TEXT, x + 18, bottom + 28, SERIES.get(series));
        }
        return svg.append("</svg>\n").toString();
    }

    private static String gridLine(int ratio) {
        return "<path class=\"" + (ratio == 1 ? "raw" : "grid") + "\" d=\"M%1$.1f %2$dV%3$d\"/>"
                + "<text x=\"%1$.1f\" y=\"62\" text-anchor=\"middle\">%4$d</text>\n";
    }

    private static String head(int height) {
        return """
                <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %1$d %2$d" width="%1$d" height="%2$d">
                <title>Bytes and processor time of an update, as multiples of the raw client's</title>
                <style>
                  text { font: 12px sans-serif; fill: #24292f }
                  .heading { font-size: 18px; font-weight: bold }
                  .value { font-size: 10px; paint-order: stroke; stroke: #ffffff; stroke-width: 3px }
                  .page { fill: #ffffff }
                  .grid { stroke: #d0d7de }
                  .raw { stroke: #57606a }
                  .s0 { fill: #9ecae1 } .s1 { fill: #fdae6b } .s2 { fill: #3182bd } .s3 { fill: #e6550d }
                  @media (prefers-color-scheme: dark) {
                    text { fill: #e6edf3 }
                    .value { stroke: #161b22 }
                    .page { fill: #161b22 }
                    .grid { stroke: #30363d }
                    .raw { stroke: #8b949e }
                  }
                </style>
                <rect class="page" width="%1$d" height="%2$d"/>
                <text class="heading" x="450" y="32" text-anchor="middle">\
                An update, as multiples of the raw client's bytes and processor time</text>
                """
                .formatted(WIDTH, height);
    }

    private static void add(StringBuilder svg, String format, Object... values) {
        svg.append(String.format(Locale.ROOT, format, values));
    }
}
