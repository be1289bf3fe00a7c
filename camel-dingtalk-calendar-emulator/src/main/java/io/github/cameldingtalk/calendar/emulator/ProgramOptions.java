// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar.emulator;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The options of the command line of {@link EmulatorProgram}.
 *
 * @param callsPerSecond 0 for no limit
 * @param callsPerMonth  0 for no limit
 * @param eventsPerDay   0 for no limit
 * @param data           {@code null} for the example
 * @param journal        {@code null} for no journal
 * @param apps           the secrets of further internal apps by their Client IDs
 */
record ProgramOptions(
        InetAddress host,
        int port,
        int callsPerSecond,
        int callsPerMonth,
        int eventsPerDay,
        @Nullable Path data,
        @Nullable Path journal,
        Map<String, String> apps) {

    static final String USAGE =
            """
            usage: java -jar camel-dingtalk-calendar-emulator-<version>-standalone.jar [options]
              --port PORT            the port; 0 chooses a free port; the default is 8642
              --host ADDRESS         the address; only this machine can reach the default, 127.0.0.1
              --data FILE            the YAML file with the apps, users, calendars and events; the default is an example
              --calls-per-second N   the limit for each app and API; the default, 0, is no limit; DingTalk's limit is 20
              --calls-per-month N    the limit for all internal apps together; the default, 0, is no limit; DingTalk's limit is 5000
              --events-per-day N     the limit for the events that each user creates; 0 is no limit; the default, 100, is DingTalk's limit
              --journal FILE         appends each call to this file, as one line of JSON
              --app KEY:SECRET       adds an internal app; can be repeated
              --help                 prints this text""";

    private static final String PORT = "--port";
    private static final String HOST = "--host";
    private static final String CALLS_PER_SECOND = "--calls-per-second";
    private static final String CALLS_PER_MONTH = "--calls-per-month";
    private static final String EVENTS_PER_DAY = "--events-per-day";
    private static final String DATA = "--data";
    private static final String JOURNAL = "--journal";
    private static final String APP = "--app";

    private static final Set<String> NAMES =
            Set.of(PORT, HOST, CALLS_PER_SECOND, CALLS_PER_MONTH, EVENTS_PER_DAY, DATA, JOURNAL, APP);

    private static final String DEFAULT_PORT = "8642";
    private static final String DEFAULT_EVENTS_PER_DAY = "100";
    private static final int MAX_PORT = 65_535;
    private static final int MAX_CALLS = 1_000_000_000;

    /** @throws IllegalArgumentException if an option is unknown, or has no value or a wrong value */
    static ProgramOptions parse(List<String> arguments) {
        Map<String, String> values = new LinkedHashMap<>();
        Map<String, String> apps = new LinkedHashMap<>();
        Iterator<String> left = arguments.iterator();
        while (left.hasNext()) {
            String argument = left.next();
            int equals = argument.indexOf('=');
            // What follows the sign may be a secret, so no message quotes it.
            String name = equals < 0 ? argument : argument.substring(0, equals);
            if (!NAMES.contains(name)) {
                throw new IllegalArgumentException(
                        "There is no option " + name + ": use one of the options that --help prints.");
            }
            if (equals < 0 && !left.hasNext()) {
                throw new IllegalArgumentException(
                        "The option " + name + " needs a value: write it after the option, as --help shows.");
            }
            String value = equals < 0 ? left.next() : argument.substring(equals + 1);
            if (name.equals(APP)) {
                addApp(apps, value);
            } else {
                values.put(name, value);
            }
        }
        String host = values.get(HOST);
        return new ProgramOptions(
                host == null ? InetAddress.getLoopbackAddress() : host(host),
                number(PORT, values.getOrDefault(PORT, DEFAULT_PORT), MAX_PORT),
                number(CALLS_PER_SECOND, values.getOrDefault(CALLS_PER_SECOND, "0"), MAX_CALLS),
                number(CALLS_PER_MONTH, values.getOrDefault(CALLS_PER_MONTH, "0"), MAX_CALLS),
                number(EVENTS_PER_DAY, values.getOrDefault(EVENTS_PER_DAY, DEFAULT_EVENTS_PER_DAY), MAX_CALLS),
                path(DATA, values.get(DATA)),
                path(JOURNAL, values.get(JOURNAL)),
                apps);
    }

    private static InetAddress host(String text) {
        try {
            return InetAddress.getAllByName(text)[0];
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException(
                    HOST + " must be an address of this machine, such as 127.0.0.1, but was " + text + ".", e);
        }
    }

    private static int number(String name, String text, int max) {
        if (!text.matches("\\d{1,10}") || Long.parseLong(text) > max) {
            throw new IllegalArgumentException(name + " must be a number from 0 to " + max + ", but was " + text + ".");
        }
        return Integer.parseInt(text);
    }

    private static @Nullable Path path(String name, @Nullable String text) {
        try {
            return text == null ? null : Path.of(text);
        } catch (InvalidPathException e) {
            throw new IllegalArgumentException(name + " must be the name of a file, but was " + text + ".", e);
        }
    }

    /** The message does not quote the text, because the text may be a secret. */
    private static void addApp(Map<String, String> apps, String text) {
        int colon = text.indexOf(':');
        if (colon < 1 || colon == text.length() - 1) {
            throw new IllegalArgumentException(
                    APP + " must be a key and a secret with a colon between them, such as " + APP + " myapp:mysecret.");
        }
        String key = text.substring(0, colon);
        if (apps.put(key, text.substring(colon + 1)) != null) {
            throw new IllegalArgumentException(APP + ": the app " + key + " exists already; choose another key.");
        }
    }
}
