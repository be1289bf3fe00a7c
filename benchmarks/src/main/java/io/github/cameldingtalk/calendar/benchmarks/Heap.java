// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar.benchmarks;

import io.github.cameldingtalk.calendar.DingTalkCalendarConstants;
import io.github.cameldingtalk.calendar.token.SuiteTicketSupplier;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import org.apache.camel.CamelContext;
import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.Producer;
import org.apache.camel.impl.DefaultCamelContext;

/**
 * What a further endpoint and a further organization's token hold of the heap, and how many endpoints and connections
 * {@code toD} makes for many calendars: a line for each figure.
 */
public final class Heap {

    /** How many of the hand-written kind, each of which has a client and a pool of its own. */
    private static final int FEW = 200;

    private Heap() {}

    /** @param args how many endpoints, tokens and calendars */
    public static void main(String[] args) throws Exception {
        int many = Integer.parseInt(args[0]);
        try (LoopbackServer server = LoopbackServer.start(0)) {
            String uri = "http://127.0.0.1:" + server.port();
            String component = Routes.component(uri, 1);
            report(
                    "component",
                    bytesOfEndpoints(many, i -> component + "&userId=user" + i + "&calendarId=calendar" + i));
            report("byHand", bytesOfEndpoints(FEW, i -> uri + "/v1.0/calendar/users/user" + i + "/x"));
            report("token", bytesOfTokens(many, uri));
            reportDynamic(many, server);
        }
    }

    private static void report(String what, long figure) {
        System.out.println(what + " " + figure);
    }

    private static long bytesOfEndpoints(int count, IntFunction<String> uri) throws Exception {
        CamelContext context = new DefaultCamelContext();
        context.start();
        List<Producer> held = new ArrayList<>();
        held.add(start(context, uri.apply(count)));
        long before = used();
        for (int i = 0; i < count; i++) {
            held.add(start(context, uri.apply(i)));
        }
        long bytes = (used() - before) / count;
        held.get(count).stop();
        context.stop();
        return bytes;
    }

    /** Not through the context's cache of endpoints, which forgets all but a thousand. */
    private static Producer start(CamelContext context, String uri) throws Exception {
        Endpoint endpoint =
                context.getComponent(uri.substring(0, uri.indexOf(':'))).createEndpoint(uri);
        endpoint.start();
        Producer producer = endpoint.createProducer();
        producer.start();
        return producer;
    }

    private static long bytesOfTokens(int count, String uri) throws Exception {
        CamelContext context = new DefaultCamelContext();
        context.getRegistry().bind("tickets", (SuiteTicketSupplier) () -> "ticket");
        context.start();
        Producer producer = context.getEndpoint(Routes.component(uri, 1) + "&suiteTicketSupplier=#tickets")
                .createProducer();
        producer.start();
        Exchange exchange = producer.getEndpoint().createExchange();
        exchange.getMessage().setHeader(DingTalkCalendarConstants.USER_ID, Sample.USER_ID);
        exchange.getMessage().setHeader(DingTalkCalendarConstants.CALENDAR_ID, Sample.CALENDAR_ID);
        update(producer, exchange, "corp");
        long before = used();
        for (int i = 0; i < count; i++) {
            update(producer, exchange, "corp" + i);
        }
        long bytes = (used() - before) / count;
        context.stop();
        return bytes;
    }

    private static void update(Producer producer, Exchange exchange, String corpId) throws Exception {
        exchange.getMessage().setHeader(DingTalkCalendarConstants.CORP_ID, corpId);
        exchange.getMessage().setBody(Sample.MAP);
        producer.process(exchange);
        CamelRoute.resultOf(exchange);
    }

    /** What {@code toD} makes for so many calendars, one after another. */
    private static void reportDynamic(int count, LoopbackServer server) throws Exception {
        int before = server.connections();
        try (CamelRoute route =
                new CamelRoute(Routes.withComponentByToD("http://127.0.0.1:" + server.port(), 1), Routes.ID)) {
            for (int i = 0; i < count; i++) {
                route.update(Sample.MAP, "calendar" + i);
            }
            report("endpoints", route.endpoints());
            report("connections", server.connections() - before);
        }
    }

    private static long used() {
        for (int i = 0; i < 3; i++) {
            System.gc();
        }
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }
}
