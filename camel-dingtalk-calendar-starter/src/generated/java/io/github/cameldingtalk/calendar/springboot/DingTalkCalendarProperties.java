// SPDX-License-Identifier: Apache-2.0
// Generated from the component's catalog. Do not edit.
package io.github.cameldingtalk.calendar.springboot;

import io.github.cameldingtalk.calendar.DingTalkCalendarConfiguration.Mode;
import io.github.cameldingtalk.calendar.DingTalkCalendarConfiguration.OutputType;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * The component's options, each with its own type, so that Spring Boot rejects a value of another type and names
 * the property. An option whose property is not set keeps the component's default.
 */
@ConfigurationProperties(prefix = DingTalkCalendarProperties.PREFIX)
public class DingTalkCalendarProperties {

    static final String PREFIX = "camel.component.dingtalk-calendar";

    /**
     * Where the API is: https://api.dingtalk.io for the international service, https://api.dingtalk.com for China, or
     * a gateway or a test server. A path is kept as a prefix. The default is https://api.dingtalk.io.
     */
    private @Nullable String baseUri;

    /**
     * The id of the subscription calendar. The header CamelDingTalkCalendarId wins over it.
     */
    private @Nullable String calendarId;

    /**
     * The defaults of the endpoints' options. Options that are set on the component itself are set on this object. The
     * option takes a reference to a bean, such as #bean:name.
     */
    private @Nullable String configuration;

    /**
     * Whether to refuse a body with a field that the API does not know. Sent all the same, a misspelt field would be a
     * successful update of nothing. The default is true.
     */
    private @Nullable Boolean failOnUnknownFields;

    /**
     * Whether the producer should be started lazy (on the first message). By starting lazy you can use this to allow
     * CamelContext and routes to startup in situations where a producer may otherwise fail during starting and cause
     * the route to fail being started. By deferring this startup to be lazy then the startup failure can be handled
     * during routing messages via Camel's routing error handlers. Beware that when the first message is processed then
     * creating and starting the producer may take a little time and prolong the total processing time of the
     * processing. The default is false.
     */
    private @Nullable Boolean lazyStartProducer;

    /**
     * What updateSubscribed sends: replace sends just what was given; merge reads the calendar first, lays what was
     * given over it and sends it all, for it is not documented whether a field that is left out keeps its value. Of
     * two who merge at the same time, the later overwrites the earlier: the service has no version to compare. The
     * default is replace.
     */
    private @Nullable Mode mode;

    /**
     * What getSubscribed and listSubscribed give: object gives a SubscribedCalendar, or a list of CalendarSummary;
     * json gives the text of the answer, with all its fields and all calendars. The default is object.
     */
    private @Nullable OutputType outputType;

    /**
     * The unionId of the calendar's author or co-editor. The header CamelDingTalkCalendarUserId wins over it.
     */
    private @Nullable String userId;

    /**
     * Options of Camel's HTTP endpoint for a proxy and its authentication, the authentication at a gateway, and the
     * making of the client: http.proxyHost=proxy.example.com&amp;http.proxyPort=8080, for instance. The documentation
     * lists them; any other is refused. This is a multi-value option with prefix: http.
     */
    private Map<String, Object> http = new LinkedHashMap<>();

    /**
     * How many calls may be in flight at once, each over a connection of its own. Make it as many as threads, or
     * virtual threads, call at once: a call beyond them waits, for connectionRequestTimeout at most, and the first one
     * that does is logged as a warning. Endpoints with the same transport options share them. The default is 200.
     */
    private @Nullable Integer maxConnections;

    /**
     * Whether autowiring is enabled. This is used for automatic autowiring options (the option must be marked as
     * autowired) by looking up in the registry to find if there is a single instance of matching type, which then gets
     * configured on the component. This can be used for automatic configuring JDBC data sources, JMS connection
     * factories, AWS Clients, etc. The default is true.
     */
    private @Nullable Boolean autowiredEnabled;

    /**
     * Used for enabling or disabling all consumer based health checks from this component. The default is true.
     */
    private @Nullable Boolean healthCheckConsumerEnabled;

    /**
     * Used for enabling or disabling all producer based health checks from this component. Notice: Camel has by
     * default disabled all producer based health-checks. You can turn on producer checks globally by setting
     * camel.health.producersEnabled=true. The default is true.
     */
    private @Nullable Boolean healthCheckProducerEnabled;

