// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar.benchmarks;

import io.github.cameldingtalk.calendar.DingTalkCalendarConstants;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.Producer;
import org.apache.camel.impl.DefaultCamelContext;
import org.openjdk.jmh.annotations.CompilerControl;

/** The component's producer, without a route before it: what it costs by itself. */
final class ComponentProducer implements AutoCloseable {

    private final CamelContext context = new DefaultCamelContext();
    private final Producer producer;

    ComponentProducer(String baseUri, int connections) throws Exception {
        context.start();
        producer = context.getEndpoint(Routes.component(baseUri, connections)).createProducer();
        producer.start();
    }

    /** What a thread sends again and again: to make an exchange is the route's part, not the component's. */
    Message message() {
        Exchange exchange = producer.getEndpoint().createExchange();
        exchange.getMessage().setHeader(DingTalkCalendarConstants.USER_ID, Sample.USER_ID);
        exchange.getMessage().setHeader(DingTalkCalendarConstants.CALENDAR_ID, Sample.CALENDAR_ID);
        return new Message(producer, exchange);
    }

    record Message(Producer producer, Exchange exchange) {

        /** Compiled by itself, so that what called it while it grew warm makes no difference. */
        @CompilerControl(CompilerControl.Mode.DONT_INLINE)
        Object sentWith(Object body) throws Exception {
            exchange.getMessage().setBody(body);
            producer.process(exchange);
            return CamelRoute.resultOf(exchange);
        }
    }

    @Override
    public void close() {
        context.stop();
    }
}
