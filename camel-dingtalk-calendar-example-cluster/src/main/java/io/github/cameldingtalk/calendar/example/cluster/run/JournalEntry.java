// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar.example.cluster.run;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * A request that the emulator received, with its response: a line of the emulator's journal.
 *
 * @param at         when the request arrived
 * @param app        the Client ID of the app whose token the request had; empty if none
 * @param operation  the operation, such as {@code updateSubscribed}; empty if the API has no such operation
 * @param calendarId the id in the path of the request, or the id that a create returned; empty if none
 * @param isExecuted whether the API handled the call; false if a limit or a fault of the connection kept the call from the API
 * @param status     the status of the API's response, even if a fault of the connection lost the response
 * @param code       the error code of the response; empty if none
 */
record JournalEntry(
        Instant at,
        String app,
        String operation,
        String calendarId,
        boolean isExecuted,
        int status,
        String code,
        JsonNode requestBody) {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String CREATE = "createSubscribed";
    private static final String UPDATE = "updateSubscribed";

    /**
     * Reads a journal.
     *
     * @return the entries in the order in which the requests took effect; a last line that is not complete is left out
     */
    static List<JournalEntry> read(Path journal) throws IOException {
        String text = Files.readString(journal);
        List<JournalEntry> entries = new ArrayList<>();
        for (String line : text.substring(0, text.lastIndexOf('\n') + 1).lines().toList()) {
            entries.add(parse(line));
        }
        return entries;
    }

    static JournalEntry parse(String line) throws JsonProcessingException {
        JsonNode json = JSON.readTree(line);
        return new JournalEntry(
                Instant.parse(json.path("at").asText()),
                text(json, "app"),
                text(json, "operation"),
                text(json, "calendarId"),
                json.path("executed").asBoolean(),
                json.path("status").asInt(),
                text(json, "code"),
                json.path("requestBody"));
    }

    private static String text(JsonNode json, String field) {
        JsonNode value = json.path(field);
        return value.isNull() ? "" : value.asText();
    }

    /** Whether the request creates or updates a calendar. */
    boolean isWrite() {
        return isCreate() || operation.equals(UPDATE);
    }

    boolean isCreate() {
        return operation.equals(CREATE);
    }

    /** Whether the call took effect. The response to a blocked address has the status 200 as well. */
    boolean isAccepted() {
        return isExecuted && status == 200;
    }

    /** Whether the service rejected the call because of the calls of this second. */
    boolean isAboveTheRate() {
        return code.contains("QpsLimit");
    }

    /** The calendar in all apps, by the name in the request. The name of a calendar never changes in this example. */
    String key() {
        return app + "/" + requestBody.path("name").asText();
    }
}