    /**
     * The access token. The header CamelDingTalkCalendarAccessToken wins over it.
     */
    private @Nullable String accessToken;

    /**
     * Gives the access tokens in place of the component: from a vault, a shared cache or another API. The option takes
     * a reference to a bean, such as #bean:name.
     */
    private @Nullable String accessTokenProvider;

    /**
     * Knows the authorization code that a user's consent gave to a third-party personal app, for when there is no
     * refresh token. The option takes a reference to a bean, such as #bean:name.
     */
    private @Nullable String authorizationCodeSupplier;

    /**
     * The Client ID of the app (AppKey, SuiteKey) in whose name the component fetches access tokens.
     */
    private @Nullable String clientId;

    /**
     * The Client Secret of the app (AppSecret, SuiteSecret).
     */
    private @Nullable String clientSecret;

    /**
     * The organisation that has authorised a third-party enterprise app, in whose name calls are made. The header
     * CamelDingTalkCalendarCorpId wins over it.
     */
    private @Nullable String corpId;

    /**
     * The refresh token to begin with. Makes the app a third-party personal app. Each serves once: what comes after it
     * is kept in the refreshTokenStore.
     */
    private @Nullable String refreshToken;

    /**
     * Keeps the refresh token of a third-party personal app beyond a restart; FileRefreshTokenStore does so in a file.
     * Without one it is kept in memory, and lost on a restart. The option takes a reference to a bean, such as
     * #bean:name.
     */
    private @Nullable String refreshTokenStore;

    /**
     * The TLS configuration: key stores, trust stores, protocols. As in camel-http. The option takes a reference to a
     * bean, such as #bean:name.
     */
    private @Nullable String sslContextParameters;

    /**
     * Knows the latest suite ticket. Makes the app a third-party enterprise app. A SuiteTicketHolder keeps in memory
     * what a route sets. The option takes a reference to a bean, such as #bean:name.
     */
    private @Nullable String suiteTicketSupplier;

    /**
     * Enable usage of global SSL context parameters. The default is false.
     */
    private @Nullable Boolean useGlobalSslContextParameters;

    /**
     * How long a call may wait for one of the maxConnections to become free. 0 for no limit. In milliseconds, or with
     * a unit, such as 5s. The default is 10000.
     */
    private @Nullable Duration connectionRequestTimeout;

    /**
     * How long a connection may take to be established, TLS included. 0 for no limit. In milliseconds, or with a unit,
     * such as 5s. The default is 10000.
     */
    private @Nullable Duration connectTimeout;

    /**
     * How long the answer as a whole may take, from the sending of the request to the answer's last byte. It is looked
     * at twenty times in that time, or each second if that is more often. 0 for no limit. In milliseconds, or with a
     * unit, such as 5s. The default is 30000.
     */
    private @Nullable Duration responseTimeout;

    public @Nullable String getBaseUri() {
        return baseUri;
    }

    public void setBaseUri(@Nullable String baseUri) {
        this.baseUri = baseUri;
    }

    public @Nullable String getCalendarId() {
        return calendarId;
    }

    public void setCalendarId(@Nullable String calendarId) {
        this.calendarId = calendarId;
    }

    public @Nullable String getConfiguration() {
        return configuration;
    }

    public void setConfiguration(@Nullable String configuration) {
        this.configuration = configuration;
    }

    public @Nullable Boolean getFailOnUnknownFields() {
        return failOnUnknownFields;
    }

    public void setFailOnUnknownFields(@Nullable Boolean failOnUnknownFields) {
        this.failOnUnknownFields = failOnUnknownFields;
    }

    public @Nullable Boolean getLazyStartProducer() {
        return lazyStartProducer;
    }

    public void setLazyStartProducer(@Nullable Boolean lazyStartProducer) {
        this.lazyStartProducer = lazyStartProducer;
    }

    public @Nullable Mode getMode() {
        return mode;
    }

    public void setMode(@Nullable Mode mode) {
        this.mode = mode;
    }

    public @Nullable OutputType getOutputType() {
        return outputType;
    }

    public void setOutputType(@Nullable OutputType outputType) {
        this.outputType = outputType;
    }

    public @Nullable String getUserId() {
        return userId;
    }

    public void setUserId(@Nullable String userId) {
        this.userId = userId;
    }

