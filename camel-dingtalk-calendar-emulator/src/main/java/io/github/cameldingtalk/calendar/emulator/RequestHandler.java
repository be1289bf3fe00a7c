// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar.emulator;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Handles each request: by the page, else by the script, else by the API. */
final class RequestHandler {

    private final EmulatorPage page;
    private final Script script;
    private final Journal journal;
    private final ServiceApi api;
    private final ServiceSettings settings;

    RequestHandler(EmulatorPage page, Script script, Journal journal, ServiceApi api, ServiceSettings settings) {
        this.page = page;
        this.script = script;
        this.journal = journal;
        this.api = api;
        this.settings = settings;
    }

    EmulatedResponse handle(ReceivedRequest request) {
        if (page.isFor(request)) {
            return page.handle(request);
        }
        Journal.Entry entry = journal.add(request, settings.clock().instant());
        pause(script.latency());
        EmulatedResponse scripted = scripted(request);
        if (scripted instanceof EmulatedResponse.Faulty faulty) {
            EmulatedResponse.Http response =
                    faulty.fault().takesEffect() ? api.handle(request) : EmulatedResponse.status(200);
            journal.complete(entry, faulty);
            return EmulatedResponse.wire(new FaultInjection(faulty.fault(), response));
        }
        EmulatedResponse response = scripted == null ? api.handle(request) : scripted;
        journal.complete(entry, response);
        return response;
    }

    /** A failure of a test's own code must not look like a failure of the connection. */
    private @Nullable EmulatedResponse scripted(ReceivedRequest request) {
        try {
            return script.response(request, settings.clock());
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
