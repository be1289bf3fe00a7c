// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar.benchmarks.report;

import static io.github.cameldingtalk.calendar.benchmarks.report.Report.named;

import java.io.IOException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/** The figures as Markdown tables. */
final class Tables {

    private static final Map<String, String> NAMES = Map.ofEntries(
            Map.entry("rawClient", "raw HttpClient"),
            Map.entry("nonBlockingClient", "raw HttpClient, non-blocking"),
            Map.entry("componentMap", "component, body a `Map`"),
            Map.entry("componentRecord", "component, body a record"),
            Map.entry("componentString", "component, body a `String`"),
            Map.entry("componentBytes", "component, body a `byte[]`"),
            Map.entry("routeWithComponent", "route with the component"),
            Map.entry("routeWithComponentByToD", "route with the component, by `toD`"),
            Map.entry("routeByHand", "route by hand"),
            Map.entry("routeByHandWithMethodInUri", "route by hand, `httpMethod=PUT` in the URI"),
            Map.entry("routeWithSdk", "route with the SDK"),
            Map.entry("component", "component"));

    private final Report report;
    private final int rounds;
    private final Duration took;
    private final StringBuilder text = new StringBuilder();

    Tables(Report report, int rounds, Duration took) {
        this.report = report;
        this.rounds = rounds;
        this.took = took;
    }

    static String name(String benchmark) {
        return NAMES.getOrDefault(benchmark, benchmark);
    }

    String markdown() throws IOException {
        line("");
        line("Taken on " + LocalDate.now(ZoneOffset.UTC) + " in " + took.toMinutes() + " minutes, " + rounds
                + " rounds, on " + Machine.hardware() + "; " + Machine.versions() + ".");
        line("");
        calls("Bytes", "bytes", Figures::bytes);
        calls("Processor time", "processor time", Figures::processorTime);
        calls("Time on the clock", "time", Figures::score);
        timesLess();
        byToD();
        inFlight();
        firstCalls();
        stages();
        heap();
        line("");
        return text.toString();
    }

    private void calls(String title, String unit, ToDoubleFunction<Figures> figure) {
        line("### " + title + " of an update, to the raw client's");
        line("");
        line("| " + unit + " | 1 at a time | 16 | 256 |");
        line("|---|---|---|---|");
        for (String name : report.calls.stream().map(Case::name).distinct().toList()) {
            StringBuilder row = new StringBuilder("| " + name(name) + " |");
            for (int threads : List.of(1, 16, 256)) {
                boolean isThere = report.calls.stream().anyMatch(c -> c.name().equals(name) && c.threads() == threads);
                Case raw = named("rawClient", threads, report.calls);
                row.append(' ')
                        .append(
                                !isThere
                                        ? ""
                                        : name.equals("rawClient")
                                                ? "1 (" + absolute(unit, figure, raw) + ")"
                                                : Ratio.of(figure, named(name, threads, report.calls), raw))
                        .append(" |");
            }
            line(row.toString());
        }
        line("");
    }

    private static String absolute(String unit, ToDoubleFunction<Figures> figure, Case of) {
        double value = Figures.median(of.runs(), figure);
        return String.format(Locale.ROOT, unit.equals("bytes") ? "%.0f B" : "%.1f µs", value);
    }

    private void timesLess() {
        line("### How many times less the component's route takes");
        line("");
        line("| | bytes, 1 at a time | bytes, 16 | processor time, 1 at a time | processor time, 16 |");
        line("|---|---|---|---|---|");
        for (String other : List.of("routeWithSdk", "routeByHand")) {
            StringBuilder row = new StringBuilder("| than the " + name(other) + " |");
            for (ToDoubleFunction<Figures> figure :
                    List.<ToDoubleFunction<Figures>>of(Figures::bytes, Figures::processorTime)) {
                for (int threads : List.of(1, 16)) {
                    row.append(' ')
                            .append(Ratio.of(
                                    figure,
                                    named(other, threads, report.calls),
                                    named("routeWithComponent", threads, report.calls)))
                            .append(" |");
                }
            }
            line(row.toString());
        }
        line("");
    }

