// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar.benchmarks;

import com.aliyun.dingtalkcalendar_1_0.Client;
import com.aliyun.dingtalkcalendar_1_0.models.CreateEventHeaders;
import com.aliyun.dingtalkcalendar_1_0.models.CreateEventRequest;
import com.aliyun.teaopenapi.models.Config;
import com.aliyun.teautil.models.RuntimeOptions;
import io.github.cameldingtalk.calendar.DingTalkCalendarConstants;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.apache.camel.builder.RouteBuilder;
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

/** A new event, from the call to the event that the service answers, in a route with this component and with DingTalk's SDK. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 1, time = 500, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 5, time = 300, timeUnit = TimeUnit.MILLISECONDS)
@Fork(value = 1, jvmArgsAppend = "-Xbatch")
public class CreateEvent {

    @Benchmark
    public Object routeWithComponentRecord(WithComponent route) {
        return route.create(EventSample.RECORD);
    }

    @Benchmark
    public Object routeWithComponentMap(WithComponent route) {
        return route.create(EventSample.MAP);
    }

    @Benchmark
    public Object routeWithSdk(WithSdk route) {
        return route.create(EventSample.MAP);
    }

    /** A route that runs, and creates an event. */
    public abstract static class Route {

        private CamelRoute route;

        @Setup
        public void start(States.Server server) throws Exception {
            route = new CamelRoute(route(server), DingTalkCalendarConstants.CALENDAR_ID);
            server.warmUp(() -> () -> create(EventSample.MAP));
        }

        abstract RouteBuilder route(States.Server server) throws Exception;

        Object create(Object body) {
            return route.update(body, "primary");
        }

        @TearDown
        public void stop() {
            route.close();
        }
    }

    @State(Scope.Benchmark)
    public static class WithComponent extends Route {

        @Override
        RouteBuilder route(States.Server server) {
            return new RouteBuilder() {
                @Override
                public void configure() {
                    from("direct:update")
                            .to("dingtalk-calendar:createEvent?clientId=app&clientSecret=secret&baseUri=" + server.uri
                                    + "&maxConnections=" + server.connections);
                }
            };
        }
    }

    /** DingTalk's SDK, out of the box but for the address. */
    @State(Scope.Benchmark)
    public static class WithSdk extends Route {

        @Override
        RouteBuilder route(States.Server server) throws Exception {
            Config config = new Config();
            config.protocol = "http";
            config.endpoint = "127.0.0.1:" + server.port;
            Client client = new Client(config);
            return new RouteBuilder() {
                @Override
                public void configure() {
                    from("direct:update").process(exchange -> {
                        CreateEventHeaders headers = new CreateEventHeaders();
                        headers.xAcsDingtalkAccessToken = Sample.TOKEN;
                        headers.xClientToken = UUID.randomUUID().toString();
                        exchange.getMessage()
                                .setBody(client.createEventWithOptions(
                                                Sample.USER_ID, "primary", request(), headers, new RuntimeOptions())
                                        .getBody());
                    });
                }
            };
        }

        private static CreateEventRequest request() {
            return new CreateEventRequest()
                    .setSummary(EventSample.SUMMARY)
                    .setDescription(EventSample.DESCRIPTION)
                    .setStart(new CreateEventRequest.CreateEventRequestStart()
                            .setDateTime(EventSample.START)
                            .setTimeZone(EventSample.ZONE))
                    .setEnd(new CreateEventRequest.CreateEventRequestEnd()
                            .setDateTime(EventSample.END)
                            .setTimeZone(EventSample.ZONE))
                    .setIsAllDay(false)
                    .setAttendees(List.of(new CreateEventRequest.CreateEventRequestAttendees().setId(Sample.USER_ID)))
                    .setLocation(new CreateEventRequest.CreateEventRequestLocation().setDisplayName(EventSample.PLACE))
                    .setReminders(List.of(new CreateEventRequest.CreateEventRequestReminders()
                            .setMethod("dingtalk")
                            .setMinutes(15)));
        }
    }
}
