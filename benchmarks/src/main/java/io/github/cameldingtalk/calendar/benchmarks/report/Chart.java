// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar.benchmarks.report;

import static io.github.cameldingtalk.calendar.benchmarks.report.Report.named;

import java.awt.Color;
import java.awt.Rectangle;
import java.text.DecimalFormat;
import java.util.List;
import org.jfree.chart.ChartFactory;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.labels.ItemLabelAnchor;
import org.jfree.chart.labels.ItemLabelPosition;
import org.jfree.chart.labels.StandardCategoryItemLabelGenerator;
import org.jfree.chart.plot.CategoryPlot;
import org.jfree.chart.plot.PlotOrientation;
import org.jfree.chart.renderer.category.BarRenderer;
import org.jfree.chart.renderer.category.StandardBarPainter;
import org.jfree.chart.ui.TextAnchor;
import org.jfree.data.category.DefaultCategoryDataset;
import org.jfree.svg.SVGGraphics2D;

/** Bytes and processor time of an update, as bars. */
final class Chart {

    private static final int WIDTH = 900;
    private static final int HEIGHT = 520;

    /** Bytes in blue, processor time in orange; 16 at a time darker. */
    private static final List<Color> COLOURS =
            List.of(new Color(0x9ecae1), new Color(0xfdae6b), new Color(0x3182bd), new Color(0xe6550d));

    private final List<Case> calls;

    Chart(List<Case> calls) {
        this.calls = calls;
    }

    String svg() {
        DefaultCategoryDataset ratios = new DefaultCategoryDataset();
        for (String name : List.of(
                "rawClient", "componentMap", "componentBytes", "routeWithComponent", "routeByHand", "routeWithSdk")) {
            for (int threads : List.of(1, 16)) {
                Case of = named(name, threads, calls);
                Case raw = named("rawClient", threads, calls);
                String label = Tables.name(name).replace("`", "");
                ratios.addValue(Ratio.of(Figures::bytes, of, raw).median(), "bytes, " + threads + " at a time", label);
                ratios.addValue(
                        Ratio.of(Figures::processorTime, of, raw).median(),
                        "processor time, " + threads + " at a time",
                        label);
            }
        }
        JFreeChart chart = ChartFactory.createBarChart(
                "An update, to the raw client's", null, null, ratios, PlotOrientation.HORIZONTAL, true, false, false);
        CategoryPlot plot = chart.getCategoryPlot();
        plot.setBackgroundPaint(Color.WHITE);
        plot.setRangeGridlinePaint(Color.LIGHT_GRAY);
        BarRenderer bars = new BarRenderer();
        bars.setBarPainter(new StandardBarPainter());
        bars.setShadowVisible(false);
        bars.setDefaultItemLabelGenerator(new StandardCategoryItemLabelGenerator("{2}", new DecimalFormat("0.0")));
        bars.setDefaultItemLabelsVisible(true);
        bars.setDefaultPositiveItemLabelPosition(
                new ItemLabelPosition(ItemLabelAnchor.OUTSIDE3, TextAnchor.CENTER_LEFT));
        bars.setItemMargin(0.05);
        for (int series = 0; series < COLOURS.size(); series++) {
            bars.setSeriesPaint(series, COLOURS.get(series));
        }
        plot.setRenderer(bars);
        plot.getRangeAxis().setStandardTickUnits(NumberAxis.createIntegerTickUnits());
        SVGGraphics2D svg = new SVGGraphics2D(WIDTH, HEIGHT);
        chart.draw(svg, new Rectangle(WIDTH, HEIGHT));
        return svg.getSVGElement() + "\n";
    }
}
