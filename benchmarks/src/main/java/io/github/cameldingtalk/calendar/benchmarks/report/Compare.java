// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar.benchmarks.report;

import io.github.cameldingtalk.calendar.DingTalkCalendarComponent;
import io.github.cameldingtalk.calendar.benchmarks.Stages;
import io.github.cameldingtalk.calendar.benchmarks.WholeCall;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.openjdk.jmh.runner.RunnerException;

/** Runs the component's own benchmarks with another build of the component and with this build, alternately. */
public final class Compare {

    private static final String CLASS_PATH = "java.class.path";

    private Compare() {}

    /** @param args the other build's jar or directory of classes; {@code --once} runs each benchmark briefly */
    public static void main(String[] args) throws Exception {
        Path before = Path.of(args[0]).toAbsolutePath();
        if (!Files.exists(before)) {
            throw new IllegalArgumentException("there is no " + before);
        }
        boolean once = List.of(args).contains("--once");
        String own = System.getProperty(CLASS_PATH);
        String other = with(before, own);
        List<Pair> pairs = pairs();
        for (int round = 0; round < (once ? 1 : 2); round++) {
            for (Pair pair : pairs) {
                run(pair.before, other, once);
                run(pair.after, own, once);
            }
        }
        System.out.println();
        System.out.println("| after, to before | at a time | bytes | processor time | time |");
        System.out.println("|---|---|---|---|---|");
        pairs.forEach(System.out::println);
    }

    private static List<Pair> pairs() {
        List<Pair> pairs = new ArrayList<>();
        for (int threads : List.of(1, 16)) {
            for (String name : List.of("componentMap", "componentRecord", "componentString", "componentBytes")) {
                pairs.add(new Pair(WholeCall.class, name, threads));
            }
        }
        pairs.add(new Pair(WholeCall.class, "routeWithComponentByToD", 1));
        for (String name : List.of("bodyOfMap", "bodyOfRecord", "bodyOfString", "bodyOfBytes", "uri", "answer")) {
            pairs.add(new Pair(Stages.class, name, 0));
        }
        return pairs;
    }

    private record Pair(Case before, Case after) {

        Pair(Class<?> benchmarks, String name, int threads) {
            this(new Case(benchmarks, name, threads), new Case(benchmarks, name, threads));
        }

        @Override
        public String toString() {
            return "| " + after.name() + " | " + (after.threads() == 0 ? "" : after.threads()) + " | "
                    + Ratio.of(Figures::bytes, after, before) + " | "
                    + Ratio.of(Figures::processorTime, after, before) + " | "
                    + Ratio.of(Figures::score, after, before) + " |";
        }
    }

    /** JMH starts its processes with the class path in this process's system property. */
    private static void run(Case benchmark, String classPath, boolean once) throws RunnerException {
        String own = System.getProperty(CLASS_PATH);
        System.setProperty(CLASS_PATH, classPath);
        try {
            benchmark.run(once);
        } finally {
            System.setProperty(CLASS_PATH, own);
        }
    }

    /** The class path, with the other build in place of this build. */
    private static String with(Path build, String classPath) throws Exception {
        Path found = Path.of(DingTalkCalendarComponent.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI());
        return Arrays.stream(classPath.split(File.pathSeparator))
                .map(entry -> Path.of(entry).toAbsolutePath().equals(found) ? build.toString() : entry)
                .collect(Collectors.joining(File.pathSeparator));
    }
}
