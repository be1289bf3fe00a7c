// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar.internal.http;

import io.github.cameldingtalk.calendar.api.DingTalkCalendarException;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.BiConsumer;
import java.util.regex.Pattern;

/** Counts the requests to the service, by operation and code. Costs no lock. */
public final class CallCounts {

    /** The code of a success. */
    static final String OK = "OK";

    /** A server can send any code. Beyond this number of kinds, other codes count together. */
    private static final int MAX_KINDS = 300;

    private static final String OTHER = "other";

    private static final Pattern CODE = Pattern.compile("[A-Za-z0-9._-]{1,100}");

    private final ConcurrentMap<Kind, LongAdder> counts = new ConcurrentHashMap<>();
    private final List<BiConsumer<Kind, LongAdder>> listeners = new CopyOnWriteArrayList<>();

    /**
     * The requests that count together.
     *
     * @param operation the operation or the token API
     * @param code      {@code OK}, the service's error code, or a word for a failure without a code; see {@link #code}
     */
    public record Kind(String operation, String code) {}

    /** How many requests of a kind there were. */
    public record Count(Kind kind, long count) {}

    void succeeded(String operation) {
        count(new Kind(operation, OK));
    }

    void failed(String operation, DingTalkCalendarException failure) {
        count(new Kind(operation, code(failure)));
    }

    /**
     * The service's error code, or, if there is none, {@code noResponse}, {@code unexpectedResponse} for a response with a
     * status of success, or the status, such as {@code http502}.
     */
    public static String code(DingTalkCalendarException failure) {
        String code = failure.getErrorCode();
        if (code != null && CODE.matcher(code).matches()) {
            return code;
        }
        int status = failure.getStatusCode();
        return status == 0 ? "noResponse" : status / 100 == 2 ? "unexpectedResponse" : "http" + status;
    }

    private void count(Kind kind) {
        LongAdder counter = counts.get(kind);
        if (counter == null) {
            counter = add(counts.size() < MAX_KINDS ? kind : new Kind(kind.operation, OTHER));
        }
        counter.increment();
    }

    private LongAdder add(Kind kind) {
        LongAdder counter = new LongAdder();
        LongAdder present = counts.putIfAbsent(kind, counter);
        if (present != null) {
            return present;
        }
        listeners.forEach(listener -> listener.accept(kind, counter));
        return counter;
    }

    /** The counts, in the order of operations and codes. */
    public List<Count> counts() {
        return counts.entrySet().stream()
                .map(entry -> new Count(entry.getKey(), entry.getValue().sum()))
                .sorted((one, other) -> {
                    int byOperation = one.kind.operation.compareTo(other.kind.operation);
                    return byOperation != 0 ? byOperation : one.kind.code.compareTo(other.kind.code);
                })
                .toList();
    }

    /** Calls the listener with each kind and its counter, now and when there is a new kind; possibly twice. */
    public void onKind(BiConsumer<Kind, LongAdder> listener) {
        listeners.add(listener);
        counts.forEach(listener);
    }
}
