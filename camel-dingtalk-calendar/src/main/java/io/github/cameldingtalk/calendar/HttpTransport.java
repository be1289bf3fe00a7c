// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar;

import io.github.cameldingtalk.calendar.internal.http.ClientExchange;
import io.github.cameldingtalk.calendar.internal.http.ConnectionPool;
import io.github.cameldingtalk.calendar.internal.http.DirectExchange;
import io.github.cameldingtalk.calendar.internal.http.HttpExchange;
import io.github.cameldingtalk.calendar.internal.http.PoolState;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import javax.net.ssl.HostnameVerifier;
import javax.net.ssl.SSLContext;
import org.apache.camel.CamelContext;
import org.apache.camel.component.http.HttpClientConfigurer;
import org.apache.camel.component.http.HttpComponent;
import org.apache.camel.component.http.HttpEndpoint;
import org.apache.camel.support.EndpointHelper;
import org.apache.camel.support.jsse.SSLContextParameters;
import org.apache.camel.support.service.ServiceHelper;
import org.apache.hc.client5.http.ssl.DefaultClientTlsStrategy;
import org.apache.hc.client5.http.ssl.HostnameVerificationPolicy;
import org.apache.hc.client5.http.ssl.HttpsSupport;
import org.apache.hc.client5.http.ssl.TlsSocketStrategy;
import org.apache.hc.core5.reactor.ssl.SSLBufferMode;
import org.apache.hc.core5.ssl.SSLContexts;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The HTTP connections for one set of transport options. With options for a proxy or for authentication, an endpoint of
 * Camel's HTTP component makes the client. Its component is an instance of its own, so neither the settings of the
 * application's {@code http} component nor the global options of the context have an effect.
 */
final class HttpTransport {

    private static final Logger LOG = LoggerFactory.getLogger(HttpTransport.class);

    private static final String TIME_TO_LIVE = "connectionTimeToLive";
    private static final String HOSTNAME_VERIFIER = "x509HostnameVerifier";
    private static final String SYSTEM_PROPERTIES = "useSystemProperties";

    /** Options of the pool. Every other option is for a proxy, for authentication, or for HttpClient itself. */
    private static final Set<String> CONNECTION_OPTIONS = Set.of(TIME_TO_LIVE, HOSTNAME_VERIFIER);

    private final ConnectionPool pool;
    private final @Nullable HttpEndpoint endpoint;
    private final HttpExchange exchange;

    HttpTransport(CamelContext context, TransportOptions options) throws Exception {
        pool = pool(context, options);
        if (CONNECTION_OPTIONS.containsAll(options.http().keySet())) {
            endpoint = null;
            exchange = new DirectExchange(pool, options.baseUri());
        } else {
            endpoint = endpoint(context, options, pool);
            ServiceHelper.startService(endpoint);
            exchange = new ClientExchange(endpoint.getHttpClient(), pool, options.baseUri());
        }
    }

    HttpExchange exchange() {
        return exchange;
    }

    PoolState pool() {
        return pool.state();
    }

    void close() {
        try {
            ServiceHelper.stopService(endpoint);
        } catch (RuntimeException e) {
            LOG.warn("The HTTP client could not be closed", e);
        } finally {
            pool.closeForGood();
        }
    }

    private static ConnectionPool pool(CamelContext context, TransportOptions options) throws Exception {
        Object timeToLive = options.http().get(TIME_TO_LIVE);
        return new ConnectionPool(
                options.maxConnections(),
                options.connectTimeout(),
                options.connectionRequestTimeout(),
                timeToLive == null ? -1 : as(context, Long.class, TIME_TO_LIVE, timeToLive),
                tls(context, options));
    }

    /** Not by HttpClient's builder, because the builder of HttpClient 5.4 cannot leave the host name to a verifier alone. */
    private static TlsSocketStrategy tls(CamelContext context, TransportOptions options) throws Exception {
        Object systemOption = options.http().get(SYSTEM_PROPERTIES);
        boolean system = systemOption != null && as(context, Boolean.class, SYSTEM_PROPERTIES, systemOption);
        Object verifier = options.http().get(HOSTNAME_VERIFIER);
        SSLContextParameters parameters = options.sslContextParameters();
        SSLContext sslContext = parameters != null
                ? parameters.createSSLContext(context)
                : system ? SSLContexts.createSystemDefault() : SSLContexts.createDefault();
        return new DefaultClientTlsStrategy(
                sslContext,
                system ? HttpsSupport.getSystemProtocols() : null,
                system ? HttpsSupport.getSystemCipherSuits() : null,
                SSLBufferMode.STATIC,
                verifier == null ? HostnameVerificationPolicy.BOTH : HostnameVerificationPolicy.CLIENT,
                verifier == null
                        ? HttpsSupport.getDefaultHostnameVerifier()
                        : as(context, HostnameVerifier.class, HOSTNAME_VERIFIER, verifier));
    }

    private static HttpEndpoint endpoint(CamelContext context, TransportOptions options, ConnectionPool pool)
            throws Exception {
        HttpComponent component = new HttpComponent();
        component.setCamelContext(context);
        component.setClientConnectionManager(pool);
        Map<String, Object> parameters = new HashMap<>(options.http());
        parameters.keySet().removeAll(CONNECTION_OPTIONS);
        parameters.computeIfPresent(
                "httpClientConfigurer", (name, value) -> as(context, HttpClientConfigurer.class, name, value));
        parameters.computeIfPresent(SYSTEM_PROPERTIES, (name, value) -> as(context, Boolean.class, name, value));
        parameters.computeIfPresent("authPassword", HttpTransport::hidden);
        parameters.computeIfPresent("proxyAuthPassword", HttpTransport::hidden);
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

    /** Characters, which Camel converts to text, because Camel's HTTP component logs the text of each parameter. */
    private static Object hidden(String name, Object password) {
        return password instanceof String text && !EndpointHelper.isReferenceParameter(text)
                ? text.toCharArray()
                : password;
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
