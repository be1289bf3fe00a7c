// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar;

import io.github.cameldingtalk.calendar.internal.http.ApiClient;
import io.github.cameldingtalk.calendar.internal.oauth2.TokenCache;
import io.github.cameldingtalk.calendar.internal.pace.Paces;
import java.time.Duration;
import java.util.HashMap;
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
    private final Map<TransportOptions, Shared> clients = new HashMap<>();
    private LongSupplier nanoTime = System::nanoTime;
    private @Nullable ScheduledExecutorService scheduler;
    private @Nullable ExecutorService renewals;
    private @Nullable TokenCache tokens;
    private @Nullable Paces paces;
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
            Shared shared = clients.get(options);
            if (shared == null) {
                shared = new Shared(context(), options, Objects.requireNonNull(scheduler));
                clients.put(options, shared);
            }
            shared.users++;
            return new Acquired(shared.client, Objects.requireNonNull(tokens), Objects.requireNonNull(paces));
        } finally {
            lock.unlock();
        }
    }

    void release(TransportOptions options, ApiClient client) {
        lock.lock();
        try {
            Shared shared = clients.get(options);
            if (shared != null && shared.client == client && --shared.users == 0) {
                shared.unusedSince = System.nanoTime();
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
        clients.values().forEach(Shared::close);
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
            clients.values().removeIf(shared -> shared.isLongUnused(now) && shared.closeUnlessInUse());
            if (clients.values().stream().anyMatch(shared -> shared.users == 0)) {
                sweepLater();
            }
        } finally {
            lock.unlock();
        }
    }

    private static final class Shared {

        private final HttpTransport transport;
        private final ApiClient client;
        private int users;
        private long unusedSince;

        Shared(CamelContext context, TransportOptions options, ScheduledExecutorService scheduler) throws Exception {
            transport = new HttpTransport(context, options);
            client = new ApiClient(
                    transport.exchange(),
                    options.baseUri(),
                    options.connectTimeout(),
                    options.responseTimeout(),
                    options.maxConnections(),
                    HttpOptions.secrets(options.http()),
                    scheduler);
        }

        boolean isLongUnused(long now) {
            return users == 0 && now - unusedSince >= KEPT_UNUSED.toNanos();
        }

        /** A producer that Camel has stopped may still be in a call. */
        boolean closeUnlessInUse() {
            boolean closed = client.closeUnlessInUse();
            if (closed) {
                transport.close();
            }
            return closed;
        }

        void close() {
            client.close();
            transport.close();
        }
    }
}
