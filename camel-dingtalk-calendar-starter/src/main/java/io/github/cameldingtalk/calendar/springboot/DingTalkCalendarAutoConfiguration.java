// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar.springboot;

import io.github.cameldingtalk.calendar.DingTalkCalendarComponent;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.camel.CamelContext;
import org.apache.camel.Component;
import org.apache.camel.spi.ComponentCustomizer;
import org.apache.camel.spi.PropertiesSource;
import org.apache.camel.spring.boot.CamelAutoConfiguration;
import org.apache.camel.spring.boot.util.CamelPropertiesHelper;
import org.apache.camel.spring.boot.util.ConditionalOnCamelContextAndAutoConfigurationBeans;
import org.apache.camel.spring.boot.util.ConditionalOnHierarchicalProperties;
import org.apache.camel.spring.boot.util.HierarchicalPropertiesEvaluator;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.core.env.Environment;

/**
 * Sets the application's properties on the component when Camel creates it. Four properties switch this off, as for Camel's own
 * components, if they are {@code false}: {@code camel.component.enabled} and {@code camel.component.dingtalk-calendar.enabled},
 * and the same with {@code customizer.enabled}. The property of this component wins.
 */
@AutoConfiguration(after = CamelAutoConfiguration.class)
@Conditional(ConditionalOnCamelContextAndAutoConfigurationBeans.class)
@ConditionalOnHierarchicalProperties({"camel.component", DingTalkCalendarProperties.PREFIX})
@EnableConfigurationProperties(DingTalkCalendarProperties.class)
public class DingTalkCalendarAutoConfiguration {

    /**
     * {@return what sets the properties on the component}
     *
     * @param context the context of the component
     * @param properties the application's properties
     * @param environment the environment, which has the switches
     */
    @Bean
    public ComponentCustomizer dingtalkCalendarComponentCustomizer(
            CamelContext context, DingTalkCalendarProperties properties, Environment environment) {
        return new ComponentCustomizer() {
            @Override
            public void configure(String name, Component component) {
                set(context, properties, (DingTalkCalendarComponent) component);
            }

            @Override
            public boolean isEnabled(String name, Component component) {
                return component instanceof DingTalkCalendarComponent
                        && HierarchicalPropertiesEvaluator.evaluate(
                                environment,
                                "camel.component.customizer",
                                DingTalkCalendarProperties.PREFIX + ".customizer");
            }
        };
    }

    @Bean
    static PropertiesSource dingtalkCalendarOptionsForCamel(Environment environment) {
        return new OptionsForCamel(environment);
    }

    private static void set(
            CamelContext context, DingTalkCalendarProperties properties, DingTalkCalendarComponent component) {
        Map<String, Object> options = CamelPropertiesHelper.getNonNullProperties(context, properties);
        Object configuration = options.remove("configuration");
        if (configuration != null) {
            // Set before the other options, so that they override the bean's.
            Map<String, Object> first = new LinkedHashMap<>(Map.of("configuration", configuration));
            CamelPropertiesHelper.setCamelProperties(context, component, first, true);
        }
        Map<String, Object> http =
                new LinkedHashMap<>(component.getConfiguration().getHttp());
        properties
                .getHttp()
                .forEach((option, value) -> http.put(
                        option, value instanceof String text ? context.resolvePropertyPlaceholders(text) : value));
        options.put("http", http);
        CamelPropertiesHelper.setCamelProperties(context, component, options, true);
    }
}
