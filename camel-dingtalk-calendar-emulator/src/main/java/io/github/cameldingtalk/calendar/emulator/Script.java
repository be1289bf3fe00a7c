// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar.emulator;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The responses that a test has chosen, in place of the responses of the API. */
final class Script {

    private static final String REASON = "A test or the page has chosen this response.";

    private final List<Step> next = new ArrayList<>();
    private final Map<ApiOperation, EmulatedResponse> always = new EnumMap<>(ApiOperation.class);
    private @Nullable Function<ReceivedRequest, @Nullable EmulatedResponse> interceptor;
    private Duration latency = Duration.ZERO;

    private record Step(@Nullable ApiOperation operation, EmulatedResponse response) {
        boolean isFor(@Nullable ApiOperation requested) {
            return operation == null || operation == requested;
        }

        Trouble trouble(Trouble.Type type) {
            return new Trouble(type, Trouble.name(response), operation, 1, false);
        }
    }

    /** Appends responses to the next requests for an operation, or for any operation if it is {@code null}. */
    synchronized void next(@Nullable ApiOperation operation, List<EmulatedResponse> responses) {
        responses.forEach(response -> next.add(new Step(operation, response)));
    }

    synchronized void always(ApiOperation operation, EmulatedResponse response) {
        always.put(operation, response);
    }

    synchronized void interceptor(Function<ReceivedRequest, @Nullable EmulatedResponse> newInterceptor) {
        interceptor = newInterceptor;
    }

    synchronized void latency(Duration newLatency) {
        latency = newLatency;
    }

    synchronized Duration latency() {
        return latency;
    }

    /** How many of the next responses no request has received yet. */
    synchronized int waiting() {
        return next.size();
    }

    /** What requests have in place of the API now. Equal responses that wait are one trouble. */
    synchronized List<Trouble> troubles() {
        List<Trouble> troubles = new ArrayList<>();
        Map<Trouble, Long> waiting = new LinkedHashMap<>();
        next.forEach(step -> waiting.merge(step.trouble(Trouble.Type.NEXT), 1L, Long::sum));
        waiting.forEach(
                (step, count) -> troubles.add(new Trouble(step.type(), step.name(), step.operation(), count, false)));
        always.forEach(
                (operation, response) -> troubles.add(new Step(operation, response).trouble(Trouble.Type.ALWAYS)));
        if (interceptor != null) {
            troubles.add(Trouble.of(Trouble.Type.INTERCEPTOR, 1));
        }
        if (!latency.isZero()) {
            troubles.add(Trouble.of(Trouble.Type.LATENCY, latency.toMillis()));
        }
        return troubles;
    }

    /** Ends a trouble: all responses with its type, name and operation. */
    synchronized void end(Trouble trouble) {
        switch (trouble.type()) {
            case NEXT -> next.removeIf(step -> step.trouble(Trouble.Type.NEXT).equals(trouble));
            case ALWAYS -> always.keySet().removeIf(operation -> operation == trouble.operation());
            case INTERCEPTOR -> interceptor = null;
            case LATENCY -> latency = Duration.ZERO;
            default -> {}
        }
    }

    synchronized void clear() {
        next.clear();
        always.clear();
        interceptor = null;
        latency = Duration.ZERO;
    }

    /** The function that decides about the requests without a chosen response, or {@code null} if there is none. */
    synchronized @Nullable Function<ReceivedRequest, @Nullable EmulatedResponse> interceptor() {
        return interceptor;
    }

    /** The chosen response to a request, or {@code null} if there is none. */
    synchronized @Nullable Reasoned<EmulatedResponse> response(ReceivedRequest request) {
        ApiOperation operation = request.operation().orElse(null);
        for (Step step : next) {
            if (step.isFor(operation)) {
                next.remove(step);
                return new Reasoned<>(step.response, REASON);
            }
        }
        EmulatedResponse response = operation == null ? null : always.get(operation);
        return response == null ? null : new Reasoned<>(response, REASON);
    }
}
