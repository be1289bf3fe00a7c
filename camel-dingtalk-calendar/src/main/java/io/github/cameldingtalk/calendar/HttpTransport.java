// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar;

import io.github.cameldingtalk.calendar.client.HttpRules;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.apache.camel.CamelContext;
import org.apache.camel.component.http.HttpClientConfigurer;
import org.apache.camel.component.http.HttpComponent;
import org.apache.camel.component.http.HttpEndpoint;

/**
 * Makes HTTP endpoints of Camel's for their clients. They come from a component of their own, which what an application
 * sets on its {@code http} component does not reach.
 */
final class HttpTransport {

    /**
     * The first would undo what the component promises of a call, and the last want an exchange, which there is none of
     * here. None is taken silently for something else.
     */
    private static final Set<String> REFUSED = Set.of(
            "followRedirects", "httpClient", "httpMethod", "bridgeEndpoint", "logHttpActivity", "httpActivityListener");

    /** What the component has an option for. */
    private static final Map<String, String> OWN = Map.of(
            "connectTimeout", "connectTimeout",
            "connectionRequestTimeout", "connectionRequestTimeout",
            "responseTimeout", "responseTimeout",
            "soTimeout", "responseTimeout",
            "maxTotalConnections", "maxConnections",
            "connectionsPerRoute", "maxConnections");

    private HttpTransport() {}

    /** @throws IllegalArgumentException if an {@code http.} option is unknown, or cannot be used here */
    static HttpEndpoint endpoint(CamelContext context, TransportOptions options) throws Exception {
        for (String option : options.http().keySet()) {
            if (REFUSED.contains(option)) {
                throw new IllegalArgumentException(
                        "http." + option + " cannot be set here: the component decides itself"
                                + " where a request goes, what it carries, how often it is sent and who sees it");
            }
            if (OWN.containsKey(option)) {
                throw new IllegalArgumentException("http." + option + " cannot be set here: set " + OWN.get(option));
            }
        }
        HttpComponent component = new HttpComponent();
        component.setCamelContext(context);
        component.setConnectTimeout(options.connectTimeout());
        // For the TLS handshake, which not every HttpClient bounds by the connect timeout. A call has its own bound.
        component.setSoTimeout(options.connectTimeout());
        component.setConnectionRequestTimeout(options.connectionRequestTimeout());
        component.setMaxTotalConnections(options.maxConnections());
        component.setConnectionsPerRoute(options.maxConnections());
        if (options.sslContextParameters() != null) {
            component.setSslContextParameters(options.sslContextParameters());
        }
        Map<String, Object> parameters = new HashMap<>(options.http());
        HttpEndpoint endpoint =
                (HttpEndpoint) component.createEndpoint(options.baseUri().uri().toString(), parameters);
        if (endpoint.getHttpUri().getRawQuery() != null) {
            // Camel's HTTP endpoint takes what it does not know for a part of the query.
            throw new IllegalArgumentException("Camel's HTTP endpoint has no option "
                    + endpoint.getHttpUri().getRawQuery().replaceAll("=[^&]*", "")
                    + ": check how it is spelt behind 'http.'");
        }
        HttpClientConfigurer configurer = endpoint.getHttpClientConfigurer();
        endpoint.setHttpClientConfigurer(builder -> {
            if (configurer != null) {
                configurer.configureHttpClient(builder);
            }
            HttpRules.makeSafe(builder);
            if (options.http().isEmpty()) {
                // Only those options could bring credentials.
                HttpRules.expectNoAuthentication(builder);
            }
        });
        return endpoint;
    }
}
