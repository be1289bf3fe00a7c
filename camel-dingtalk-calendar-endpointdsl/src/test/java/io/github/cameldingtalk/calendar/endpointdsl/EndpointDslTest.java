// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar.endpointdsl;

import static io.github.cameldingtalk.calendar.endpointdsl.StaticEndpointBuilders.dingtalkCalendar;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.cameldingtalk.calendar.DingTalkCalendarComponent;
import io.github.cameldingtalk.calendar.DingTalkCalendarConfiguration;
import io.github.cameldingtalk.calendar.DingTalkCalendarConfiguration.UpdateMode;
import io.github.cameldingtalk.calendar.DingTalkCalendarEndpoint;
import io.github.cameldingtalk.calendar.emulator.DingTalkEmulator;
import io.github.cameldingtalk.calendar.emulator.EmulatedCalendar;
import org.apache.camel.CamelContext;
import org.apache.camel.RoutesBuilder;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.test.junit5.CamelTestSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class EndpointDslTest extends CamelTestSupport {

    private final DingTalkEmulator dingtalk =
            DingTalkEmulator.start().acceptToken("s3cret").put(EmulatedCalendar.of("calendar", "author"));

    @Override
    protected CamelContext createCamelContext() throws Exception {
        CamelContext context = super.createCamelContext();
        DingTalkCalendarConfiguration configuration = context.getComponent(
                        "dingtalk-calendar", DingTalkCalendarComponent.class)
                .getConfiguration();
        configuration.setBaseUri(dingtalk.baseUri());
        configuration.setAccessToken("s3cret");
        context.getPropertiesComponent().addInitialProperty("userId", "author");
        context.getPropertiesComponent().addInitialProperty("calendarId", "calendar");
        return context;
    }

    @Override
    protected RoutesBuilder createRouteBuilder() {
        return new RouteBuilder() {
            @Override
            public void configure() {
                // tag::route[]
                from("direct:update")
                        .to(dingtalkCalendar("updateSubscribed")
                                .userId("{{userId}}")
                                .calendarId("{{calendarId}}")
                                .updateMode(UpdateMode.merge)
                                .advanced()
                                .maxConnections(7))
                        .log("updated: ${body}");
                // end::route[]
            }
        };
    }

    @AfterEach
    void stopTheEmulator() {
        dingtalk.close();
    }

    @Test
    void aRouteUpdatesACalendarWithTheOptionsOfTheBuilder() {
        assertThat(template.requestBody("direct:update", "{\"name\":\"From the endpoint DSL\"}"))
                .isEqualTo(true);

        assertThat(dingtalk.calendar("calendar").orElseThrow().name()).isEqualTo("From the endpoint DSL");
        assertThat(context.getEndpoints())
                .filteredOn(DingTalkCalendarEndpoint.class::isInstance)
                .singleElement()
                .satisfies(endpoint -> assertThat(((DingTalkCalendarEndpoint) endpoint)
                                .getConfiguration()
                                .getMaxConnections())
                        .isEqualTo(7));
    }
}
