// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar.emulator;

import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;

/** Runs the emulator as a program until the program is stopped. Prints the settings for a client, and each request. */
public final class EmulatorProgram {

    private static final String USAGE =
            """
            usage: [--port PORT] [--host ADDRESS]
              --port PORT      the port; 0 chooses a free port; the default is 8642
              --host ADDRESS   the address; only this machine can reach the default, 127.0.0.1
              --help           prints this text""";

    private static final Set<String> HELP = Set.of("--help", "-h");

    private static final int FAILED = 1;
    private static final int WRONG_ARGUMENTS = 2;

    private static final int DEFAULT_PORT = 8642;
    private static final int MAX_PORT = 65_535;

    private EmulatorProgram() {}

    /** The options of the command line. */
    record Options(InetAddress host, int port) {

        private static final List<String> NAMES = List.of("--port", "--host");

        static Options parse(List<String> arguments) {
            InetAddress host = InetAddress.getLoopbackAddress();
            int port = DEFAULT_PORT;
            for (int i = 0; i < arguments.size(); i += 2) {
                String name = arguments.get(i);
                if (!NAMES.contains(name)) {
                    throw new IllegalArgumentException("There is no option " + name + ".\n" + USAGE);
                }
                if (i + 1 == arguments.size()) {
                    throw new IllegalArgumentException("The option " + name + " needs a value.\n" + USAGE);
                }
                String value = arguments.get(i + 1);
                if (name.equals("--host")) {
                    host = host(value);
                } else {
                    port = port(value);
                }
            }
            return new Options(host, port);
        }

        private static InetAddress host(String text) {
            try {
                return InetAddress.getAllByName(text)[0];
            } catch (UnknownHostException e) {
                throw new IllegalArgumentException("--host must be an address of this machine, but was " + text, e);
            }
        }

        private static int port(String text) {
            if (!text.matches("\\d{1,5}") || Integer.parseInt(text) > MAX_PORT) {
                throw new IllegalArgumentException(
                        "--port must be a number from 0 to " + MAX_PORT + ", but was " + text);
            }
            return Integer.parseInt(text);
        }
    }

    /**
     * Starts the emulator. Ends the process with the exit code 0 after {@code --help}, 1 if the emulator cannot listen on the
     * port, and 2 if an argument is unknown or wrong.
     *
     * @param arguments {@code --port PORT} and {@code --host ADDRESS}, both optional; or {@code --help}
     */
    @SuppressWarnings("SystemExitOutsideMain")
    public static void main(String[] arguments) throws InterruptedException {
        if (List.of(arguments).stream().anyMatch(HELP::contains)) {
            System.out.println(USAGE);
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
            return start(Options.parse(arguments), System.out);
        } catch (IllegalArgumentException e) {
            System.err.println(e.getMessage());
            System.exit(WRONG_ARGUMENTS);
            throw e;
        } catch (UncheckedIOException e) {
            System.err.println(e.getMessage() + " (choose another --port or --host)");
            System.exit(FAILED);
            throw e;
        }
    }

    /** Starts an emulator with an app of each type, two users and a calendar, and prints the settings for a client. */
    static DingTalkEmulator start(Options options, PrintStream out) {
        DingTalkEmulator emulator = DingTalkEmulator.start(new InetSocketAddress(options.host, options.port))
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
        out.println();
        return emulator;
    }
}
