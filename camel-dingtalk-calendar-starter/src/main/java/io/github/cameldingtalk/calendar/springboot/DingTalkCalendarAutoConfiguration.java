// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar.springboot;

import io.github.cameldingtalk.calendar.DingTalkCalendarComponent;
import org.apache.camel.CamelContext;
import org.apache.camel.Component;
import org.apache.camel.spi.ComponentCustomizer;
import org.apache.camel.spring.boot.CamelAutoConfiguration;
import org.apache.camel.spring.boot.util.CamelPropertiesHelper;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;

/** Sets the properties on the component when Camel makes it. Off with {@code camel.component.dingtalk-calendar.enabled=false}. */
@AutoConfiguration(after = CamelAutoConfiguration.class)
@ConditionalOnProperty(prefix = DingTalkCalendarProperties.PREFIX, name = "enabled", matchIfMissing = true)
@EnableConfigurationProperties(DingTalkCalendarProperties.class)
public class DingTalkCalendarAutoConfiguration {

    @Bean
    public ComponentCustomizer dingtalkCalendarComponentCustomizer(
            CamelContext context, DingTalkCalendarProperties properties) {
        return new ComponentCustomizer() {
            @Override
            public void configure(String name, Component component) {
                CamelPropertiesHelper.copyProperties(context, properties, component);
            }

            @Override
            public boolean isEnabled(String name, Component component) {
                return component instanceof DingTalkCalendarComponent;
            }
        };
    }
}
