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

    /** The apps that the program adds in any case. */
    static final List<String> APPS = List.of("dingemulator", "suiteemulator", "dingpersonal");

    private static final Set<String> HELP = Set.of("--help", "-h");

    private static final int FAILED = 1;
    private static final int WRONG_ARGUMENTS = 2;

    private EmulatorProgram() {}

    /**
     * Starts the emulator. The exit code is 0 after {@code --help}, and 2 if an argument is unknown or wrong. It is 1 if the
     * emulator cannot listen on the port or write the journal.
     *
     * @param arguments the options that {@code --help} prints
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

    /** Starts an emulator with an app of each type, two users, a calendar and two events, and prints the settings for a client. */
    static DingTalkEmulator start(ProgramOptions options, PrintStream out) {
        DingTalkEmulator emulator = listening(options)
                .putInternalApp("dingemulator", "emulator-secret")
                .putEnterpriseApp("suiteemulator", "suite-secret", "suite-ticket", Set.of("dingcorp"))
                .putPersonalApp("dingpersonal", "personal-secret")
                .putUser("author", Set.of("dingcorp"), Set.of("cidgroup"))
                .putUser("reader", Set.of("dingcorp"), Set.of())
                .put(new EmulatedCalendar(
                        "calendar-1",
                        "author",
                        "Public holidays",
                        "An example calendar",
                        List.of(),
                        new EmulatedCalendar.SubscribeScope(
                                List.of("author", "reader"), List.of(), List.of("dingcorp"))));
        putEvents(emulator);
        emulator.eventsPerDay(options.eventsPerDay());
        options.apps().forEach(emulator::putInternalApp);
        emulator.service().limits().usual(options.callsPerSecond(), options.callsPerMonth());
        emulator.service().journal().listener(entry -> out.println(JournalText.line(entry)));
        out.println("The DingTalk emulator is running at " + emulator.baseUri()
                + ". Open this address in a browser to watch it.");
        out.println();
        out.println("  baseUri        " + emulator.baseUri());
        out.println("  clientId       dingemulator");
        out.println("  clientSecret   emulator-secret");
        out.println("  userId         author or reader");
        out.println("  calendarId     calendar-1");
        out.println();
        out.println(
                "Third-party enterprise app: suiteKey suiteemulator, suiteSecret suite-secret, suiteTicket suite-ticket,"
                        + " corpId dingcorp");
        out.println("Third-party personal app: clientId dingpersonal, clientSecret personal-secret, authorization code "
                + emulator.consent("dingpersonal", "author"));
        if (!options.apps().isEmpty()) {
            out.println("Further internal apps: clientId "
                    + String.join(", ", options.apps().keySet()));
        }
        out.println();
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
            throw new UncheckedIOException(e.getMessage() + " (choose another --port or --host)", e.getCause());
        }
        Path journal = options.journal();
        try {
            return journal == null ? emulator : emulator.journal(journal);
        } catch (UncheckedIOException e) {
            emulator.close();
            throw new UncheckedIOException(e.getMessage() + " (choose another --journal)", e.getCause());
        }
    }
}
