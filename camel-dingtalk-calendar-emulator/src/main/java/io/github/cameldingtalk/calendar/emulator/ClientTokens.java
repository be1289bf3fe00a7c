// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar.emulator;

import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Remembers each {@code x-client-token} of a successful request for a day, so that no request takes effect twice. The oldest are
 * forgotten before if they use too much memory.
 */
final class ClientTokens {

    private static final Duration LIFETIME = Duration.ofDays(1);
    private static final int OBJECT_BYTES = 1_024;

    private final ServiceSettings settings;
    private final Map<Key, First> remembered = new LinkedHashMap<>();

    private final Set<Key> underWay = new HashSet<>();
    private long bytes;

    record Key(String userId, String path, String token) {}

    private record First(EmulatedResponse.Http response, Instant at) {
        int bytes() {
            return OBJECT_BYTES + response.bodyLength();
        }
    }

    ClientTokens(ServiceSettings settings) {
        this.settings = settings;
    }

    /**
     * A request from its arrival until its response.
     *
     * @param key     {@code null} if the request has no token
     * @param isFirst whether no other request with the same token was under way
     */
    record Arrival(@Nullable Key key, boolean isFirst) {}

    synchronized Arrival arrive(ReceivedRequest request) {
        Key key = request.operation()
                .filter(ApiOperation::takesClientToken)
                .map(operation -> key(new ApiCall(operation, request)))
                .orElse(null);
        return new Arrival(key, key == null || underWay.add(key));
    }

    synchronized void leave(Arrival arrival) {
        if (arrival.isFirst && arrival.key != null) {
            underWay.remove(arrival.key);
        }
    }

    private @Nullable Key key(ApiCall call) {
        String token = call.request().header("x-client-token");
        if (token == null || token.isBlank()) {
            return null;
        }
        String path = settings.eventRules().tokenIsForOnePath()
                ? call.request().method() + " " + call.request().target()
                : "";
        return new Key(call.userId(), path, token);
    }

    /** Handles a call, unless it repeats the token of another one. A call that has failed may be repeated. */
    synchronized EmulatedResponse.Http handle(ApiCall call, Function<ApiCall, EmulatedResponse.Http> handler) {
        Key key = key(call);
        if (key == null) {
            return handler.apply(call);
        }
        Instant now = settings.clock().instant();
        forgetBefore(now.minus(LIFETIME));
        First first = remembered.get(key);
        if (first != null) {
            return repeated(first, now);
        }
        EmulatedResponse.Http response = handler.apply(call);
        remember(key, new First(response, now));
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

    private void remember(Key key, First first) {
        remembered.put(key, first);
        bytes += first.bytes();
        while (bytes > Memory.CLIENT_TOKEN_BYTES) {
            forgetOldest();
        }
    }

    private void forgetBefore(Instant limit) {
        while (!remembered.isEmpty()
                && !remembered.values().iterator().next().at.isAfter(limit)) {
            forgetOldest();
        }
    }

    private void forgetOldest() {
        Iterator<First> oldest = remembered.values().iterator();
        bytes -= oldest.next().bytes();
        oldest.remove();
    }

    synchronized void clear() {
        remembered.clear();
        bytes = 0;
    }
}
