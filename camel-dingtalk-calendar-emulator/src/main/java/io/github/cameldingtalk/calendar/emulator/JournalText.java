// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar.emulator;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Entries of the journal as text, for the page and the log. */
final class JournalText {

    private static final int MAX_CHARACTERS = 2_000;

    private JournalText() {}

    /**
     * The request and the response on one line, with the start of each secret only. The body of the response is added unless
     * its status is 200.
     */
    static String line(Journal.Entry entry) {
        StringBuilder line = new StringBuilder()
                .append(entry.at())
                .append(' ')
                .append(entry.request().method())
                .append(' ')
                .append(entry.request().target())
                .append(" -> ")
                .append(summary(entry.response()));
        if (entry.response() instanceof EmulatedResponse.Http http && http.status() != 200) {
            line.append(' ').append(body(http));
        }
        return Secrets.shortenedIn(shortened(line.toString())).replaceAll("\\p{Cntrl}", " ");
    }

    /** The status of a response, or the name of the fault; an ellipsis if there is no response yet. */
    static String summary(@Nullable EmulatedResponse response) {
        if (response == null) {
            return "…";
        }
        if (response instanceof EmulatedResponse.Http http) {
            return Integer.toString(http.status());
        }
        return response instanceof EmulatedResponse.Faulty faulty
                ? faulty.fault().name()
                : "WIRE";
    }

    static String body(EmulatedResponse.Http response) {
        return new String(response.body(), StandardCharsets.UTF_8);
    }

    /** The first 2,000 characters. */
    static String shortened(String text) {
        return text.length() <= MAX_CHARACTERS ? text : text.substring(0, MAX_CHARACTERS) + "…";
    }
}
