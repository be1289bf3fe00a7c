// SPDX-License-Identifier: Apache-2.0
// Generated from the component's catalog. Do not edit.
package io.github.cameldingtalk.calendar.springboot;

import io.github.cameldingtalk.calendar.DingTalkCalendarConfiguration.OutputType;
import io.github.cameldingtalk.calendar.DingTalkCalendarConfiguration.UpdateMode;
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
     * The address of the API: https://api.dingtalk.io for the international service, https://api.dingtalk.com for
     * China, or a gateway or a test server. A path is kept as a prefix. The default is https://api.dingtalk.io.
     */
    private @Nullable String baseUri;

    /**
     * The id of the calendar. The operations on events use primary, the user's main calendar, if there is no id. The
     * header CamelDingTalkCalendarId wins over this option.
     */
    private @Nullable String calendarId;

    /**
     * How many calls a second the component sends, evenly spaced, for each app, baseUri and operation. A decimal such
     * as 20 or 0.5; 0 for no limit. DingTalk limits calls by app and API: 20 a second on the standard edition. All
     * endpoints of the component share the pace. If DingTalk refuses a call for its rate, all these calls pause for
     * the time that DingTalk says or documents, and then slowly become faster again. The default is 0.0.
     */
    private @Nullable double callsPerSecond;

    /**
     * The defaults of the endpoints' options. An option that is set on the component is set on this object. The option
     * takes a reference to a bean, such as #bean:name.
     */
    private @Nullable String configuration;

    /**
     * The id of the event. The header CamelDingTalkCalendarEventId wins over this option.
     */
    private @Nullable String eventId;

    /**
     * Whether to reject a body with a field that the API does not know. DingTalk ignores unknown fields and still
     * answers success, so a typo would go unnoticed. The default is true.
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
     * The maximum number of items of a list that is held in memory. A longer list fails, and is never cut. 0 for no
     * limit. Without effect with streaming=true. The default is 10000.
     */
    private @Nullable Integer maxEvents;

    /**
     * What the operations return that do not return a Boolean or an id. With object, a record or a list of records.
     * With json, the text of the response, with all fields and all calendars. The JSON of several pages is the last
     * page with the items of all pages. The default is object.
     */
    private @Nullable OutputType outputType;

    /**
     * Whether DingTalk tells the attendees of a deleted event. The header CamelDingTalkCalendarPushNotification wins
     * over this option. The default is false.
     */
    private @Nullable Boolean pushNotification;

    /**
     * The id of the series whose events listEvents returns. The header CamelDingTalkCalendarSeriesMasterId wins over
     * this option.
     */
    private @Nullable String seriesMasterId;

    /**
     * Whether listEvents also returns deleted events. The header CamelDingTalkCalendarShowDeleted wins over this
     * option. The default is false.
     */
    private @Nullable Boolean showDeleted;

    /**
     * Whether to skip an update if the calendar already has all values in the body. Needs updateMode=merge. A skipped
     * update costs one API call instead of two. The header CamelDingTalkCalendarUpdateSkipped is true if the update
     * was skipped. Lists with another order differ. The default is false.
     */
    private @Nullable Boolean skipUnchanged;

    /**
     * Whether a list of events or attendees is returned as an Iterator, for split with streaming. The first page is
     * fetched by the call, and each other page when its first item is reached. The default is false.
     */
    private @Nullable Boolean streaming;

    /**
     * The sync token of an earlier listEvents, to list what has changed since. The header
     * CamelDingTalkCalendarSyncToken wins over this option.
     */
    private @Nullable String syncToken;

    /**
     * The end of the time of listEvents and listEventsView, in ISO 8601. Sent as UTC with milliseconds; a time without
     * an offset is taken as UTC. With timeMax, listEvents returns no sync token. The header
     * CamelDingTalkCalendarTimeMax, which can also be a value of java.time, wins over this option.
     */
    private @Nullable String timeMax;

    /**
     * The begin of the time of listEvents and listEventsView, in ISO 8601. Sent as UTC with milliseconds; a time
     * without an offset is taken as UTC. The header CamelDingTalkCalendarTimeMin, which can also be a value of
     * java.time, wins over this option.
     */
    private @Nullable String timeMin;

    /**
     * What updateSubscribed sends. With replace, only the fields in the body. With merge, the component first gets the
     * calendar, and sends the fields of the calendar and of the body; the body wins. DingTalk does not document
     * whether an absent field keeps its value. If two routes merge at the same time, the later update overwrites the
     * earlier one, because the API has no version to compare. The default is replace.
     */
    private @Nullable UpdateMode updateMode;

    /**
     * The unionId of the user for whom the call is made. For an update, the calendar's author or a co-editor. The
     * header CamelDingTalkCalendarUserId wins over this option.
     */
    private @Nullable String userId;

    /**
     * Options of Camel's HTTP endpoint: for a proxy, for authentication and for the HTTP client, such as
     * http.proxyHost=proxy.example.com&amp;http.proxyPort=8080. The documentation lists the allowed options. All
     * others are rejected. This is a multi-value option with prefix: http.
     */
    private Map<String, Object> http = new LinkedHashMap<>();

    /**
     * How many attendees of each event are returned. The header CamelDingTalkCalendarMaxAttendees wins over this
     * option.
     */
    private @Nullable Integer maxAttendees;

    /**
     * The maximum number of calls in flight at once. Each call uses one connection. If all connections are in use, a
     * call waits for at most connectionRequestTimeout. The first call that waits is logged as a warning. Endpoints
     * with equal transport options share the connections. The default is 200.
     */
    private @Nullable Integer maxConnections;

    /**
     * The size of a page of a list. DingTalk documents at most 100, which is its default for events. The header
     * CamelDingTalkCalendarMaxResults wins over this option.
     */
    private @Nullable Integer maxResults;

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
     * The access token. The header CamelDingTalkCalendarAccessToken wins over this option.
     */
    private @Nullable String accessToken;

    /**
     * Provides access tokens in place of the component, for example from a vault, a shared cache or another API. The
     * option takes a reference to a bean, such as #bean:name.
     */
    private @Nullable String accessTokenProvider;

    /**
     * Supplies the authorization code that DingTalk issues when a user consents to a third-party personal app. Used if
     * the service accepts no refresh token. The option takes a reference to a bean, such as #bean:name.
     */
    private @Nullable String authorizationCodeSupplier;

    /**
     * The Client ID of the app for which the component fetches access tokens. DingTalk also calls it AppKey or
     * SuiteKey.
     */
    private @Nullable String clientId;

    /**
     * The Client Secret of the app. DingTalk also calls it AppSecret or SuiteSecret.
     */
    private @Nullable String clientSecret;

    /**
     * The id of the organization that has authorized a third-party enterprise app. The header
     * CamelDingTalkCalendarCorpId wins over this option.
     */
    private @Nullable String corpId;

    /**
     * The first refresh token. This option makes the app a third-party personal app. A refresh token can be used once.
     * The next one is saved in the refreshTokenStore.
     */
    private @Nullable String refreshToken;

    /**
     * Saves the refresh token of a third-party personal app. FileRefreshTokenStore saves it in a file. Without a
     * store, the refresh token is in memory and lost on a restart. The option takes a reference to a bean, such as
     * #bean:name.
     */
    private @Nullable String refreshTokenStore;

    /**
     * The TLS configuration: key stores, trust stores and protocols, as in camel-http. The option takes a reference to
     * a bean, such as #bean:name.
     */
    private @Nullable String sslContextParameters;

    /**
     * Supplies the latest suite ticket. This option makes the app a third-party enterprise app. A SuiteTicketHolder
     * keeps in memory the ticket that a route sets. The option takes a reference to a bean, such as #bean:name.
     */
    private @Nullable String suiteTicketSupplier;

    /**
     * Enable usage of global SSL context parameters. The default is false.
     */
    private @Nullable Boolean useGlobalSslContextParameters;

    /**
     * The timeout for waiting for callsPerSecond. A call whose turn comes later fails at once with a
     * DingTalkThrottledException, and nothing is sent. 0 for no limit. In milliseconds, or with a unit, such as 5s.
     * The default is 30000.
     */
    private @Nullable Duration callsPerSecondTimeout;

    /**
     * The timeout for waiting for a free connection. 0 for no limit. In milliseconds, or with a unit, such as 5s. The
     * default is 10000.
     */
    private @Nullable Duration connectionRequestTimeout;

    /**
     * The timeout for making a connection: the lookup of the host, all its addresses, the proxy, and the TLS handshake
     * together. 0 for no limit. In milliseconds, or with a unit, such as 5s. The default is 10000.
     */
    private @Nullable Duration connectTimeout;

    /**
     * The timeout for the whole response, from sending the request to the last byte of the response. Checked every
     * 1/20 of the timeout, at least once a second, so a call may end up to one second late. 0 for no limit. In
     * milliseconds, or with a unit, such as 5s. The default is 30000.
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

    public @Nullable double getCallsPerSecond() {
        return callsPerSecond;
    }

    public void setCallsPerSecond(@Nullable double callsPerSecond) {
        this.callsPerSecond = callsPerSecond;
    }

    public @Nullable String getConfiguration() {
        return configuration;
    }

    public void setConfiguration(@Nullable String configuration) {
        this.configuration = configuration;
    }

    public @Nullable String getEventId() {
        return eventId;
    }

    public void setEventId(@Nullable String eventId) {
        this.eventId = eventId;
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

    public @Nullable Integer getMaxEvents() {
        return maxEvents;
    }

    public void setMaxEvents(@Nullable Integer maxEvents) {
        this.maxEvents = maxEvents;
    }

    public @Nullable OutputType getOutputType() {
        return outputType;
    }

    public void setOutputType(@Nullable OutputType outputType) {
        this.outputType = outputType;
    }

    public @Nullable Boolean getPushNotification() {
        return pushNotification;
    }

    public void setPushNotification(@Nullable Boolean pushNotification) {
        this.pushNotification = pushNotification;
    }

    public @Nullable String getSeriesMasterId() {
        return seriesMasterId;
    }

    public void setSeriesMasterId(@Nullable String seriesMasterId) {
        this.seriesMasterId = seriesMasterId;
    }

    public @Nullable Boolean getShowDeleted() {
        return showDeleted;
    }

    public void setShowDeleted(@Nullable Boolean showDeleted) {
        this.showDeleted = showDeleted;
    }

    public @Nullable Boolean getSkipUnchanged() {
        return skipUnchanged;
    }

    public void setSkipUnchanged(@Nullable Boolean skipUnchanged) {
        this.skipUnchanged = skipUnchanged;
    }

    public @Nullable Boolean getStreaming() {
        return streaming;
    }

    public void setStreaming(@Nullable Boolean streaming) {
        this.streaming = streaming;
    }

    public @Nullable String getSyncToken() {
        return syncToken;
    }

    public void setSyncToken(@Nullable String syncToken) {
        this.syncToken = syncToken;
    }

    public @Nullable String getTimeMax() {
        return timeMax;
    }

    public void setTimeMax(@Nullable String timeMax) {
        this.timeMax = timeMax;
    }

    public @Nullable String getTimeMin() {
        return timeMin;
    }

    public void setTimeMin(@Nullable String timeMin) {
        this.timeMin = timeMin;
    }

    public @Nullable UpdateMode getUpdateMode() {
        return updateMode;
    }

    public void setUpdateMode(@Nullable UpdateMode updateMode) {
        this.updateMode = updateMode;
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

    public @Nullable Integer getMaxAttendees() {
        return maxAttendees;
    }

    public void setMaxAttendees(@Nullable Integer maxAttendees) {
        this.maxAttendees = maxAttendees;
    }

    public @Nullable Integer getMaxConnections() {
        return maxConnections;
    }

    public void setMaxConnections(@Nullable Integer maxConnections) {
        this.maxConnections = maxConnections;
    }

    public @Nullable Integer getMaxResults() {
        return maxResults;
    }

    public void setMaxResults(@Nullable Integer maxResults) {
        this.maxResults = maxResults;
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

    public @Nullable Duration getCallsPerSecondTimeout() {
        return callsPerSecondTimeout;
    }

    public void setCallsPerSecondTimeout(@Nullable Duration callsPerSecondTimeout) {
        this.callsPerSecondTimeout = callsPerSecondTimeout;
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
