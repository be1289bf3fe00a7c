// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar.emulator;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** What the program prints when it starts: the settings for a client. The secrets of a data file are not printed. */
record StartText(DataSet data, ProgramOptions options) {

    private static final int MAX_IDS = 5;

    String of(DingTalkEmulator emulator) {
        List<String> lines = new ArrayList<>();
        lines.add("The DingTalk emulator is running at " + emulator.baseUri()
                + ". Open this address in a browser to watch it.");
        lines.add("");
        lines.add("  baseUri        " + emulator.baseUri());
        apps(Apps.Type.INTERNAL).limit(1).forEach(app -> {
            lines.add("  clientId       " + app.clientId());
            lines.add("  clientSecret   " + secret(app.clientSecret()));
        });
        add(lines, "  userId         ", emulator.data().users().known());
        add(
                lines,
                "  calendarId     ",
                emulator.calendars().stream().map(EmulatedCalendar::calendarId).toList());
        emulator.data().users().known().stream()
                .findFirst()
                .flatMap(emulator.data().users()::firstCorpId)
                .ifPresent(corpId -> lines.add("  corpId         " + corpId));
        addVariables(lines, emulator);
        lines.add("");
        add(
                lines,
                "Further internal apps: clientId ",
                Stream.concat(
                                apps(Apps.Type.INTERNAL).skip(1).map(Apps.App::clientId),
                                options.apps().keySet().stream())
                        .toList());
        apps(Apps.Type.ENTERPRISE)
                .forEach(app -> lines.add("Third-party enterprise app: suiteKey " + app.clientId() + ", suiteSecret "
                        + secret(app.clientSecret()) + ", suiteTicket " + secret(app.suiteTicket()) + ", corpId "
                        + String.join(" or ", app.corpIds())));
        apps(Apps.Type.PERSONAL)
                .forEach(app -> lines.add("Third-party personal app: clientId " + app.clientId() + ", clientSecret "
                        + secret(app.clientSecret())));
        for (DataApp app : data.apps()) {
            for (String user : app.consentOf()) {
                String clientId = app.app().clientId();
                lines.add("Consent of " + user + " to " + clientId + ": authorization code "
                        + emulator.consent(clientId, user));
            }
        }
        lines.add("");
        return String.join(System.lineSeparator(), lines);
    }

    /** The lines for the app that needs the fewest steps. */
    private void addVariables(List<String> lines, DingTalkEmulator emulator) {
        emulator.data().apps().all().stream()
                .min(Comparator.comparing(Apps.App::type))
                .ifPresent(app -> {
                    boolean isOnCommandLine = options.apps().containsKey(app.clientId());
                    ClientVariables variables =
                            ClientVariables.of(emulator, app, options.data() == null && !isOnCommandLine);
                    lines.add("");
                    lines.add(
                            "The same for the commands of the example programs. Paste these lines into another shell:");
                    lines.add("");
                    lines.addAll(ShellLines.of(variables.values()));
                    if (!variables.withheld().isEmpty()) {
                        lines.add("");
                        lines.add("Also set " + String.join(" and ", variables.withheld()) + ", as in "
                                + (isOnCommandLine ? "--app" : fileName()) + ".");
                    }
                });
    }

    private Stream<Apps.App> apps(Apps.Type type) {
        return data.apps().stream().map(DataApp::app).filter(app -> app.type() == type);
    }

    private String secret(String secret) {
        return options.data() == null ? secret : "(in " + fileName() + ")";
    }

    private String fileName() {
        Path file = options.data();
        return file == null ? "" : String.valueOf(file.getFileName());
    }

    private static void add(List<String> lines, String name, Collection<String> ids) {
        if (!ids.isEmpty()) {
            lines.add(name
                    + String.join(", ", ids.stream().limit(MAX_IDS).toList())
                    + (ids.size() > MAX_IDS ? ", …" : ""));
        }
    }
}
