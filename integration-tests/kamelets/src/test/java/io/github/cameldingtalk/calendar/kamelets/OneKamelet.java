// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar.kamelets;

import java.util.Map;
import java.util.Properties;
import org.apache.camel.CamelContext;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;

/** A Camel context with one route, from {@code direct:in} to one Kamelet. */
final class OneKamelet implements AutoCloseable {

    private final CamelContext context = new DefaultCamelContext();
    private final Properties properties = new Properties();

    /** A bean of the application. */
    OneKamelet bean(String name, Object bean) {
        context.getRegistry().bind(name, bean);
        return this;
    }

    /** A property of the application. */
    OneKamelet property(String name, String value) {
        properties.setProperty(name, value);
        context.getPropertiesComponent().setInitialProperties(properties);
        return this;
    }

    CamelContext context() {
        return context;
    }

    /** Starts it with a route in Java. */
    OneKamelet startedWith(String uri) throws Exception {
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:in").to(uri);
            }
        });
        context.start();
        return this;
    }

    /** Starts it with a route in YAML, which gives the parameters by name. */
    OneKamelet startedInYaml(String kamelet, Map<String, String> parameters) throws Exception {
        StringBuilder yaml =
                new StringBuilder("- from:\n    uri: direct:in\n    steps:\n      - to:\n          uri: \"kamelet:"
                        + kamelet + "\"\n          parameters:\n");
        parameters.forEach((name, value) -> yaml.append("            ")
                .append(name)
                .append(": '")
                .append(value.replace("'", "''"))
                .append("'\n"));
        PluginHelper.getRoutesLoader(context)
                .loadRoutes(ResourceHelper.fromString("route.camel.yaml", yaml.toString()));
        context.start();
        return this;
    }

    String send(String body, Map<String, Object> headers) {
        return context.createProducerTemplate().requestBodyAndHeaders("direct:in", body, headers, String.class);
    }

    String send(String body) {
        return send(body, Map.of());
    }

    @Override
    public void close() throws Exception {
        context.close();
    }
}
