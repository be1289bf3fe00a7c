// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar.example.cluster.run;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.UncheckedIOException;
import java.time.Instant;

/** Lines of an emulator's journal for tests. The calls are of the app {@code app-00}. */
final class JournalLines {

    static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    private static final String LINE =
            """
            {"at":"%s","app":"app-00","operation":"%s","method":"PUT","path":"/","userId":"author",\
            "calendarId":"%s","executed":%s,"fault":null,"status":%d,"code":%s,"requestBody":%s,"responseBody":{}}""";

    private JournalLines() {}

    /** An update of the calendar whose id is {@code id}. */
    static JournalEntry update(String calendar, String description, long millis) {
        return update("id", calendar, description, millis);
    }

    static JournalEntry update(String id, String calendar, String description, long millis) {
        return parse(line("updateSubscribed", id, calendar, description, millis, true, 200, "null"));
    }

    /** A create that returns {@code id}. */
    static JournalEntry created(String calendar, String description, long millis) {
        return parse(line("createSubscribed", "id", calendar, description, millis, true, 200, "null"));
    }

    static JournalEntry refused(String calendar, String description, long millis, String code) {
        return parse(line("updateSubscribed", "id", calendar, description, millis, false, 403, '"' + code + '"'));
    }

    static JournalEntry blocked(String calendar, String description, long millis) {
        return parse(line("updateSubscribed", "id", calendar, description, millis, false, 200, "null"));
    }

    static String line(
            String operation,
            String id,
            String calendar,
            String description,
            long millis,
            boolean isExecuted,
            int status,
            String code) {
        return LINE.formatted(
                START.plusMillis(millis), operation, id, isExecuted, status, code, state(calendar, description));
    }

    static String state(String calendar, String description) {
        return "{\"name\":\"%s\",\"description\":\"%s\"}".formatted(calendar, description);
    }

    private static JournalEntry parse(String line) {
        try {
            return JournalEntry.parse(line);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
