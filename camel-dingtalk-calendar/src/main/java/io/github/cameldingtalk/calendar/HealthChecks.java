// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.apache.camel.health.HealthCheckHelper;
import org.apache.camel.health.WritableHealthCheckRepository;
import org.apache.camel.util.URISupport;
import org.jspecify.annotations.Nullable;

/**
 * The health checks of a component's producers. Producers with the same client and the same credentials share one check.
 * The last producer that stops removes the check.
 */
final class HealthChecks {

    private final DingTalkCalendarComponent component;
    private final Map<Key, Shared> checks = new HashMap<>();

    private record Key(TransportOptions transport, Credentials credentials, @Nullable String corpId) {}

    private static final class Shared {
        private final DingTalkCalendarHealthCheck check;
        private final WritableHealthCheckRepository repository;
        private int producers;

        Shared(DingTalkCalendarHealthCheck check, WritableHealthCheckRepository repository) {
            this.check = check;
            this.repository = repository;
        }
    }

    HealthChecks(DingTalkCalendarComponent component) {
        this.component = component;
    }

    /**
     * Adds the check of a producer, unless another producer has added it.
     *
     * @return a task that removes the check, unless another producer still uses it
     */
    synchronized Runnable add(ServiceAccess access, @Nullable String corpId) {
        WritableHealthCheckRepository repository = HealthCheckHelper.getHealthCheckRepository(
                component.getCamelContext(), "producers", WritableHealthCheckRepository.class);
        if (repository == null) {
            return () -> {};
        }
        Key key = new Key(access.transport(), access.credentials(), corpId);
        Shared shared = checks.get(key);
        if (shared == null) {
            shared = new Shared(new DingTalkCalendarHealthCheck(freeId(access), access, corpId), repository);
            shared.check.setEnabled(component.isHealthCheckProducerEnabled());
            repository.addHealthCheck(shared.check);
            checks.put(key, shared);
        }
        shared.producers++;
        Shared added = shared;
        return () -> remove(key, added);
    }

    private synchronized void remove(Key key, Shared shared) {
        if (--shared.producers == 0 && checks.remove(key, shared)) {
            shared.repository.removeHealthCheck(shared.check);
        }
    }

    synchronized void removeAll() {
        checks.values().forEach(shared -> shared.repository.removeHealthCheck(shared.check));
        checks.clear();
    }

    /** An id that no other check has, because Camel finds checks by their ids. */
    private String freeId(ServiceAccess access) {
        Set<String> taken = new HashSet<>();
        checks.values().forEach(shared -> taken.add(shared.check.getId()));
        String id = "producer:" + component.name() + "-"
                + URISupport.sanitizeUri(access.transport().baseUri().uri().toString());
        String free = id;
        for (int n = 2; taken.contains(free); n++) {
            free = id + "-" + n;
        }
        return free;
    }
}
