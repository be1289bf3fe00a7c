// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar.springboot;

import io.github.cameldingtalk.calendar.DingTalkCalendarMeters;
import io.micrometer.core.instrument.binder.MeterBinder;
import org.apache.camel.CamelContext;
import org.apache.camel.spring.boot.CamelAutoConfiguration;
import org.apache.camel.spring.boot.util.ConditionalOnHierarchicalProperties;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;

/**
 * Adds the component's meters, which Spring Boot binds to its registries. In a class of its own, because an application
 * without Micrometer cannot load it. {@code camel.component.dingtalk-calendar.enabled=false} switches this off.
 */
@AutoConfiguration(after = CamelAutoConfiguration.class)
@ConditionalOnClass(MeterBinder.class)
@ConditionalOnBean(CamelContext.class)
@ConditionalOnHierarchicalProperties({"camel.component", DingTalkCalendarProperties.PREFIX})
public class DingTalkCalendarMetersAutoConfiguration {

    @Bean
    @ConditionalOnMissingBean
    DingTalkCalendarMeters dingtalkCalendarMeters(CamelContext context) {
        return new DingTalkCalendarMeters(context);
    }
}
