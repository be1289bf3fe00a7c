// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar.emulator;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;

/** The commands that the buttons of the page send. */
final class PageCommands {

    private static final long MAX_LATENCY_MILLIS = 60_000;
    private static final double MAX_BLOCK_SECONDS = 86_400;
    private static final int MAX_WAITING = 1_000;

    private final TokenStore tokens;
    private final Script script;
    private final Limits limits;

    PageCommands(TokenStore tokens, Script script, Limits limits) {
        this.tokens = tokens;
        this.script = script;
        this.limits = limits;
    }

    /**
     * Runs a command.
     *
     * @return whether a command with this name exists
     * @throws IllegalArgumentException if the value is not the name of an error or fault, or too many failures wait
     */
    boolean run(String name, JsonNode value) {
        switch (name) {
            case "error" -> next(EmulatedResponse.error(ServiceError.valueOf(value.asText())));
            case "fault" -> next(EmulatedResponse.fault(ConnectionFault.valueOf(value.asText())));
            case "block" -> next(EmulatedResponse.blocked());
            case "gateway" -> next(EmulatedResponse.badGateway());
            case "blockFor" -> limits.blockFor(seconds(value.asDouble()));
            case "throttle" -> limits.callsPerSecond(Math.max(0, value.asInt()));
            case "latency" -> script.latency(Duration.ofMillis(clamped(value.asLong())));
            case "revoke" -> tokens.issued().forEach(token -> tokens.revoke(token.value()));
            case "end" -> end(value);
            case "calm" -> {
                script.clear();
                limits.clear();
            }
            default -> {
                return false;
            }
        }
        return true;
    }

    private void next(EmulatedResponse response) {
        if (script.waiting() >= MAX_WAITING) {
            throw new IllegalArgumentException(
                    "There are already " + MAX_WAITING + " failures that wait for a request");
        }
        script.next(null, List.of(response));
    }

    private void end(JsonNode value) {
        ApiOperation operation = Arrays.stream(ApiOperation.values())
                .filter(known ->
                        known.operationName().equals(value.path("operation").asText()))
                .findFirst()
                .orElse(null);
        Trouble.Type type = Trouble.Type.valueOf(value.path("type").asText());
        script.end(new Trouble(type, value.path("name").asText(), operation, 1, false));
        limits.end(type);
    }

    private static Duration seconds(double seconds) {
        return Duration.ofMillis(Math.round(1_000 * Math.max(0, Math.min(MAX_BLOCK_SECONDS, seconds))));
    }

    private static long clamped(long millis) {
        return Math.max(0, Math.min(MAX_LATENCY_MILLIS, millis));
    }
}
