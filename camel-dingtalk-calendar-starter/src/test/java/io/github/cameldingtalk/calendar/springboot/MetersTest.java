// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar.springboot;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cameldingtalk.calendar.emulator.DingTalkEmulator;
import io.github.cameldingtalk.calendar.emulator.EmulatedCalendar;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.Map;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.spring.boot.CamelAutoConfiguration;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

class MetersTest {

    private final ApplicationContextRunner runner = new ApplicationContextRunner()
            .withConfiguration(AutoConfigurations.of(
                    CamelAutoConfiguration.class,
                    DingTalkCalendarAutoConfiguration.class,
                    DingTalkCalendarMetersAutoConfiguration.class));

    @Test
    void theMetersAreABeanThatSpringBootBindsBeforeThereIsAComponent() {
        try (DingTalkEmulator dingtalk =
                DingTalkEmulator.start().acceptToken("s3cret").put(EmulatedCalendar.of("calendar", "author"))) {
            runner.withPropertyValues(
                            "camel.component.dingtalk-calendar.base-uri=" + dingtalk.baseUri(),
                            "camel.component.dingtalk-calendar.access-token=s3cret")
                    .run(application -> {
                        SimpleMeterRegistry registry = new SimpleMeterRegistry();
                        application.getBeansOfType(MeterBinder.class).values().forEach(b -> b.bindTo(registry));

                        application
                                .getBean(ProducerTemplate.class)
                                .requestBodyAndHeaders(
                                        "dingtalk-calendar:updateSubscribed?userId=author&calendarId=calendar",
                                        "{}",
                                        Map.of());

                        assertThat(registry.get("dingtalk.calendar.calls")
                                        .tags("operation", "updateSubscribed", "code", "OK")
                                        .functionCounter()
                                        .count())
                                .isEqualTo(1);
                    });
        }
    }

    @Test
    void anApplicationWithoutMicrometerStarts() {
        runner.withClassLoader(new FilteredClassLoader("io.micrometer")).run(application -> assertThat(application)
                .hasNotFailed()
                .doesNotHaveBean(DingTalkCalendarMetersAutoConfiguration.class));
    }

    @Test
    void theMetersCanBeSwitchedOffWithTheStarter() {
        runner.withPropertyValues("camel.component.dingtalk-calendar.enabled=false")
                .run(application -> assertThat(application).doesNotHaveBean(MeterBinder.class));
    }
}
