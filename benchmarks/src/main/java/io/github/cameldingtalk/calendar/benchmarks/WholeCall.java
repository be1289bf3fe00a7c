// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar.benchmarks;

import io.github.cameldingtalk.calendar.DingTalkCalendarConstants;
import java.io.IOException;
import java.util.concurrent.TimeUnit;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.Producer;
import org.apache.camel.impl.DefaultCamelContext;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.BenchmarkParams;

/** An update, from the call to its result, against a server in another process. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 3, time = 1)
@Fork(1)
public class WholeCall {

    @Benchmark
    public int rawClient(Raw raw) throws IOException {
        return raw.client.update();
    }

    @Benchmark
    public Object componentMap(Component component, Message message) throws Exception {
        return message.sentWith(component.producer, Sample.MAP);
    }

    @Benchmark
    public Object componentRecord(Component component, Message message) throws Exception {
        return message.sentWith(component.producer, Sample.RECORD);
    }

    @Benchmark
    public Object componentString(Component component, Message message) throws Exception {
        return message.sentWith(component.producer, Sample.STRING);
    }

    @Benchmark
    public Object componentBytes(Component component, Message message) throws Exception {
        return message.sentWith(component.producer, Sample.BYTES);
    }

    @Benchmark
    public Object routeWithComponent(ComponentRoute route) {
        return route.camel.update(Sample.MAP);
    }

    @Benchmark
    public Object routeByHand(RouteByHand route) {
        return route.camel.update(Sample.MAP);
    }

    @Benchmark
    public Object routeByHandWithMethodInUri(RouteByHandWithMethodInUri route) {
        return route.camel.update(Sample.MAP);
    }

    @Benchmark
    public Object routeWithSdk(SdkRoute route) {
        return route.camel.update(Sample.MAP);
    }

    /** The server, and how many connections the threads of the run need. */
    @State(Scope.Benchmark)
    public static class Server {

        LoopbackServer server;
        int connections;

        @Setup
        public void start(BenchmarkParams parameters) {
            server = LoopbackServer.start(0);
            connections = parameters.getThreads();
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
        public void start(Server server) {
            client = new RawClient(server.server.uri(), server.connections);
        }

        @TearDown
        public void stop() throws IOException {
            client.close();
        }
    }

    /** The component's producer, without a route before it: what it costs by itself. */
    @State(Scope.Benchmark)
    public static class Component {

        CamelContext context;
        Producer producer;

        @Setup
        public void start(Server server) throws Exception {
            context = new DefaultCamelContext();
            context.start();
            producer = context.getEndpoint(Routes.component(server.server.uri(), server.connections))
                    .createProducer();
            producer.start();
        }

        @TearDown
        public void stop() {
            context.stop();
        }
    }

    /** What a thread sends again and again: its exchange is the route's to make, not the component's. */
    @State(Scope.Thread)
    public static class Message {

        Exchange exchange;

        @Setup
        public void create(Component component) {
            exchange = component.producer.getEndpoint().createExchange();
            exchange.getMessage().setHeader(DingTalkCalendarConstants.USER_ID, Sample.USER_ID);
            exchange.getMessage().setHeader(DingTalkCalendarConstants.CALENDAR_ID, Sample.CALENDAR_ID);
        }

        Object sentWith(Producer producer, Object body) throws Exception {
            exchange.getMessage().setBody(body);
            producer.process(exchange);
            return CamelRoute.resultOf(exchange);
        }
    }

    @State(Scope.Benchmark)
    public static class ComponentRoute {

        CamelRoute camel;

        @Setup
        public void start(Server server) throws Exception {
            camel = new CamelRoute(Routes.withComponent(server.server.uri(), server.connections));
        }

        @TearDown
        public void stop() {
            camel.close();
        }
    }

    @State(Scope.Benchmark)
    public static class RouteByHand {

        CamelRoute camel;

        @Setup
        public void start(Server server) throws Exception {
            camel = new CamelRoute(Routes.byHand(server.server.uri(), false));
        }

        @TearDown
        public void stop() {
            camel.close();
        }
    }

    @State(Scope.Benchmark)
    public static class RouteByHandWithMethodInUri {

        CamelRoute camel;

        @Setup
        public void start(Server server) throws Exception {
            camel = new CamelRoute(Routes.byHand(server.server.uri(), true));
        }

        @TearDown
        public void stop() {
            camel.close();
        }
    }

    @State(Scope.Benchmark)
    public static class SdkRoute {

        CamelRoute camel;

        @Setup
        public void start(Server server) throws Exception {
            camel = new CamelRoute(Routes.withSdk(server.server.port()));
        }

        @TearDown
        public void stop() {
            camel.close();
        }
    }
}
