// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar.emulator;

import java.time.Duration;
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
    private final ServiceSettings settings;

    RequestHandler(EmulatorPage page, Limits limits, Script script, Journal journal, ServiceData data) {
        this.page = page;
        this.callers = new Callers(data.apps(), data.tokens());
        this.limits = limits;
        this.script = script;
        this.journal = journal;
        this.api = new ServiceApi(data);
        this.settings = data.settings();
    }

    EmulatedResponse handle(ReceivedRequest request) {
        if (page.isFor(request)) {
            return page.handle(request);
        }
        Journal.Entry entry = journal.add(request, settings.clock().instant());
        pause(script.latency());
        EmulatedResponse chosen = chosen(request);
        if (chosen instanceof EmulatedResponse.Faulty faulty) {
            EmulatedResponse.Http response =
                    faulty.fault().takesEffect() ? api.handle(request) : EmulatedResponse.status(200);
            journal.complete(entry, faulty);
            return EmulatedResponse.wire(new FaultInjection(faulty.fault(), response));
        }
        EmulatedResponse response = chosen == null ? api.handle(request) : chosen;
        journal.complete(entry, response);
        return response;
    }

    private @Nullable EmulatedResponse chosen(ReceivedRequest request) {
        EmulatedResponse refusal = limits.refusal(
                callers.of(request),
                request.operation().orElse(null),
                settings.clock().instant());
        if (refusal != null) {
            return refusal;
        }
        EmulatedResponse scripted = script.response(request);
        return scripted == null ? intercepted(request) : scripted;
    }

    /** A failure of a test's own code must not look like a failure of the connection. */
    private @Nullable EmulatedResponse intercepted(ReceivedRequest request) {
        Function<ReceivedRequest, @Nullable EmulatedResponse> interceptor = script.interceptor();
        try {
            return interceptor == null ? null : interceptor.apply(request);
        } catch (RuntimeException | AssertionError e) {
            return EmulatedResponse.status(500)
                    .header("Content-Type", "text/plain; charset=utf-8")
                    .body("The function that was passed to intercept has failed: " + e);
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