    private void byToD() {
        line("### 3,000 calendars by `toD`, to the component's route with a `to` and the id in its header");
        line("");
        line("| 1 at a time | bytes | processor time | time |");
        line("|---|---|---|---|");
        Case to = named("routeWithComponent", 1, report.calls);
        for (String name : List.of("routeWithComponentByToD", "routeByHand")) {
            Case other = named(name, 1, report.calls);
            line("| " + name(name) + " | " + Ratio.of(Figures::bytes, other, to) + " | "
                    + Ratio.of(Figures::processorTime, other, to) + " | " + Ratio.of(Figures::score, other, to) + " |");
        }
        line("");
    }

    private void inFlight() {
        line("### 2,000 updates in flight, answered after 50 ms");
        line("");
        line("| to the raw client on the same threads | updates a second | processor time |");
        line("|---|---|---|");
        if (report.newerJava.isEmpty()) {
            line("| virtual threads | not run: there is no JDK 25 | |");
        } else {
            inFlight("JDK 25, virtual threads on one processor", report.virtual);
        }
        inFlight("this JDK, 2,000 platform threads", report.platform);
        line("");
    }

    private void inFlight(String where, List<Case> cases) {
        Case raw = named("rawClient", 0, cases);
        line("| " + where + ": raw HttpClient | 1 ("
                + String.format(
                        Locale.ROOT,
                        "%,.0f",
                        raw.runs().stream()
                                .mapToDouble(Figures::score)
                                .average()
                                .orElseThrow())
                + ") | 1 (" + absolute("", Figures::processorTime, raw) + ") |");
        for (Case other : cases) {
            if (!other.equals(raw)) {
                line("| " + where + ": " + name(other.name()) + " | " + Ratio.of(Figures::score, other, raw) + " | "
                        + Ratio.of(Figures::processorTime, other, raw) + " |");
            }
        }
    }

    private void firstCalls() {
        line("### The first update after the start of the route, to that of the route by hand");
        line("");
        line("| | time |");
        line("|---|---|");
        Case hand = named("routeByHand", 0, report.firstCalls);
        for (Case other : report.firstCalls) {
            line("| " + name(other.name()) + " | "
                    + (other.equals(hand)
                            ? "1 ("
                                    + String.format(Locale.ROOT, "%.0f ms", Figures.median(hand.runs(), Figures::score))
                                    + ")"
                            : Ratio.of(Figures::score, other, hand).toString())
                    + " |");
        }
        line("");
    }

    private void stages() {
        line("### The stages alone");
        line("");
        line("| | to | time | bytes |");
        line("|---|---|---|---|");
        for (Case stage : report.stages) {
            if (!stage.name().endsWith("ByJackson") && !stage.name().endsWith("ByJdk")) {
                String peer = stage.name().startsWith("body")
                        ? "bodyByJackson"
                        : stage.name().equals("uri") ? "uriByJdk" : "answerByJackson";
                Case to = named(peer, 0, report.stages);
                line("| `" + stage.name() + "` | `" + peer + "` | " + Ratio.of(Figures::score, stage, to) + " | "
                        + Ratio.of(Figures::bytes, stage, to) + " |");
            }
        }
        line("");
    }

    private void heap() {
        line("### The heap");
        line("");
        line("| | bytes |");
        line("|---|---|");
        line("| a further endpoint of the component | " + report.heap.getProperty("component") + " |");
        line("| a further `http:` endpoint, with a client and a pool of its own | " + report.heap.getProperty("byHand")
                + " |");
        line("| the token of a further organization | " + report.heap.getProperty("token") + " |");
        line("");
        line("Updates of 10,000 calendars by `toD`: endpoints " + report.heap.getProperty("endpoints")
                + ", connections " + report.heap.getProperty("connections") + ".");
    }

    private void line(String line) {
        text.append(line).append('\n');
    }
}
