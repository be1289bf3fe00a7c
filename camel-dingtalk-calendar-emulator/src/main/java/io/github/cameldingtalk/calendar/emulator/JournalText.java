// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar.emulator;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Entries of the journal as text, for the page and the log. */
final class JournalText {

    private static final int MAX_CHARACTERS = 2_000;

    private JournalText() {}

    /**
     * The request and the response on one line, with the start of each secret only. If the request was rejected, with the code
     * in the response and the reason.
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
        if (entry.reason() != null) {
            if (entry.response() instanceof EmulatedResponse.Http http) {
                line.append(code(http));
            }
            line.append(": ").append(entry.reason());
        }
        return Secrets.shortenedIn(shortened(line.toString())).replaceAll("\\p{Cntrl}", " ");
    }

    /** The code of an error, after a space, or an empty text if the body has none. */
    private static String code(EmulatedResponse.Http response) {
        JsonNode body = ShownBody.of(response.body());
        String code = body == null ? "" : body.path("code").asText();
        return code.isEmpty() ? "" : " " + code;
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
