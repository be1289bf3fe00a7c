// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar.benchmarks.report;

import io.github.cameldingtalk.calendar.benchmarks.FirstCall;
import io.github.cameldingtalk.calendar.benchmarks.Heap;
import io.github.cameldingtalk.calendar.benchmarks.InFlight;
import io.github.cameldingtalk.calendar.benchmarks.Stages;
import io.github.cameldingtalk.calendar.benchmarks.WholeCall;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.Random;
import org.openjdk.jmh.runner.RunnerException;

/**
 * Runs all benchmarks and writes their figures as ratios: {@code latest.svg} and the tables in {@code README.md}. Benchmarks
 * with similar figures run in several rounds, each round in another order. With {@code --once} each benchmark runs briefly, to
 * check that it works, and the tables are written to {@code target}.
 */
public final class Report {

    private static final int MANY = 256;
    private static final List<String> ALWAYS =
            List.of("rawClient", "componentMap", "componentRecord", "componentString", "componentBytes");
    private static final List<String> ROUTES = List.of("routeWithComponent", "routeByHand", "routeWithSdk");

    private final boolean once;
    private final int rounds;
    private final Random random = new Random();

    final List<Case> calls = new ArrayList<>();
    final List<Case> stages = new ArrayList<>();
    final List<Case> firstCalls = new ArrayList<>();
    final List<Case> virtual = new ArrayList<>();
    final List<Case> platform = new ArrayList<>();
    final Properties heap = new Properties();
    Optional<Path> newerJava = Optional.empty();

    private Report(boolean once) {
        this.once = once;
        this.rounds = once ? 1 : 2;
        for (int threads : List.of(1, 16, MANY)) {
            ALWAYS.forEach(name -> calls.add(new Case(WholeCall.class, name, threads)));
        }
        for (int threads : List.of(1, 16)) {
            ROUTES.forEach(name -> calls.add(new Case(WholeCall.class, name, threads)));
        }
        calls.add(new Case(WholeCall.class, "routeWithComponentByToD", 1));
        calls.add(new Case(WholeCall.class, "routeByHandWithMethodInUri", 1));
        calls.add(new Case(WholeCall.class, "nonBlockingClient", 16));
        for (String name : List.of("rawClient", "routeWithComponent", "routeByHand", "routeWithSdk")) {
            firstCalls.add(new Case(FirstCall.class, name, 0));
        }
        for (String name : List.of("rawClient", "component")) {
            virtual.add(new Case(InFlight.class, name, 0));
            platform.add(new Case(InFlight.class, name, 0));
        }
        platform.add(new Case(InFlight.class, "nonBlockingClient", 0));
        for (String name : List.of(
                "bodyOfMap",
                "bodyOfRecord",
                "bodyOfString",
                "bodyOfBytes",
                "bodyByJackson",
                "uri",
                "uriByJdk",
                "answer",
                "answerByJackson")) {
            stages.add(new Case(Stages.class, name, 0));
        }
    }

    /** @param args {@code --once}, or nothing */
    public static void main(String[] args) throws Exception {
        Report report = new Report(List.of(args).contains("--once"));
        long start = System.nanoTime();
        report.run();
        Duration took = Duration.ofNanos(System.nanoTime() - start);
        report.write(Path.of(report.once ? "benchmarks/target/once" : "benchmarks"), took);
        System.out.printf("%d benchmarks in %d s%n", report.all(), took.toSeconds());
    }

    private int all() {
        return calls.size() + stages.size() + firstCalls.size() + virtual.size() + platform.size() + heap.size();
    }

    private void run() throws RunnerException, IOException, InterruptedException {
        newerJava = Machine.javaWithVirtualThreads();
        for (int round = 1; round <= rounds; round++) {
            System.out.printf("round %d of %d%n", round, rounds);
            for (int threads : shuffled(List.of(1, 16))) {
                // Compared benchmarks run one after another, so that other load on the machine affects all of them.
                run(calls.stream()
                        .filter(call -> isOften(call) && call.threads() == threads)
                        .toList());
            }
        }
        // One round is enough for the others, because they differ by more than their spread.
        for (int threads : List.of(MANY, 1, 16)) {
            run(calls.stream()
                    .filter(call -> !isOften(call) && call.threads() == threads)
                    .toList());
        }
        if (newerJava.isPresent()) {
            run(
                    virtual,
                    newerJava.get().toString(),
                    "-Djmh.executor=VIRTUAL",
                    "-XX:ActiveProcessorCount=1",
                    "--sun-misc-unsafe-memory-access=allow");
        }
        run(platform);
        run(firstCalls);
        run(stages);
        measureHeap();
    }

    private static boolean isOften(Case call) {
        return ALWAYS.contains(call.name()) && call.threads() != MANY;
    }

    private void run(List<Case> cases, String... javaAndOptions) throws RunnerException {
        for (Case one : shuffled(cases)) {
            one.run(once, javaAndOptions);
        }
    }

    private void measureHeap() throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Heap.class.getName(),
                        once ? "100" : "10000")
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        heap.load(process.inputReader());
        if (process.waitFor() != 0) {
            throw new IOException("the heap could not be measured");
        }
        System.out.println("Heap         " + heap);
    }

    private <T> List<T> shuffled(List<T> list) {
        List<T> copy = new ArrayList<>(list);
        Collections.shuffle(copy, random);
        return copy;
    }

    private void write(Path folder, Duration took) throws IOException {
        Files.createDirectories(folder);
        Files.writeString(folder.resolve("latest.svg"), Chart.of(calls).svg());
        Tables tables = new Tables(this, rounds, took);
        Path readme = folder.resolve("README.md");
        String begin = "<!-- latest: begin -->\n";
        String end = "<!-- latest: end -->\n";
        String text = Files.exists(readme) ? Files.readString(readme) : begin + end;
        Files.writeString(
                readme,
                text.substring(0, text.indexOf(begin) + begin.length())
                        + tables.markdown()
                        + text.substring(text.indexOf(end)));
    }

    static Case named(String name, int threads, List<Case> cases) {
        return cases.stream()
                .filter(c -> c.name().equals(name) && c.threads() == threads)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(name + " " + Arrays.toString(cases.toArray())));
    }
}
