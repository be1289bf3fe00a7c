// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar;

import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.camel.CamelContext;
import org.apache.camel.spi.CamelEvent;
import org.apache.camel.support.EventNotifierSupport;
import org.jspecify.annotations.Nullable;

/**
 * Reads the properties of a component again when the context reloads its routes, for example after a secret was rotated.
 * Only changed properties are set, so an option that Java code has set stays.
 */
final class PropertiesReload extends EventNotifierSupport {

    private final DingTalkCalendarComponent component;
    private @Nullable Map<String, Object> known;
    private boolean stale;

    PropertiesReload(DingTalkCalendarComponent component) {
        this.component = component;
        setIgnoreExchangeEvents(true);
        setIgnoreExchangeSendingEvents(true);
        setIgnoreServiceEvents(true);
        setIgnoreStepEvents(true);
    }

    void listen() {
        start();
        context().getManagementStrategy().addEventNotifier(this);
    }

    void ignore() {
        context().getManagementStrategy().removeEventNotifier(this);
        stop();
    }

    @Override
    public synchronized void notify(CamelEvent event) {
        if (event instanceof CamelEvent.CamelContextStartingEvent) {
            // A route with dynamic endpoints may have its first endpoint after the first reload. After a restart of the
            // context,
            // the component still has what it knew before.
            known = known == null ? read() : known;
        } else if (event instanceof CamelEvent.CamelContextReloadingEvent
                || event instanceof CamelEvent.CamelContextReloadedEvent
                || event instanceof CamelEvent.CamelContextReloadFailureEvent) {
            stale = true;
        }
    }

    /**
     * Notes what the properties say before the first endpoint. Reads them again for the first endpoint within a reload, which a
     * static route creates, and for the first one after it, which a message creates.
     */
    synchronized void beforeEndpoint() throws Exception {
        if (known == null) {
            known = read();
        } else if (stale) {
            Map<String, Object> now = read();
            change(known, now);
            known = now;
        }
        stale = false;
    }

    private void change(Map<String, Object> before, Map<String, Object> now) throws Exception {
        Map<String, Object> changed = new TreeMap<>();
        TreeSet<String> removed = new TreeSet<>(before.keySet());
        removed.removeAll(now.keySet());
        for (Map.Entry<String, Object> option : now.entrySet()) {
            if (!Objects.equals(before.get(option.getKey()), option.getValue())) {
                changed.put(option.getKey(), option.getValue());
            }
        }
        component.changeConfiguration(changed, removed);
    }

    private Map<String, Object> read() {
        return new EndpointOptions(context()).ofProperties(component.name());
    }

    private CamelContext context() {
        return component.getCamelContext();
    }
}
