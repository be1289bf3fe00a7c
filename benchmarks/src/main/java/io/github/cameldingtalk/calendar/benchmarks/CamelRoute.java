// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar.benchmarks;

import io.github.cameldingtalk.calendar.DingTalkCalendarConstants;
import org.apache.camel.CamelContext;
import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.openjdk.jmh.annotations.CompilerControl;

/** A running route, and what sends an exchange through it. */
final class CamelRoute implements AutoCloseable {

    private final CamelContext context;
    private final ProducerTemplate template;
    private final Endpoint start;

    CamelRoute(RouteBuilder route) throws Exception {
        context = new DefaultCamelContext();
        context.addRoutes(route);
        context.start();
        template = context.createProducerTemplate();
        start = context.getEndpoint("direct:update");
    }

    /** Compiled by itself, so that what called it while it grew warm makes no difference. */
    @CompilerControl(CompilerControl.Mode.DONT_INLINE)
    Object update(Object body) {
        Exchange exchange = start.createExchange();
        exchange.getMessage().setHeader(DingTalkCalendarConstants.USER_ID, Sample.USER_ID);
        exchange.getMessage().setHeader(DingTalkCalendarConstants.CALENDAR_ID, Sample.CALENDAR_ID);
        exchange.getMessage().setBody(body);
        template.send(start, exchange);
        return resultOf(exchange);
    }

    static Object resultOf(Exchange exchange) {
        Object result = exchange.getMessage().getBody();
        if (exchange.getException() != null || !Boolean.TRUE.equals(result)) {
            throw new IllegalStateException("the update failed", exchange.getException());
        }
        return result;
    }

    @Override
    public void close() {
        context.stop();
    }
}
