// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** The places where Camel and HttpClient show secrets. SECURITY.md lists the same places, and what helps. */
final class ShownByCamel {

    private static final Set<String> IN_URIS = Set.of(
            "uri-auth-password",
            "uri-dashed-secret",
            "uri-gateway-token",
            "uri-person-secret",
            "uri-proxied-token",
            "uri-proxy-password",
            "uri-raw-secret",
            "uri-refresh-token",
            "uri-suite-secret",
            "uri-token");

    private static final Set<String> IN_ROUTES = and(IN_URIS, "kamelet-token");

    static final Map<String, Set<String>> PLACES = new TreeMap<>(Map.ofEntries(
            Map.entry("JMX dumpProcessorAsXml()", IN_ROUTES),
            Map.entry("JMX dumpRouteAsXml()", IN_ROUTES),
            Map.entry("JMX dumpRoutesAsXml()", IN_ROUTES),
            Map.entry("JMX dumpRoutesCoverageAsXml()", IN_ROUTES),
            Map.entry("console bean", Set.of("bean-secret", "bean-refresh-token")),
            Map.entry("console endpoint", and(IN_ROUTES, "dynamic-token")),
            Map.entry("console main-configuration", Set.of("property-secret")),
            Map.entry("console properties", Set.of("property-secret")),
            Map.entry("console route-dump", IN_ROUTES),
            Map.entry("console service", and(IN_URIS, "dynamic-token")),
            // What stands behind an ampersand in a secret without RAW is a name of an option for Camel.
            Map.entry("exception", Set.of("rest")),
            Map.entry("serialized exception", Set.of("rest")),
            Map.entry("log DEBUG org.apache.camel", Set.of("kamelet-token", "property-secret")),
            Map.entry(
                    "log TRACE org.apache.camel",
                    and(IN_ROUTES, "dynamic-token", "property-secret", "rest", "wrong-option")),
            Map.entry("log DEBUG org.apache.hc", Set.of("uri-auth-password", "uri-proxy-password"))));

    private ShownByCamel() {}

    /** What a place shows in any version. Newer versions of Camel have more consoles that show routes. */
    static Set<String> inAnyVersion(String place) {
        return PLACES.getOrDefault(place, place.startsWith("console ") ? IN_ROUTES : Set.of());
    }

    private static Set<String> and(Set<String> some, String... others) {
        Set<String> all = new TreeSet<>(some);
        all.addAll(Set.of(others));
        return all;
    }
}
