// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar.emulator;

import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;

/** The emulator as a program: it runs until it is stopped, and says what to set and what came. */
public final class EmulatorProgram {

    private static final String USAGE =
            "usage: [--port PORT] [--host ADDRESS]; the port is 8642 and the address that of this"
                    + " machine alone (127.0.0.1), if nothing else is said";

    private EmulatorProgram() {}

    /** What was asked for on the command line. */
    record Options(InetAddress host, int port) {

        static Options parse(List<String> arguments) {
            InetAddress host = InetAddress.getLoopbackAddress();
            int port = 8642;
            for (int i = 0; i < arguments.size(); i += 2) {
                if (i + 1 == arguments.size()) {
                    throw new IllegalArgumentException(USAGE);
                }
                String value = arguments.get(i + 1);
                switch (arguments.get(i)) {
                    case "--host" -> host = host(value);
                    case "--port" -> port = port(value);
                    default -> throw new IllegalArgumentException(USAGE);
                }
            }
            return new Options(host, port);
        }

        private static InetAddress host(String text) {
            try {
                return InetAddress.getAllByName(text)[0];
            } catch (UnknownHostException e) {
                throw new IllegalArgumentException("--host must be an address of this machine, but is " + text, e);
            }
        }

        private static int port(String text) {
            if (!text.matches("\\d{1,5}") || Integer.parseInt(text) > 65_535) {
                throw new IllegalArgumentException("--port must be a number from 0 to 65535, but is " + text);
            }
            return Integer.parseInt(text);
        }
    }

    public static void main(String[] arguments) throws InterruptedException {
        DingTalkEmulator emulator = start(Options.parse(List.of(arguments)), System.out);
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

    /** Starts one with an app of each type, two users and a calendar, and prints what to set. */
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
                        "A calendar to begin with",
                        List.of(),
                        new EmulatedCalendar.SubscribeScope(
                                List.of("author", "reader"), List.of(), List.of("dingcorp"))));
        emulator.log(out::println);
        out.println("DingTalk's calendar API, emulated, is at " + emulator.baseUri() + " - open it in a browser, too.");
        out.println();
        out.println("  baseUri        " + emulator.baseUri());
        out.println("  clientId       dingemulator");
        out.println("  clientSecret   emulator-secret");
        out.println("  userId         author, or reader");
        out.println("  calendarId     calendar-1");
        out.println();
        out.println(
                "A third-party enterprise app: suiteemulator, suite-secret, suite ticket suite-ticket, corpId dingcorp.");
        out.println("A third-party personal app: dingpersonal, personal-secret, authorization code "
                + emulator.consent("dingpersonal", "author") + ".");
        out.println();
        return emulator;
    }
}
