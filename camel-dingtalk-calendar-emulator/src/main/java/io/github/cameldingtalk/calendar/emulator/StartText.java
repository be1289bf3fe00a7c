// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar.emulator;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
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

    private Stream<Apps.App> apps(Apps.Type type) {
        return data.apps().stream().map(DataApp::app).filter(app -> app.type() == type);
    }

    private String secret(String secret) {
        Path file = options.data();
        return file == null ? secret : "(in " + file.getFileName() + ")";
    }

    private static void add(List<String> lines, String name, Collection<String> ids) {
        if (!ids.isEmpty()) {
            lines.add(name
                    + String.join(", ", ids.stream().limit(MAX_IDS).toList())
                    + (ids.size() > MAX_IDS ? ", …" : ""));
        }
    }
}
