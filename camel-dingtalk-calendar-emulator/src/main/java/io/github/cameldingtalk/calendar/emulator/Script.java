// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar.emulator;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What is to happen to requests in place of what the rules of the API would do. */
final class Script {

    private record Step(@Nullable ApiOperation operation, Answer answer) {
        boolean isFor(ReceivedRequest request) {
            return operation == null
                    || request.operation().filter(operation::equals).isPresent();
        }
    }

    private final List<Step> next = new ArrayList<>();
    private final Map<ApiOperation, Answer> always = new EnumMap<>(ApiOperation.class);
    private final Deque<Instant> lastSecond = new ArrayDeque<>();
    private Function<ReceivedRequest, @Nullable Answer> interceptor = request -> null;
    private int callsPerSecond;
    private Duration latency = Duration.ZERO;

    synchronized void next(@Nullable ApiOperation operation, List<Answer> answers) {
        answers.forEach(answer -> next.add(new Step(operation, answer)));
    }

    synchronized void always(ApiOperation operation, Answer answer) {
        always.put(operation, answer);
    }

    synchronized void interceptor(Function<ReceivedRequest, @Nullable Answer> newInterceptor) {
        interceptor = newInterceptor;
    }

    synchronized void throttle(int newCallsPerSecond) {
        callsPerSecond = newCallsPerSecond;
    }

    synchronized void latency(Duration newLatency) {
        latency = newLatency;
    }

    synchronized Duration latency() {
        return latency;
    }

    synchronized int waiting() {
        return next.size();
    }

    synchronized void clear() {
        next.clear();
        always.clear();
        lastSecond.clear();
        interceptor = request -> null;
        callsPerSecond = 0;
        latency = Duration.ZERO;
    }

    /** The answer that is scripted for a request, or {@code null}. */
    @Nullable
    Answer answer(ReceivedRequest request, InstantSource clock) {
        Function<ReceivedRequest, @Nullable Answer> intercepting;
        synchronized (this) {
            if (isThrottled(clock.instant())) {
                return Answer.error(ServiceError.QPS_LIMIT_FOR_API);
            }
            for (Step step : next) {
                if (step.isFor(request)) {
                    next.remove(step);
                    return step.answer;
                }
            }
            Answer answer = request.operation().map(always::get).orElse(null);
            if (answer != null) {
                return answer;
            }
            intercepting = interceptor;
        }
        return intercepting.apply(request);
    }

    private boolean isThrottled(Instant now) {
        if (callsPerSecond == 0) {
            return false;
        }
        while (!lastSecond.isEmpty() && !lastSecond.peek().isAfter(now.minusSeconds(1))) {
            lastSecond.poll();
        }
        if (lastSecond.size() >= callsPerSecond) {
            return true;
        }
        lastSecond.add(now);
        return false;
    }
}
