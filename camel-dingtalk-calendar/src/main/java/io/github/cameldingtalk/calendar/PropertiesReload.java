// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar;

import java.util.HashMap;
import java.util.Map;
import org.apache.camel.RuntimeCamelException;
import org.jspecify.annotations.Nullable;

/**
 * Reads the properties of a component again when the context reloads its routes, so that a rotated secret arrives. Only
 * what has changed in the properties is set: what Java code has set stays.
 */
final class PropertiesReload {

    private final DingTalkCalendarComponent component;
    private @Nullable Map<String, Object> known;

    PropertiesReload(DingTalkCalendarComponent component) {
        this.component = component;
    }

    /** Notes what the properties say before the first endpoint. A component has no name any sooner. */
    synchronized void rememberOnce() {
        if (known == null) {
            known = read();
        }
    }

    synchronized void apply() {
        if (known == null) {
            return;
        }
        Map<String, Object> now = read();
        Map<String, Object> changed = new HashMap<>(now);
        changed.entrySet().removeAll(known.entrySet());
        known = now;
        if (!changed.isEmpty()) {
            try {
                component.replaceConfiguration(changed);
            } catch (Exception e) {
                throw RuntimeCamelException.wrapRuntimeCamelException(e);
            }
        }
    }

    private Map<String, Object> read() {
        return new EndpointOptions(component.getCamelContext()).ofProperties(component.name());
    }
}
