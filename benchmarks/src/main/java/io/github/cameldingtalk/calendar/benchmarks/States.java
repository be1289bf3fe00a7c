// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar.benchmarks;

import io.github.cameldingtalk.calendar.DingTalkCalendarConstants;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.apache.camel.builder.RouteBuilder;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.infra.BenchmarkParams;

/** What the benchmarks of calls stand on. JMH makes those that a benchmark asks for, and no other. */
public class States {

    private States() {}

    /** The server, and how many connections the threads of the run need. */
    @State(Scope.Benchmark)
    public static class Server {

        private LoopbackServer server;
        String uri;
        int port;
        int connections;
        private boolean isToBeWarm;

        @Setup
        public void start(BenchmarkParams parameters) throws IOException {
            boolean isInFlight = parameters.getBenchmark().startsWith(InFlight.class.getName());
            server = LoopbackServer.start(isInFlight ? InFlight.DELAY_MILLIS : 0);
            server.exercise();
            uri = "http://127.0.0.1:" + server.port();
            port = server.port();
            connections = Math.max(parameters.getThreads(), WarmUp.THREADS);
            isToBeWarm = !isInFlight && parameters.getWarmup().getCount() > 0;
        }

        /** Unless the benchmark is about what is cold, or the answers take too long for it. */
        void warmUp(Callable<Callable<?>> calls) throws Exception {
            if (isToBeWarm) {
                WarmUp.run(calls);
            }
        }

        @TearDown
        public void stop() {
            server.close();
        }
    }

    @State(Scope.Benchmark)
    public static class Raw {

        RawClient client;

        @Setup
        public void start(Server server) throws Exception {
            client = new RawClient(server.uri, server.connections);
            server.warmUp(() -> client::update);
        }

        @TearDown
        public void stop() throws IOException {
            client.close();
        }
    }

    @State(Scope.Benchmark)
    public static class NonBlocking {

        NonBlockingClient client;

        @Setup
        public void start(Server server) throws Exception {
            client = new NonBlockingClient(server.uri, InFlight.CALLS);
            server.warmUp(() -> () -> client.update(null).get());
        }

        @TearDown
        public void stop() {
            client.close();
        }
    }

    @State(Scope.Benchmark)
    public static class Component {

        ComponentProducer producer;

        @Setup
        public void start(Server server) throws Exception {
            producer = new ComponentProducer(server.uri, server.connections);
            AtomicInteger turn = new AtomicInteger();
            server.warmUp(() -> {
                ComponentProducer.Message message = producer.message();
                return () -> message.sentWith(Sample.BODIES.get(turn.getAndIncrement() & 3));
            });
        }

        @TearDown
        public void stop() {
            producer.close();
        }
    }

    @State(Scope.Thread)
    public static class Message {

        private ComponentProducer.Message message;

        @Setup
        public void create(Component component) {
            message = component.producer.message();
        }

        Object sentWith(Object body) throws Exception {
            return message.sentWith(body);
        }
    }

    /** A route that runs, and updates the next of 3,000 calendars each time. */
    public abstract static class Route {

        private static final List<String> IDS = IntStream.range(1000, 4000)
                .mapToObj(i -> Sample.CALENDAR_ID.substring(4) + i)
                .toList();

        private final AtomicInteger turn = new AtomicInteger();
        private CamelRoute route;

        @Setup
        public void start(Server server) throws Exception {
            route = new CamelRoute(route(server), idHeader());
            server.warmUp(() -> this::update);
        }

        abstract RouteBuilder route(Server server) throws Exception;

        String idHeader() {
            return DingTalkCalendarConstants.CALENDAR_ID;
        }

        Object update() {
            return route.update(Sample.MAP, IDS.get(Math.floorMod(turn.getAndIncrement(), IDS.size())));
        }

        @TearDown
        public void stop() {
            route.close();
        }
    }

    @State(Scope.Benchmark)
    public static class RouteWithComponent extends Route {

        @Override
        RouteBuilder route(Server server) {
            return Routes.withComponent(server.uri, server.connections);
        }
    }

    @State(Scope.Benchmark)
    public static class RouteWithComponentByToD extends Route {

        @Override
        RouteBuilder route(Server server) {
            return Routes.withComponentByToD(server.uri, server.connections);
        }

        @Override
        String idHeader() {
            return Routes.ID;
        }
    }

    @State(Scope.Benchmark)
    public static class RouteByHand extends Route {

        @Override
        RouteBuilder route(Server server) {
            return Routes.byHand(server.uri, false);
        }
    }

    @State(Scope.Benchmark)
    public static class RouteByHandWithMethodInUri extends Route {

        @Override
        RouteBuilder route(Server server) {
            return Routes.byHand(server.uri, true);
        }
    }

    @State(Scope.Benchmark)
    public static class RouteWithSdk extends Route {

        @Override
        RouteBuilder route(Server server) throws Exception {
            return Routes.withSdk(server.port);
        }
    }
}