    public Map<String, Object> getHttp() {
        return http;
    }

    public void setHttp(Map<String, Object> http) {
        this.http = http;
    }

    public @Nullable Integer getMaxConnections() {
        return maxConnections;
    }

    public void setMaxConnections(@Nullable Integer maxConnections) {
        this.maxConnections = maxConnections;
    }

    public @Nullable Boolean getAutowiredEnabled() {
        return autowiredEnabled;
    }

    public void setAutowiredEnabled(@Nullable Boolean autowiredEnabled) {
        this.autowiredEnabled = autowiredEnabled;
    }

    public @Nullable Boolean getHealthCheckConsumerEnabled() {
        return healthCheckConsumerEnabled;
    }

    public void setHealthCheckConsumerEnabled(@Nullable Boolean healthCheckConsumerEnabled) {
        this.healthCheckConsumerEnabled = healthCheckConsumerEnabled;
    }

    public @Nullable Boolean getHealthCheckProducerEnabled() {
        return healthCheckProducerEnabled;
    }

    public void setHealthCheckProducerEnabled(@Nullable Boolean healthCheckProducerEnabled) {
        this.healthCheckProducerEnabled = healthCheckProducerEnabled;
    }

    public @Nullable String getAccessToken() {
        return accessToken;
    }

    public void setAccessToken(@Nullable String accessToken) {
        this.accessToken = accessToken;
    }

    public @Nullable String getAccessTokenProvider() {
        return accessTokenProvider;
    }

    public void setAccessTokenProvider(@Nullable String accessTokenProvider) {
        this.accessTokenProvider = accessTokenProvider;
    }

    public @Nullable String getAuthorizationCodeSupplier() {
        return authorizationCodeSupplier;
    }

    public void setAuthorizationCodeSupplier(@Nullable String authorizationCodeSupplier) {
        this.authorizationCodeSupplier = authorizationCodeSupplier;
    }

    public @Nullable String getClientId() {
        return clientId;
    }

    public void setClientId(@Nullable String clientId) {
        this.clientId = clientId;
    }

    public @Nullable String getClientSecret() {
        return clientSecret;
    }

    public void setClientSecret(@Nullable String clientSecret) {
        this.clientSecret = clientSecret;
    }

    public @Nullable String getCorpId() {
        return corpId;
    }

    public void setCorpId(@Nullable String corpId) {
        this.corpId = corpId;
    }

    public @Nullable String getRefreshToken() {
        return refreshToken;
    }

    public void setRefreshToken(@Nullable String refreshToken) {
        this.refreshToken = refreshToken;
    }

    public @Nullable String getRefreshTokenStore() {
        return refreshTokenStore;
    }

    public void setRefreshTokenStore(@Nullable String refreshTokenStore) {
        this.refreshTokenStore = refreshTokenStore;
    }

    public @Nullable String getSslContextParameters() {
        return sslContextParameters;
    }

    public void setSslContextParameters(@Nullable String sslContextParameters) {
        this.sslContextParameters = sslContextParameters;
    }

    public @Nullable String getSuiteTicketSupplier() {
        return suiteTicketSupplier;
    }

    public void setSuiteTicketSupplier(@Nullable String suiteTicketSupplier) {
        this.suiteTicketSupplier = suiteTicketSupplier;
    }

    public @Nullable Boolean getUseGlobalSslContextParameters() {
        return useGlobalSslContextParameters;
    }

    public void setUseGlobalSslContextParameters(@Nullable Boolean useGlobalSslContextParameters) {
        this.useGlobalSslContextParameters = useGlobalSslContextParameters;
    }

    public @Nullable Duration getConnectionRequestTimeout() {
        return connectionRequestTimeout;
    }

    public void setConnectionRequestTimeout(@Nullable Duration connectionRequestTimeout) {
        this.connectionRequestTimeout = connectionRequestTimeout;
    }

    public @Nullable Duration getConnectTimeout() {
        return connectTimeout;
    }

    public void setConnectTimeout(@Nullable Duration connectTimeout) {
        this.connectTimeout = connectTimeout;
    }

    public @Nullable Duration getResponseTimeout() {
        return responseTimeout;
    }

    public void setResponseTimeout(@Nullable Duration responseTimeout) {
        this.responseTimeout = responseTimeout;
    }
}
