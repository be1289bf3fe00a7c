// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar.benchmarks;

import io.github.cameldingtalk.calendar.DingTalkCalendarConstants;
import io.github.cameldingtalk.calendar.DingTalkCalendarEndpoint;
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
    private final String idHeader;

    /** @param idHeader where the route looks for the calendar's id */
    CamelRoute(RouteBuilder route, String idHeader) throws Exception {
        this.idHeader = idHeader;
        context = new DefaultCamelContext();
        context.addRoutes(route);
        context.start();
        template = context.createProducerTemplate();
        start = context.getEndpoint("direct:update");
    }

    /** Compiled by itself, so that what called it while it grew warm makes no difference. */
    @CompilerControl(CompilerControl.Mode.DONT_INLINE)
    Object update(Object body, String calendarId) {
        Exchange exchange = start.createExchange();
        exchange.getMessage().setHeader(DingTalkCalendarConstants.USER_ID, Sample.USER_ID);
        exchange.getMessage().setHeader(idHeader, calendarId);
        exchange.getMessage().setBody(body);
        template.send(start, exchange);
        return resultOf(exchange);
    }

    /** How many of the component the context holds. It forgets all but a thousand of those that {@code toD} made. */
    long endpoints() {
        return context.getEndpoints().stream()
                .filter(DingTalkCalendarEndpoint.class::isInstance)
                .count();
    }

    static Object resultOf(Exchange exchange) {
        Object result = exchange.getMessage().getBody();
        if (exchange.getException() != null || result == null || result.equals(false)) {
            throw new IllegalStateException("the call failed", exchange.getException());
        }
        return result;
    }

    @Override
    public void close() {
        context.stop();
    }
}
