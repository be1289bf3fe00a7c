// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar;

import io.github.cameldingtalk.calendar.client.HttpRules;
import java.util.HashMap;
import java.util.Map;
import javax.net.ssl.HostnameVerifier;
import org.apache.camel.CamelContext;
import org.apache.camel.component.http.HttpClientConfigurer;
import org.apache.camel.component.http.HttpComponent;
import org.apache.camel.component.http.HttpEndpoint;
import org.apache.camel.support.EndpointHelper;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes HTTP endpoints of Camel's for their clients. They come from an HTTP component of their own: neither the settings of
 * the application's {@code http} component nor the global options of the context have an effect.
 */
final class HttpTransport {

    private static final Logger LOG = LoggerFactory.getLogger(HttpTransport.class);

    private static final String TIME_TO_LIVE = "connectionTimeToLive";

    private HttpTransport() {}

    static HttpEndpoint endpoint(CamelContext context, TransportOptions options) throws Exception {
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
        Object timeToLive = parameters.remove(TIME_TO_LIVE);
        if (timeToLive != null) {
            component.setConnectionTimeToLive(as(context, Long.class, TIME_TO_LIVE, timeToLive));
        }
        parameters.computeIfPresent(
                "httpClientConfigurer", (name, value) -> as(context, HttpClientConfigurer.class, name, value));
        parameters.computeIfPresent(
                "x509HostnameVerifier", (name, value) -> as(context, HostnameVerifier.class, name, value));
        parameters.computeIfPresent("useSystemProperties", (name, value) -> as(context, Boolean.class, name, value));
        HttpEndpoint endpoint =
                (HttpEndpoint) component.createEndpoint(options.baseUri().uri().toString(), parameters);
        if (endpoint.getHttpUri().getRawQuery() != null) {
            // Camel's HTTP component takes what it does not know for a part of the query.
            throw new IllegalArgumentException("this version of Camel's HTTP component has no option "
                    + endpoint.getHttpUri().getRawQuery().replaceAll("=[^&]*", ""));
        }
        HttpClientConfigurer configurer = endpoint.getHttpClientConfigurer();
        endpoint.setHttpClientConfigurer(builder -> {
            // What comes from global options of the context; that of the options follows.
            builder.setProxy(null);
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
