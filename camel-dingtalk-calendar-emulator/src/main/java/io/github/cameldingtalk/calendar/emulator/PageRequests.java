// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar.emulator;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** The last requests, as the page shows them: each with its response, the reason of a rejection, and what it has changed. */
final class PageRequests {

    private static final int MAX_REQUESTS = 100;

    private final Journal journal;
    private final ServiceSettings settings;

    PageRequests(Journal journal, ServiceSettings settings) {
        this.journal = journal;
        this.settings = settings;
    }

    /** Adds the last 100 requests, newest first. */
    void addTo(ArrayNode list) {
        for (Journal.Entry entry : journal.newest(MAX_REQUESTS)) {
            add(entry, list.addObject());
        }
    }

    private void add(Journal.Entry entry, ObjectNode shown) {
        shown.put("at", entry.at().toString())
                .put("method", entry.request().method())
                .put("target", shown(entry.request().target()))
                .put("operation", entry.request().operation().map(Enum::name).orElse(null))
                .put(
                        "operationName",
                        entry.request()
                                .operation()
                                .map(ApiOperation::operationName)
                                .orElse(null))
                .put("body", shown(entry.request().bodyAsText()))
                .put("response", JournalText.summary(entry.response()));
        if (entry.response() instanceof EmulatedResponse.Http http) {
            shown.put("status", http.status());
            shown.put("responseBody", shown(JournalText.body(http)));
        }
        String reason = entry.reason();
        if (reason != null) {
            shown.put("reason", shown(reason));
        }
        ArrayNode changes = shown.putArray("changes");
        for (Change change : entry.changes()) {
            changes.addObject()
                    .put("subject", change.subject().name())
                    .put("name", change.name())
                    .put("before", change.before())
                    .put("after", change.after());
        }
    }

    private String shown(String text) {
        String start = JournalText.shortened(text);
        return settings.showsSecrets() ? start : Secrets.shortenedIn(start);
    }
}
