// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar.example.cluster.run;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;

/**
 * Starts a broker, a database, an emulator of DingTalk and three workers on this machine. Puts 2,000 states of 200 calendars of 10
 * apps through, prints what arrived, and stops all.
 */
public final class ClusterExample {

    private static final long SEED = 42;
    private static final int STATES = 2_000;
    private static final int STATES_PER_SECOND = 100;
    /** Calls of equal distance do not always arrive at equal distances. */
    private static final int PERCENT_ABOVE = 1;

    private static final Duration TIMEOUT = Duration.ofMinutes(5);

    private ClusterExample() {}

    /**
     * Runs the example. Ends the process with the exit code 0 if each calendar has its last wanted state and no limit was passed,
     * otherwise with 1.
     *
     * @param arguments the folder for the data and the output of the processes, and the file with the class path of the broker
     */
    public static void main(String[] arguments) throws IOException, SQLException {
        System.exit(run(Path.of(arguments[0]), Path.of(arguments[1])) ? 0 : 1);
    }

    private static boolean run(Path folder, Path brokerClassPath) throws IOException, SQLException {
        say("Starting a broker, a database and an emulator of DingTalk. Their output is in " + folder);
        try (Cluster cluster = new Cluster(folder, brokerClassPath, Tenants.DEFAULT)) {
            say("Starting three workers");
            cluster.startWorkers("worker-1", "worker-2", "worker-3");
            Feed feed = Feed.seeded(SEED, Tenants.DEFAULT, STATES);
            say("Sending " + STATES + " states of " + feed.last().size() + " calendars of "
                    + Tenants.DEFAULT.apps().size() + " apps");
            cluster.producer().put(feed, STATES_PER_SECOND).join();
            say("Waiting until each calendar has its last state");
            cluster.awaitSettled(feed, TIMEOUT);
            return print(cluster.outcome(feed));
        }
    }

    private static boolean print(Outcome outcome) {
        Outcome.Figures figures = outcome.figures();
        System.out.printf(
                """

                What arrived at DingTalk, by the emulator's journal:

                  states sent                                   %6d
                  states that differ from the state before      %6d
                  calls that DingTalk accepted                  %6d
                  calls that the workers repeated               %6d
                  calls above the limit of a second, refused    %6d
                  calls refused for another reason              %6d
                  longest way of a last state                   %6.1f s
                  most calls of an app and API in a second      %6d

                Accepted calls of each app, a character for each second (@ is the limit of %d):

                """,
                figures.states(),
                figures.distinct(),
                figures.calls(),
                figures.redone(),
                figures.aboveTheRate(),
                figures.refused(),
                figures.longest().toMillis() / 1000.0,
                figures.maxInASecond(),
                Emulator.CALLS_PER_SECOND);
        Chart.lines(outcome.journal(), Tenants.DEFAULT.apps(), Emulator.CALLS_PER_SECOND)
                .forEach(line -> System.out.println("  " + line));
        List<String> problems = outcome.problems(Emulator.CALLS_PER_SECOND, PERCENT_ABOVE);
        System.out.println();
        problems.forEach(System.out::println);
        System.out.println(
                problems.isEmpty()
                        ? "All is well: each calendar has its last wanted state."
                        : "NOT well: " + problems.size() + " problems.");
        return problems.isEmpty();
    }

    private static void say(String text) {
        System.out.println(text + " …");
    }
}
