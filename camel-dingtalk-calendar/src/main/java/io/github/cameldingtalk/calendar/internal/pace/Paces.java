// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar.internal.pace;

import io.github.cameldingtalk.calendar.internal.http.BaseUri;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** The paces of a component: one for each app, address and operation, because DingTalk limits each API for each app. */
public final class Paces {

    private static final int MAX_PACES = 1_000;

    private final Map<Key, Pace> paces = new ConcurrentHashMap<>();
    private final Pace.Clock clock;
    private volatile boolean closed;

    /**
     * What calls have in common that count together.
     *
     * @param app    {@code null} if the access token is from elsewhere
     * @param corpId {@code null} unless DingTalk limits the app in each organization
     */
    record Key(BaseUri baseUri, String operation, @Nullable String app, @Nullable String corpId) {}

    private static final class SystemClock implements Pace.Clock {

        private final long start = System.nanoTime();

        @Override
        public long nanos() {
            return System.nanoTime() - start;
        }

        @Override
        public void park(long nanos) {
            LockSupport.parkNanos(this, nanos);
        }
    }

    public Paces() {
        this(new SystemClock());
    }

    Paces(Pace.Clock clock) {
        this.clock = clock;
    }

    Pace.Clock clock() {
        return clock;
    }

    Pace pace(Key key) {
        Pace pace = paces.get(key);
        if (pace == null) {
            if (paces.size() >= MAX_PACES) {
                paces.values().removeIf(Pace::isRemovable);
            }
            pace = paces.computeIfAbsent(key, k -> new Pace(clock));
            if (closed) {
                pace.close();
            }
        }
        return pace;
    }

    /** The state of each pace. */
    public List<PaceState> states() {
        return paces.entrySet().stream()
                .map(entry -> entry.getValue().state(entry.getKey()))
                .toList();
    }

    /** Ends the waiting of all calls, because the component stops. */
    public void close() {
        closed = true;
        paces.values().forEach(Pace::close);
    }
}
