// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar.springboot;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cameldingtalk.calendar.DingTalkCalendarComponent;
import org.apache.camel.CamelContext;
import org.apache.camel.spring.boot.CamelAutoConfiguration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

/** Spring Boot's switches lie among the component's options. The component has no such options, so it must not get them. */
class EnabledTest {

    private static final String PREFIX = "camel.component.dingtalk-calendar.";

    private final ApplicationContextRunner application = new ApplicationContextRunner()
            .withConfiguration(
                    AutoConfigurations.of(CamelAutoConfiguration.class, DingTalkCalendarAutoConfiguration.class))
            .withPropertyValues("camel.main.jmx-enabled=false", PREFIX + "calendar-id=of the properties");

    @Test
    void theSwitchesAreNotSetOnTheComponent() {
        application
                .withPropertyValues(PREFIX + "enabled=true", PREFIX + "customizer.enabled=true")
                .run(running -> assertThat(component(running.getBean(CamelContext.class))
                                .getConfiguration()
                                .getCalendarId())
                        .isEqualTo("of the properties"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"enabled", "customizer.enabled", "customizer"})
    void theSwitchesAreNotToldToCamelAsOptions(String name) {
        application
                .withPropertyValues(PREFIX + "enabled=true", PREFIX + "customizer.enabled=true")
                .run(running -> {
                    OptionsForCamel options = new OptionsForCamel(running.getEnvironment());

                    assertThat(options.getProperty(PREFIX + name)).isNull();
                });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                PREFIX + "enabled=false",
                "camel.component.enabled=false",
                PREFIX + "customizer.enabled=false",
                "camel.component.customizer.enabled=false"
            })
    void aComponentThatIsNotEnabledKeepsItsDefaults(String property) {
        application.withPropertyValues(property).run(running -> assertThat(
                        component(running.getBean(CamelContext.class))
                                .getConfiguration()
                                .getCalendarId())
                .isNull());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "customizer."})
    void theSwitchOfThisComponentWins(String part) {
        application
                .withPropertyValues("camel.component." + part + "enabled=false", PREFIX + part + "enabled=true")
                .run(running -> assertThat(component(running.getBean(CamelContext.class))
                                .getConfiguration()
                                .getCalendarId())
                        .isEqualTo("of the properties"));
    }

    @Test
    void anApplicationWithoutCamelStarts() {
        new ApplicationContextRunner()
                .withConfiguration(AutoConfigurations.of(
                        DingTalkCalendarAutoConfiguration.class, DingTalkCalendarMetersAutoConfiguration.class))
                .run(running -> assertThat(running).hasNotFailed());
    }

    private static DingTalkCalendarComponent component(CamelContext context) {
        return context.getComponent("dingtalk-calendar", DingTalkCalendarComponent.class);
    }
}
