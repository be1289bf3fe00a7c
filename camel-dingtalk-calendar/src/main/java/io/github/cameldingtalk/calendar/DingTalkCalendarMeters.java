// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar;

import io.github.cameldingtalk.calendar.internal.http.CallCounts.Kind;
import io.github.cameldingtalk.calendar.internal.http.PoolState;
import io.github.cameldingtalk.calendar.internal.oauth2.TokenState;
import io.github.cameldingtalk.calendar.internal.pace.PaceState;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.TimeGauge;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.Arrays;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Predicate;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.camel.CamelContext;
import org.apache.camel.Component;
import org.apache.camel.support.LifecycleStrategySupport;

/**
 * Meters of Micrometer for each DingTalk Calendar component in a context, now and later. Each meter has the tags
 * {@code camelContext} with the name of the context, and {@code component} with the component's name. When a component is removed
 * from its context, its meters are removed:
 *
 * <ul>
 *   <li>{@code dingtalk.calendar.calls}: the requests, with the tags {@code operation} and {@code code}, which is
 *       {@code OK} for a success
 *   <li>{@code dingtalk.calendar.connections}: the connections of all clients, with the tag {@code state}:
 *       {@code leased} or {@code available}
 *   <li>{@code dingtalk.calendar.connections.max} and {@code dingtalk.calendar.connections.pending}: the greatest number of
 *       connections, and the calls that wait for one
 *   <li>{@code dingtalk.calendar.tokens}: the access tokens, with the tag {@code state}: {@code valid}, or {@code paused}
 *       if the last fetch failed and the next one may not begin yet
 *   <li>{@code dingtalk.calendar.pace.delay} and {@code dingtalk.calendar.pace.share}, with the tag {@code operation}: how
 *       long a call would wait for its turn, and the used share of callsPerSecond, of the slowest app
 * </ul>
 *
 * <pre>{@code
 * new DingTalkCalendarMeters(camelContext).bindTo(meterRegistry);
 * }</pre>
 *
 * <p>The starter for Spring Boot makes a bean of this class, which Spring Boot binds to its registry.
 */
public final class DingTalkCalendarMeters implements MeterBinder {

    private static final String PREFIX = "dingtalk.calendar.";

    private static final Set<String> OPERATIONS =
            Arrays.stream(DingTalkCalendarOperation.values()).map(Enum::name).collect(Collectors.toSet());

    private final CamelContext context;

    /** @param context the context, which need not have a DingTalk Calendar component yet */
    public DingTalkCalendarMeters(CamelContext context) {
        this.context = context;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        context.addLifecycleStrategy(new LifecycleStrategySupport() {
            @Override
            public void onComponentAdd(String name, Component component) {
                bind(registry, name, component);
            }

            @Override
            public void onComponentRemove(String name, Component component) {
                registry.getMeters().stream()
                        .filter(meter -> meter.getId().getName().startsWith(PREFIX)
                                && meter.getId()
                                        .getTags()
                                        .containsAll(tags(name).stream().toList()))
                        .forEach(registry::remove);
            }
        });
        for (String name : context.getComponentNames()) {
            bind(registry, name, context.hasComponent(name));
        }
    }

    private Tags tags(String component) {
        return Tags.of("camelContext", context.getName(), "component", component);
    }

    private void bind(MeterRegistry registry, String name, Component component) {
        if (component instanceof DingTalkCalendarComponent calendar) {
            Tags tags = tags(name);
            CalendarClients clients = calendar.clients();
            bindConnections(registry, tags, clients);
            bindTokens(registry, tags, clients);
            clients.counts().onKind((kind, counter) -> {
                bindCalls(registry, tags, kind, counter);
                if (OPERATIONS.contains(kind.operation())) {
                    bindPace(registry, tags, kind.operation(), clients);
                }
            });
        }
    }

    private static void bindCalls(MeterRegistry registry, Tags tags, Kind kind, LongAdder counter) {
        FunctionCounter.builder(PREFIX + "calls", counter, LongAdder::sum)
                .description("The requests to DingTalk")
                .tags(tags.and("operation", kind.operation(), "code", kind.code()))
                .register(registry);
    }

    private static void bindConnections(MeterRegistry registry, Tags tags, CalendarClients clients) {
        Gauge.builder(PREFIX + "connections", clients, c -> sum(c, PoolState::leased))
                .description("The connections to DingTalk")
                .tags(tags.and("state", "leased"))
                .register(registry);
        Gauge.builder(PREFIX + "connections", clients, c -> sum(c, PoolState::available))
                .description("The connections to DingTalk")
                .tags(tags.and("state", "available"))
                .register(registry);
        Gauge.builder(PREFIX + "connections.max", clients, c -> sum(c, PoolState::max))
                .description("The greatest number of connections to DingTalk")
                .tags(tags)
                .register(registry);
        Gauge.builder(PREFIX + "connections.pending", clients, c -> sum(c, PoolState::pending))
                .description("The calls that wait for a connection to DingTalk")
                .tags(tags)
                .register(registry);
    }

    private static int sum(CalendarClients clients, ToIntFunction<PoolState> number) {
        return clients.clientStates().stream()
                .map(ClientState::pool)
                .mapToInt(number)
                .sum();
    }

    private static void bindTokens(MeterRegistry registry, Tags tags, CalendarClients clients) {
        Gauge.builder(PREFIX + "tokens", clients, c -> count(c, token -> token.token() != null))
                .description("The access tokens of DingTalk")
                .tags(tags.and("state", "valid"))
                .register(registry);
        Gauge.builder(PREFIX + "tokens", clients, c -> count(c, token -> token.pause() != null))
                .description("The access tokens of DingTalk")
                .tags(tags.and("state", "paused"))
                .register(registry);
    }

    private static long count(CalendarClients clients, Predicate<TokenState> which) {
        return clients.tokenStates().stream().filter(which).count();
    }

    private static void bindPace(MeterRegistry registry, Tags tags, String operation, CalendarClients clients) {
        TimeGauge.builder(PREFIX + "pace.delay", clients, TimeUnit.MILLISECONDS, c -> paces(c, operation)
                        .mapToLong(pace -> pace.delay().toMillis())
                        .max()
                        .orElse(0))
                .description("How long a call would wait for its turn of callsPerSecond")
                .tags(tags.and("operation", operation))
                .register(registry);
        Gauge.builder(PREFIX + "pace.share", clients, c -> paces(c, operation)
                        .mapToDouble(PaceState::share)
                        .min()
                        .orElse(1))
                .description("The used share of callsPerSecond, which is smaller after a refused call")
                .tags(tags.and("operation", operation))
                .register(registry);
    }

    private static Stream<PaceState> paces(CalendarClients clients, String operation) {
        return clients.paceStates().stream().filter(pace -> pace.operation().equals(operation));
    }
}
