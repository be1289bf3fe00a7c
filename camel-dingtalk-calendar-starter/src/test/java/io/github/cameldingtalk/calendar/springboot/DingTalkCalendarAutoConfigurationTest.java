// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar.springboot;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cameldingtalk.calendar.DingTalkCalendarComponent;
import io.github.cameldingtalk.calendar.DingTalkCalendarConfiguration;
import io.github.cameldingtalk.calendar.emulator.DingTalkEmulator;
import io.github.cameldingtalk.calendar.emulator.DingTalkEmulatorExtension;
import io.github.cameldingtalk.calendar.emulator.EmulatedCalendar;
import io.github.cameldingtalk.calendar.token.SuiteTicketHolder;
import org.apache.camel.CamelContext;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.support.jsse.SSLContextParameters;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

@SpringBootTest(
        classes = DingTalkCalendarAutoConfigurationTest.Application.class,
        properties = {
            "camel.component.dingtalk-calendar.user-id=author",
            "camel.component.dingtalk-calendar.calendar-id=calendar",
            "camel.component.dingtalk-calendar.response-timeout=5s",
            "camel.component.dingtalk-calendar.connect-timeout=1234",
            "camel.component.dingtalk-calendar.max-connections=7",
            "camel.component.dingtalk-calendar.update-mode=merge",
            "camel.component.dingtalk-calendar.output-type=json",
            "camel.component.dingtalk-calendar.fail-on-unknown-fields=false",
            "camel.component.dingtalk-calendar.ssl-context-parameters=#bean:tls",
            "camel.component.dingtalk-calendar.http.connectionTimeToLive=60000",
        })
class DingTalkCalendarAutoConfigurationTest {

    @RegisterExtension
    static DingTalkEmulator dingtalk = DingTalkEmulatorExtension.shared(
            emulator -> emulator.putInternalApp("app", "secret").put(EmulatedCalendar.of("calendar", "author")));

    @Configuration
    @EnableAutoConfiguration
    static class Application {

        @Bean
        SSLContextParameters tls() {
            return new SSLContextParameters();
        }

        @Bean
        SuiteTicketHolder tickets() {
            return new SuiteTicketHolder();
        }

        @Bean
        RouteBuilder routes() {
            return new RouteBuilder() {
                @Override
                public void configure() {
                    from("direct:update").to("dingtalk-calendar:updateSubscribed");
                }
            };
        }
    }

    @DynamicPropertySource
    static void properties(DynamicPropertyRegistry registry) {
        dingtalk.properties("camel.component.dingtalk-calendar.")
                .forEach((name, value) -> registry.add(name, () -> value));
    }

    @Autowired
    CamelContext context;

    @Autowired
    ProducerTemplate template;

    @Test
    void aRouteUpdatesACalendarWithTheOptionsOfTheApplication() {
        assertThat(template.requestBody("direct:update", "{\"name\":\"From Spring Boot\"}"))
                .isEqualTo(true);
        assertThat(dingtalk.calendar("calendar").orElseThrow().name()).isEqualTo("From Spring Boot");
    }

    @Test
    void optionsOfEveryTypeReachTheComponent() {
        DingTalkCalendarConfiguration options = context.getComponent(
                        "dingtalk-calendar", DingTalkCalendarComponent.class)
                .getConfiguration();

        assertThat(options.getBaseUri()).isEqualTo(dingtalk.baseUri());
        assertThat(options.getResponseTimeout()).isEqualTo(5_000);
        assertThat(options.getConnectTimeout()).isEqualTo(1_234);
        assertThat(options.getConnectionRequestTimeout()).isEqualTo(10_000);
        assertThat(options.getMaxConnections()).isEqualTo(7);
        assertThat(options.isFailOnUnknownFields()).isFalse();
        assertThat(options.getUpdateMode()).isEqualTo(DingTalkCalendarConfiguration.UpdateMode.merge);
        assertThat(options.getOutputType()).isEqualTo(DingTalkCalendarConfiguration.OutputType.json);
        assertThat(options.getSslContextParameters()).isNotNull();
        assertThat(options.getHttp()).containsEntry("connectionTimeToLive", "60000");
    }
}
