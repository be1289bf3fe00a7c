// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar.emulator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;

/**
 * Something that keeps requests from the normal response, until it ends or a person ends it.
 *
 * @param name      the response or the fault; empty for a type without a name
 * @param operation the operation that has the trouble, or {@code null} for all
 * @param amount    how many responses wait, the milliseconds of latency, the seconds of a block, or the calls of a limit
 * @param isUsual   whether the program was started with it, so that a person cannot end it
 */
record Trouble(Type type, String name, @Nullable ApiOperation operation, long amount, boolean isUsual) {

    enum Type {
        NEXT,
        ALWAYS,
        INTERCEPTOR,
        LATENCY,
        BLOCK,
        CALLS_PER_SECOND,
        CALLS_PER_MONTH
    }

    static Trouble of(Type type, long amount) {
        return new Trouble(type, "", null, amount, false);
    }

    /** A name for a response, such as {@code 503 serviceBusy: service busy} or {@code TRICKLE}. */
    static String name(EmulatedResponse response) {
        String summary = JournalText.summary(response);
        JsonNode body = response instanceof EmulatedResponse.Http http ? ShownBody.of(http.body()) : null;
        if (body == null || !body.isObject()) {
            return summary;
        }
        String code = body.path("code").asText(body.path("status").asText());
        String message = body.path("message").asText();
        return JournalText.shortened((summary + " " + code + (message.isEmpty() ? "" : ": " + message)).strip());
    }

    void addTo(ObjectNode json) {
        json.put("type", type.name())
                .put("name", name)
                .put("operation", operation == null ? null : operation.operationName())
                .put("amount", amount)
                .put("isUsual", isUsual);
    }
}
