// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar.springboot;

import java.beans.PropertyDescriptor;
import java.time.Duration;
import org.apache.camel.spi.PropertiesSource;
import org.apache.camel.util.StringHelper;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.BeanUtils;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.env.Environment;

/**
 * Gives Camel durations, enums and booleans in a spelling that Camel understands. Spring Boot accepts more spellings than
 * Camel does, and the component reads its options from Camel when the context is reloaded.
 */
final class OptionsForCamel implements PropertiesSource {

    private final Environment environment;

    OptionsForCamel(Environment environment) {
        this.environment = environment;
    }

    @Override
    public String getName() {
        return "DingTalkCalendarProperties";
    }

    @Override
    public @Nullable String getProperty(String name) {
        if (!name.startsWith(DingTalkCalendarProperties.PREFIX + ".")) {
            return null;
        }
        String option = name.substring(DingTalkCalendarProperties.PREFIX.length() + 1);
        PropertyDescriptor property =
                BeanUtils.getPropertyDescriptor(DingTalkCalendarProperties.class, StringHelper.dashToCamelCase(option));
        if (property == null || !hasSpellings(property.getPropertyType())) {
            return null;
        }
        Object value = Binder.get(environment)
                .bind(
                        DingTalkCalendarProperties.PREFIX + "." + StringHelper.camelCaseToDash(option),
                        property.getPropertyType())
                .orElse(null);
        return value instanceof Duration duration
                ? Long.toString(duration.toMillis())
                : value == null ? null : value.toString();
    }

    private static boolean hasSpellings(Class<?> type) {
        return type == Duration.class || type == Boolean.class || type.isEnum();
    }
}
