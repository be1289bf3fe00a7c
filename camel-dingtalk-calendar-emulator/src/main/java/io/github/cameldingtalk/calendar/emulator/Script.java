// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar.emulator;

import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The responses that a test has chosen, in place of the responses of the API. */
final class Script {

    private final Throttle throttle = new Throttle();
    private final List<Step> next = new ArrayList<>();
    private final Map<ApiOperation, EmulatedResponse> always = new EnumMap<>(ApiOperation.class);
    private Function<ReceivedRequest, @Nullable EmulatedResponse> interceptor = request -> null;
    private Duration latency = Duration.ZERO;

    private record Step(@Nullable ApiOperation operation, EmulatedResponse response) {
        boolean isFor(@Nullable ApiOperation requested) {
            return operation == null || operation == requested;
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

    synchronized void throttle(int callsPerSecond) {
        throttle.limit(callsPerSecond);
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

    synchronized void clear() {
        throttle.clear();
        next.clear();
        always.clear();
        interceptor = request -> null;
        latency = Duration.ZERO;
    }

    /** The response to a request, or {@code null} for the response of the API. */
    @Nullable
    EmulatedResponse response(ReceivedRequest request, InstantSource clock) {
        Function<ReceivedRequest, @Nullable EmulatedResponse> intercepting;
        synchronized (this) {
            if (throttle.rejects(clock.instant())) {
                return EmulatedResponse.error(ServiceError.QPS_LIMIT_FOR_API);
            }
            ApiOperation operation = request.operation().orElse(null);
            for (Step step : next) {
                if (step.isFor(operation)) {
                    next.remove(step);
                    return step.response;
                }
            }
            EmulatedResponse response = operation == null ? null : always.get(operation);
            if (response != null) {
                return response;
            }
            intercepting = interceptor;
        }
        // Outside the lock, because a test may block in its interceptor.
        return intercepting.apply(request);
    }
}
