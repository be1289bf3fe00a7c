// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar.osgi;

import io.github.cameldingtalk.calendar.api.DingTalkCalendarException;
import java.util.Dictionary;
import java.util.Hashtable;
import java.util.function.Function;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.karaf.core.OsgiDefaultCamelContext;
import org.osgi.framework.BundleActivator;
import org.osgi.framework.BundleContext;

/** Starts a context with a route in the framework. What it is called with, and what it answers, is text. */
public final class RouteActivator implements BundleActivator {

    private OsgiDefaultCamelContext context;

    @Override
    public void start(BundleContext bundle) throws Exception {
        context = new OsgiDefaultCamelContext(bundle);
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:update")
                        .to("dingtalk-calendar:updateSubscribed?userId=author&calendarId=calendar&clientId=app"
                                + "&clientSecret=secret&baseUri=" + bundle.getProperty("dingtalk.baseUri"));
            }
        });
        context.start();
        Dictionary<String, Object> properties = new Hashtable<>();
        properties.put("name", "update");
        Function<String, String> update = this::update;
        bundle.registerService(Function.class, update, properties);
    }

    private String update(String body) {
        Exchange exchange = context.createProducerTemplate()
                .send("direct:update", given -> given.getIn().setBody(body));
        if (exchange.getException() instanceof DingTalkCalendarException failure) {
            return failure.getClass().getSimpleName() + ": " + failure.getErrorMessage();
        }
        return exchange.isFailed()
                ? exchange.getException().toString()
                : exchange.getMessage().getBody(String.class);
    }

    @Override
    public void stop(BundleContext bundle) {
        context.stop();
    }
}
