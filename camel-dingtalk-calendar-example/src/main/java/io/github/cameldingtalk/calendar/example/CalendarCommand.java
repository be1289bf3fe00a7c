// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar.example;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What to do with a calendar on DingTalk.
 *
 * @param name {@code create}, {@code update}, {@code show}, {@code subscribe} or {@code delete}, which is also the name of a route
 * @param file the JSON file to send, or {@code null}
 */
record CalendarCommand(String name, @Nullable Path file) {

    static final String USAGE =
            """
            Set -Dexec.args to one of these:
              "create calendar.json"   creates a calendar with the fields in the file, and prints its id
              "update update.json"     updates the calendar DINGTALK_CALENDAR_ID with the fields in the file
              "show"                   prints the calendar DINGTALK_CALENDAR_ID
              "subscribe"              subscribes the user DINGTALK_USER_ID to the calendar DINGTALK_CALENDAR_ID
              "delete"                 deletes the calendar DINGTALK_CALENDAR_ID
            Without arguments, and without DINGTALK_CLIENT_ID and DINGTALK_ACCESS_TOKEN in the environment, the program uses an
            emulator.
            """;

    private static final Set<String> WITH_FILE = Set.of("create", "update");
    private static final Set<String> WITHOUT_FILE = Set.of("show", "subscribe", "delete");

    /** @throws IllegalArgumentException if the arguments are not a command, or there is no such file */
    static CalendarCommand parse(List<String> arguments) {
        String name = arguments.isEmpty() ? "" : arguments.get(0);
        if (WITHOUT_FILE.contains(name) && arguments.size() == 1) {
            return new CalendarCommand(name, null);
        }
        if (!WITH_FILE.contains(name) || arguments.size() != 2) {
            throw new IllegalArgumentException(USAGE);
        }
        Path file = Path.of(arguments.get(1));
        if (!Files.isRegularFile(file)) {
            throw new IllegalArgumentException("there is no file " + file.toAbsolutePath());
        }
        return new CalendarCommand(name, file);
    }

    /** Whether the command is about a calendar that exists. */
    boolean needsCalendarId() {
        return !name.equals("create");
    }
}
