// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar.emulator;

import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Handles each request: by the page, else by the limits, else by the script, else by the API. */
final class RequestHandler {

    private final EmulatorPage page;
    private final Callers callers;
    private final Limits limits;
    private final Script script;
    private final Journal journal;
    private final ServiceApi api;
    private final ClientTokens clientTokens;
    private final ServiceData data;

    /** Held while a call takes effect, so that the lines of the journal have the order of the effects. */
    private final Object turn = new Object();

    // Guarded by turn.
    private @Nullable JournalFile file;

    RequestHandler(EmulatorPage page, ServiceApi api, Limits limits, Script script, Journal journal, ServiceData data) {
        this.page = page;
        this.callers = new Callers(data.apps(), data.tokens());
        this.limits = limits;
        this.script = script;
        this.journal = journal;
        this.api = api;
        this.clientTokens = data.clientTokens();
        this.data = data;
    }

    EmulatedResponse handle(ReceivedRequest request) {
        if (page.isFor(request)) {
            return page.handle(request);
        }
        ClientTokens.Arrival arrival = clientTokens.arrive(request);
        try {
            return handle(request, arrival.isFirst());
        } finally {
            clientTokens.leave(arrival);
        }
    }

    private EmulatedResponse handle(ReceivedRequest request, boolean isFirst) {
        Journal.Entry entry = journal.add(request, data.settings().clock().instant());
        pause(script.latency());
        IncomingCall call;
        Function<ReceivedRequest, @Nullable EmulatedResponse> interceptor;
        synchronized (turn) {
            call = new IncomingCall(
                    request, callers.of(request), data.settings().clock().instant());
            Reasoned<EmulatedResponse> refusal = limits.refusal(call);
            Reasoned<EmulatedResponse> chosen = refusal == null ? script.response(request) : refusal;
            if (chosen == null && !isFirst) {
                chosen = new Reasoned<>(
                        EmulatedResponse.error(ServiceError.IDEMPOTENCY_PROCESSING),
                        "Another request with the same x-client-token is under way.");
            }
            interceptor = script.interceptor();
            if (chosen != null || interceptor == null) {
                return respond(call, entry, chosen);
            }
        }
        // Outside the lock, because a test may block in its interceptor.
        Reasoned<EmulatedResponse> intercepted = intercepted(interceptor, request);
        synchronized (turn) {
            return respond(call, entry, intercepted);
        }
    }

    /** @param chosen {@code null} for the response of the API */
    private EmulatedResponse respond(
            IncomingCall call, Journal.Entry entry, @Nullable Reasoned<EmulatedResponse> chosen) {
        boolean isExecuted = chosen == null
                || chosen.response() instanceof EmulatedResponse.Faulty faulty
                        && faulty.fault().takesEffect();
        ChangeWatch watch = new ChangeWatch(data, call.request());
        Reasoned<EmulatedResponse.Http> result = isExecuted ? api.handle(call.request()) : null;
        Reasoned<?> sent = chosen == null ? Objects.requireNonNull(result) : chosen;
        EmulatedResponse.Http executed = result == null ? null : result.response();
        EmulatedResponse response = sent.response();
        if (result != null && result.reason() == null) {
            entry.changes(watch.changes(result.response()));
        }
        journal.complete(entry, response, sent.reason());
        if (file != null) {
            file.append(JournalLine.of(call, response, executed));
        }
        return response instanceof EmulatedResponse.Faulty faulty
                ? EmulatedResponse.wire(
                        new FaultInjection(faulty.fault(), executed == null ? EmulatedResponse.status(200) : executed))
                : response;
    }

    /** Writes the next calls to this file, and closes the file before; {@code null} for no file. */
    void journalTo(@Nullable JournalFile newFile) {
        synchronized (turn) {
            if (file != null) {
                file.close();
            }
            file = newFile;
        }
    }

    /** A failure of a test's own code must not look like a failure of the connection. */
    private static @Nullable Reasoned<EmulatedResponse> intercepted(
            Function<ReceivedRequest, @Nullable EmulatedResponse> interceptor, ReceivedRequest request) {
        try {
            EmulatedResponse response = interceptor.apply(request);
            return response == null
                    ? null
                    : new Reasoned<>(response, "The function that was passed to intercept has chosen this response.");
        } catch (RuntimeException | AssertionError e) {
            String reason = "The function that was passed to intercept has failed: " + e;
            return new Reasoned<>(
                    EmulatedResponse.status(500)
                            .header("Content-Type", "text/plain; charset=utf-8")
                            .body(reason),
                    reason);
        }
    }

    private static void pause(Duration pause) {
        if (!pause.isZero()) {
            try {
                TimeUnit.NANOSECONDS.sleep(pause.toNanos());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
