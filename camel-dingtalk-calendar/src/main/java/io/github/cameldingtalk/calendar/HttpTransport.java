// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar;

import io.github.cameldingtalk.calendar.internal.http.ClientExchange;
import io.github.cameldingtalk.calendar.internal.http.DirectExchange;
import io.github.cameldingtalk.calendar.internal.http.HttpExchange;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import javax.net.ssl.HostnameVerifier;
import org.apache.camel.CamelContext;
import org.apache.camel.component.http.HttpClientConfigurer;
import org.apache.camel.component.http.HttpComponent;
import org.apache.camel.component.http.HttpEndpoint;
import org.apache.camel.support.EndpointHelper;
import org.apache.camel.support.service.ServiceHelper;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The HTTP connections for one set of transport options. Camel's HTTP component configures them: TLS, pool and resolver are
 * Camel's. The component is an instance of its own, so neither the settings of the application's {@code http} component
 * nor the global options of the context have an effect.
 */
final class HttpTransport {

    private static final Logger LOG = LoggerFactory.getLogger(HttpTransport.class);

    private static final String TIME_TO_LIVE = "connectionTimeToLive";
    private static final String HOSTNAME_VERIFIER = "x509HostnameVerifier";

    /** Options of the connections. Every other option is for a proxy, for authentication, or for HttpClient itself. */
    private static final Set<String> CONNECTION_OPTIONS = Set.of(TIME_TO_LIVE, HOSTNAME_VERIFIER);

    private final HttpEndpoint endpoint;
    private final HttpExchange exchange;

    HttpTransport(CamelContext context, TransportOptions options) throws Exception {
        endpoint = endpoint(context, options);
        ServiceHelper.startService(endpoint);
        exchange = CONNECTION_OPTIONS.containsAll(options.http().keySet())
                ? new DirectExchange(
                        endpoint.getClientConnectionManager(),
                        options.maxConnections(),
                        options.baseUri(),
                        options.connectTimeout(),
                        options.connectionRequestTimeout())
                : new ClientExchange(endpoint.getHttpClient(), options.baseUri());
    }

    HttpExchange exchange() {
        return exchange;
    }

    void close() {
        try {
            ServiceHelper.stopService(endpoint);
        } catch (RuntimeException e) {
            LOG.warn("The connections to {} could not all be closed", endpoint.getHttpUri(), e);
        } finally {
            exchange.close();
        }
    }

    private static HttpEndpoint endpoint(CamelContext context, TransportOptions options) throws Exception {
        HttpComponent component = new HttpComponent();
        component.setCamelContext(context);
        component.setConnectTimeout(options.connectTimeout());
        // For the TLS handshake, which not every HttpClient bounds by the connect timeout.
        component.setSoTimeout(options.connectTimeout());
        // HttpClient treats 0 as "do not wait".
        component.setConnectionRequestTimeout(
                options.connectionRequestTimeout() == 0 ? Integer.MAX_VALUE : options.connectionRequestTimeout());
        component.setMaxTotalConnections(options.maxConnections());
        component.setConnectionsPerRoute(options.maxConnections());
        if (options.sslContextParameters() != null) {
            component.setSslContextParameters(options.sslContextParameters());
        }
        Map<String, Object> parameters = new HashMap<>(options.http());
        Object timeToLive = parameters.remove(TIME_TO_LIVE);
        if (timeToLive != null) {
            component.setConnectionTimeToLive(as(context, Long.class, TIME_TO_LIVE, timeToLive));
        }
        parameters.computeIfPresent(
                "httpClientConfigurer", (name, value) -> as(context, HttpClientConfigurer.class, name, value));
        parameters.computeIfPresent(
                HOSTNAME_VERIFIER, (name, value) -> as(context, HostnameVerifier.class, name, value));
        parameters.computeIfPresent("useSystemProperties", (name, value) -> as(context, Boolean.class, name, value));
        HttpEndpoint endpoint =
                (HttpEndpoint) component.createEndpoint(options.baseUri().uri().toString(), parameters);
        if (endpoint.getHttpUri().getRawQuery() != null) {
            // Camel's HTTP component treats an unknown option as part of the query.
            throw new IllegalArgumentException("this version of Camel's HTTP component has no option "
                    + endpoint.getHttpUri().getRawQuery().replaceAll("=[^&]*", ""));
        }
        HttpClientConfigurer configurer = endpoint.getHttpClientConfigurer();
        endpoint.setHttpClientConfigurer(builder -> {
            // Removes a proxy of the context's global options. A proxy of the http. options is set afterwards.
            builder.setProxy(null);
            if (configurer != null) {
                configurer.configureHttpClient(builder);
            }
            ClientExchange.prepare(builder);
        });
        return endpoint;
    }

    /** The value of an option, or the bean that it names: Camel's HTTP component ignores a bean of another type. */
    private static <T> T as(CamelContext context, Class<T> type, String name, Object value) {
        T converted = null;
        try {
            converted = value instanceof String text && EndpointHelper.isReferenceParameter(text)
                    ? EndpointHelper.resolveReferenceParameter(context, text, type, false)
                    : context.getTypeConverter().convertTo(type, value);
        } catch (RuntimeException e) {
            LOG.debug("http.{} cannot be used", name, e);
        }
        if (converted == null) {
            throw new IllegalArgumentException("http." + name + " must be "
                    + (type == HttpClientConfigurer.class || type == HostnameVerifier.class
                            ? "a bean of the type " + type.getName() + ", named as #bean:name"
                            : type == Boolean.class ? "true or false" : "a number of milliseconds"));
        }
        return converted;
    }
}
