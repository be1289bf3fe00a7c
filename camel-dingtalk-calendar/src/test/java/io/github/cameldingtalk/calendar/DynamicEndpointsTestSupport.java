// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.camel.CamelContext;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.health.HealthCheckRegistry;
import org.apache.camel.impl.health.DefaultHealthCheckRegistry;
import org.apache.camel.impl.health.ProducersHealthCheckRepository;

/** Routes whose endpoint URI depends on the message. */
abstract class DynamicEndpointsTestSupport extends DingTalkCalendarTestSupport {

    final Map<String, Integer> updated = new ConcurrentHashMap<>();
    final Set<Integer> connections = ConcurrentHashMap.newKeySet();
    final ProducersHealthCheckRepository checks = new ProducersHealthCheckRepository();

    @Override
    protected CamelContext createCamelContext() throws Exception {
        CamelContext context = super.createCamelContext();
        DefaultHealthCheckRegistry registry = new DefaultHealthCheckRegistry(context);
        registry.register(checks);
        checks.setEnabled(true);
        context.getCamelContextExtension().addContextPlugin(HealthCheckRegistry.class, registry);
        context.getPropertiesComponent().addInitialProperty("options", "userId=" + USER_ID + "&outputType=object");
        return context;
    }

    @Override
    void configure(DingTalkCalendarConfiguration configuration) {
        super.configure(configuration);
        configuration.setAccessToken(null);
        configuration.setClientId("app");
        configuration.setClientSecret("s3cret");
        dingtalk.putInternalApp("app", "s3cret").intercept(request -> {
            if (!request.method().equals("PUT")) {
                return null;
            }
            updated.merge(request.target(), 1, Integer::sum);
            connections.add(request.connection());
            return RESULT_TRUE;
        });
    }

    @Override
    protected RouteBuilder createRouteBuilder() {
        return new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:static").to(UPDATE + "?calendarId=static");
                from("direct:dynamic").toD(UPDATE + "?calendarId=${header.c}");
                from("direct:ids").toD(UPDATE + "?calendarId=${header.c}&userId=${header.u}&corpId=");
                from("direct:raw").toD(UPDATE + "?calendarId=RAW(${header.c})&userId=" + USER_ID);
                from("direct:secret")
                        .toD(UPDATE + "?calendarId=${header.c}&baseUri=" + dingtalk.baseUri()
                                + "&accessToken=RAW(a+s3cret)");
                from("direct:host").toD(UPDATE + "?calendarId=${header.c}&baseUri=${header.b}&userId=${header.u}");
                from("direct:lines")
                        .toD(
                                """
                                dingtalk-calendar:updateSubscribed?calendarId=${header.c}
                                    &userId=${header.u}
                                    &outputType=json
                                """);
                from("direct:wireTap").wireTap(UPDATE + "?calendarId=${header.c}");
                from("direct:enrich").enrich().simple(UPDATE + "?calendarId=${header.c}");
                from("direct:expression")
                        .toD(UPDATE
                                + "?updateMode=${header.mode}&calendarId=${header.c.replace('&', '?')}&{{options}}");
                from("direct:operation").toD("dingtalk-calendar:${header.operation}?calendarId=${header.c}");
                from("direct:slashes").toD("dingtalk-calendar://updateSubscribed?calendarId=${header.c}");
                from("direct:listed")
                        .recipientList(simple(UPDATE + "?calendarId=${header.c}"))
                        .cacheSize(5);
                from("direct:unoptimized")
                        .toD()
                        .uri(UPDATE + "?calendarId=${header.c}")
                        .allowOptimisedComponents(false)
                        .cacheSize(5);
            }
        };
    }
}
