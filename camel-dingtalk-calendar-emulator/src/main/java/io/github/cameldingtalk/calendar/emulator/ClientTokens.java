// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar.emulator;

import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;

/** Remembers each {@code x-client-token} of a successful request for a day, so that no request takes effect twice. */
final class ClientTokens {

    private static final Duration LIFETIME = Duration.ofDays(1);
    private static final int MAX_TOKENS = 100_000;

    private final ServiceSettings settings;
    private final Map<Key, First> remembered = new LinkedHashMap<>();

    private record Key(String userId, String path, String token) {}

    private record First(EmulatedResponse.Http response, Instant at) {}

    ClientTokens(ServiceSettings settings) {
        this.settings = settings;
    }

    /** Handles a call, unless it repeats the token of another one. A call that has failed may be repeated. */
    synchronized EmulatedResponse.Http handle(ApiCall call, Function<ApiCall, EmulatedResponse.Http> handler) {
        String token = call.request().header("x-client-token");
        if (token == null || token.isBlank()) {
            return handler.apply(call);
        }
        Instant now = settings.clock().instant();
        forgetBefore(now.minus(LIFETIME));
        String path = settings.eventRules().tokenIsForOnePath()
                ? call.request().method() + " " + call.request().target()
                : "";
        Key key = new Key(call.userId(), path, token);
        First first = remembered.get(key);
        if (first != null) {
            return repeated(first, now);
        }
        EmulatedResponse.Http response = handler.apply(call);
        remembered.put(key, new First(response, now));
        return response;
    }

    private EmulatedResponse.Http repeated(First first, Instant now) {
        EventRules rules = settings.eventRules();
        if (now.isBefore(first.at.plus(rules.tokenProcessing()))) {
            throw new ServiceErrorException(ServiceError.IDEMPOTENCY_PROCESSING);
        }
        return switch (rules.repeatedToken()) {
            case FIRST_RESPONSE -> first.response;
            case EMPTY_RESPONSE -> ServiceResponse.empty();
            case IDEMPOTENCY_PROCESSING -> throw new ServiceErrorException(ServiceError.IDEMPOTENCY_PROCESSING);
        };
    }

    private void forgetBefore(Instant limit) {
        Iterator<First> oldest = remembered.values().iterator();
        while (oldest.hasNext()) {
            if (oldest.next().at.isAfter(limit) && remembered.size() < MAX_TOKENS) {
                return;
            }
            oldest.remove();
        }
    }

    synchronized void clear() {
        remembered.clear();
    }
}
