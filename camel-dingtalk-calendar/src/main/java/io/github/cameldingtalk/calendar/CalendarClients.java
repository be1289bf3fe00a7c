// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar;

import io.github.cameldingtalk.calendar.internal.http.ApiClient;
import io.github.cameldingtalk.calendar.internal.http.CallCounts;
import io.github.cameldingtalk.calendar.internal.oauth2.TokenCache;
import io.github.cameldingtalk.calendar.internal.oauth2.TokenState;
import io.github.cameldingtalk.calendar.internal.pace.PaceState;
import io.github.cameldingtalk.calendar.internal.pace.Paces;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.apache.camel.CamelContext;
import org.apache.camel.ExtendedCamelContext;
import org.apache.camel.NonManagedService;
import org.apache.camel.support.service.ServiceSupport;
import org.jspecify.annotations.Nullable;

/**
 * The HTTP clients, the token cache and the threads of a component. Producers with equal transport options share one
 * client.
 *
 * <p>This service starts with the first producer. Camel starts some producers before their component, and after a restart
 * of the context Camel may use a component that it does not start again. Camel stops this service with the context.
 */
final class CalendarClients extends ServiceSupport implements NonManagedService {

    /** Camel's caches may stop a producer and make the next one a moment later, which can use the same connections. */
    static final Duration KEPT_UNUSED = Duration.ofMinutes(1);

    private final DingTalkCalendarComponent component;
    private final Map<TransportOptions, SharedClient> clients = new HashMap<>();
    private final CallCounts counts = new CallCounts();
    private LongSupplier nanoTime = System::nanoTime;
    private @Nullable ScheduledExecutorService scheduler;
    private @Nullable ExecutorService renewals;
    private volatile @Nullable TokenCache tokens;
    private volatile @Nullable Paces paces;
    private boolean sweeping;

    /** A client, and the tokens and paces of all apps. */
    record Acquired(ApiClient client, TokenCache tokens, Paces paces) {}

    CalendarClients(DingTalkCalendarComponent component) {
        this.component = component;
    }

    /**
     * The client for these options. The caller {@linkplain #release releases} it later.
     *
     * @throws IllegalStateException if the context is stopping or has stopped
     */
    Acquired acquire(TransportOptions options) throws Exception {
        lock.lock();
        try {
            startWithContext();
            SharedClient shared = clients.get(options);
            if (shared == null) {
                shared = new SharedClient(context(), options, counts, Objects.requireNonNull(scheduler));
                clients.put(options, shared);
            }
            return new Acquired(shared.use(), Objects.requireNonNull(tokens), Objects.requireNonNull(paces));
        } finally {
            lock.unlock();
        }
    }

    void release(TransportOptions options, ApiClient client) {
        lock.lock();
        try {
            SharedClient shared = clients.get(options);
            if (shared != null && shared.isUnusedAfterRelease(client)) {
                sweepLater();
            }
        } finally {
            lock.unlock();
        }
    }

    /** Sets the clock of the token cache. The default is {@link System#nanoTime()}. */
    void setNanoTime(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
    }

    /** The requests since the component was made, because a counter must not fall back on a restart. */
    CallCounts counts() {
        return counts;
    }

    List<ClientState> clientStates() {
        lock.lock();
        try {
            return clients.values().stream().map(SharedClient::state).toList();
        } finally {
            lock.unlock();
        }
    }

    List<TokenState> tokenStates() {
        TokenCache current = tokens;
        return current == null ? List.of() : current.states();
    }

    List<PaceState> paceStates() {
        Paces current = paces;
        return current == null ? List.of() : current.states();
    }

    private CamelContext context() {
        return component.getCamelContext();
    }

    private void startWithContext() throws Exception {
        if (!isStarted()) {
            if (isGoingDown(context().getCamelContextExtension())) {
                throw new IllegalStateException("the Camel context is stopped");
            }
            // Camel stops the service with the context. It starts the service late while the context is starting.
            context().addService(this, true, true);
            start();
        }
    }

    private static boolean isGoingDown(ExtendedCamelContext context) {
        return context.getStatusPhase() >= STOPPING;
    }

    @Override
    protected void doStart() {
        scheduler =
                context().getExecutorServiceManager().newSingleThreadScheduledExecutor(component, "DingTalkCalendar");
        renewals = context().getExecutorServiceManager().newCachedThreadPool(component, "DingTalkCalendarTokens");
        tokens = new TokenCache(renewals, () -> nanoTime.getAsLong());
        paces = new Paces();
    }

    @Override
    protected void doStop() {
        clients.values().forEach(SharedClient::close);
        clients.clear();
        if (scheduler != null) {
            context().getExecutorServiceManager().shutdownNow(scheduler);
            scheduler = null;
        }
        if (renewals != null) {
            context().getExecutorServiceManager().shutdownNow(renewals);
            renewals = null;
        }
        tokens = null;
        if (paces != null) {
            paces.close();
            paces = null;
        }
        sweeping = false;
    }

    private void sweepLater() {
        if (!sweeping && scheduler != null) {
            sweeping = !scheduler
                    .schedule(this::sweep, KEPT_UNUSED.toNanos(), TimeUnit.NANOSECONDS)
                    .isCancelled();
        }
    }

    private void sweep() {
        lock.lock();
        try {
            sweeping = false;
            long now = System.nanoTime();
            clients.values().removeIf(shared -> shared.isUnusedFor(KEPT_UNUSED, now) && shared.closeUnlessInUse());
            if (clients.values().stream().anyMatch(SharedClient::isUnused)) {
                sweepLater();
            }
        } finally {
            lock.unlock();
        }
    }
}
