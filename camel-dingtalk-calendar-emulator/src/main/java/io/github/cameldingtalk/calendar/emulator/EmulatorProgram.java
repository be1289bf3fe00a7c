// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar.emulator;

import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;

/** Runs the emulator as a program until the program is stopped. Prints the settings for a client, and each request. */
public final class EmulatorProgram {

    private static final Set<String> HELP = Set.of("--help", "-h");

    private static final int FAILED = 1;
    private static final int WRONG_ARGUMENTS = 2;

    private EmulatorProgram() {}

    /**
     * Starts the emulator. The exit code is 0 after {@code --help}, and 2 if an argument or the data file is wrong. It is 1 if
     * the emulator cannot listen on the port or write the journal. Then one sentence is printed to the standard error.
     *
     * @param arguments the options that {@code --help} prints
     * @throws InterruptedException if the thread is interrupted while the emulator runs
     */
    @SuppressWarnings("SystemExitOutsideMain")
    public static void main(String[] arguments) throws InterruptedException {
        if (List.of(arguments).stream().anyMatch(HELP::contains)) {
            System.out.println(ProgramOptions.USAGE);
            System.exit(0);
        }
        DingTalkEmulator emulator = startOrExit(List.of(arguments));
        CountDownLatch stopped = new CountDownLatch(1);
        Runtime.getRuntime()
                .addShutdownHook(new Thread(
                        () -> {
                            emulator.close();
                            stopped.countDown();
                        },
                        "dingtalk-emulator-stop"));
        stopped.await();
    }

    private static DingTalkEmulator startOrExit(List<String> arguments) {
        try {
            return start(ProgramOptions.parse(arguments), System.out);
        } catch (IllegalArgumentException e) {
            System.err.println(e.getMessage());
            System.exit(WRONG_ARGUMENTS);
            throw e;
        } catch (UncheckedIOException e) {
            System.err.println(e.getMessage());
            System.exit(FAILED);
            throw e;
        }
    }

    /** Starts an emulator with the data of the file, or else with the example, and prints the settings for a client. */
    static DingTalkEmulator start(ProgramOptions options, PrintStream out) {
        Path file = options.data();
        DataSet data = file == null ? DataFile.example() : DataFile.read(file);
        data.requireNoApps(options.apps().keySet());
        DingTalkEmulator emulator = listening(options);
        data.putInto(emulator);
        if (file == null) {
            putEvents(emulator);
        }
        emulator.eventsPerDay(options.eventsPerDay());
        options.apps().forEach(emulator::putInternalApp);
        emulator.service().limits().usual(options.callsPerSecond(), options.callsPerMonth());
        emulator.service().journal().listener(entry -> out.println(JournalText.line(entry)));
        out.println(new StartText(data, options).of(emulator));
        return emulator;
    }

    /** Puts events of this month, so that the page has something to show. */
    private static void putEvents(DingTalkEmulator emulator) {
        LocalDate today = LocalDate.now(EventTime.DEFAULT_ZONE);
        ZonedDateTime start = today.with(TemporalAdjusters.firstInMonth(DayOfWeek.MONDAY))
                .atTime(10, 0)
                .atZone(EventTime.DEFAULT_ZONE);
        emulator.put(EmulatedEvent.timed("event-1", "author", "Team meeting", start, start.plusMinutes(30))
                        .with("attendees", List.of(Map.of("id", "reader")))
                        .with(
                                "recurrence",
                                Map.of("pattern", Map.of("type", "weekly"), "range", Map.of("type", "noEnd"))))
                .put(EmulatedEvent.allDay("event-2", "author", "Trade fair", today, today.plusDays(2)));
    }

    private static DingTalkEmulator listening(ProgramOptions options) {
        DingTalkEmulator emulator;
        try {
            emulator = DingTalkEmulator.start(new InetSocketAddress(options.host(), options.port()));
        } catch (UncheckedIOException e) {
            throw new UncheckedIOException(
                    e.getMessage() + "; choose another --port or --host, such as --port 0 for a free port.",
                    e.getCause());
        }
        Path journal = options.journal();
        try {
            return journal == null ? emulator : emulator.journal(journal);
        } catch (UncheckedIOException e) {
            emulator.close();
            throw new UncheckedIOException(e.getMessage() + "; choose another --journal.", e.getCause());
        }
    }
}
