// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar;

import io.github.cameldingtalk.calendar.token.AccessTokenProvider;
import io.github.cameldingtalk.calendar.token.AuthorizationCodeSupplier;
import io.github.cameldingtalk.calendar.token.RefreshTokenStore;
import io.github.cameldingtalk.calendar.token.SuiteTicketSupplier;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.apache.camel.RuntimeCamelException;
import org.apache.camel.spi.UriParam;
import org.apache.camel.spi.UriParams;
import org.apache.camel.support.jsse.SSLContextParameters;
import org.jspecify.annotations.Nullable;

/** The options that an endpoint has, and the component as their defaults. */
@UriParams
public class DingTalkCalendarConfiguration implements Cloneable {

    private static final String DEFAULT_BASE_URI = "https://api.dingtalk.io";

    @UriParam(
            label = "common",
            defaultValue = "https://api.dingtalk.io",
            description = "Where the API is: https://api.dingtalk.io for the international service,"
                    + " https://api.dingtalk.com for China, or a gateway or a test server. A path is kept as a prefix.")
    private String baseUri = DEFAULT_BASE_URI;

    @UriParam(
            label = "security",
            secret = true,
            description = "The access token. The header CamelDingTalkCalendarAccessToken wins over it.")
    private @Nullable String accessToken;

    @UriParam(
            label = "security",
            secret = true,
            description =
                    "The Client ID of the app (AppKey, SuiteKey) in whose name the component fetches access tokens.")
    private @Nullable String clientId;

    @UriParam(label = "security", secret = true, description = "The Client Secret of the app (AppSecret, SuiteSecret).")
    private @Nullable String clientSecret;

    @UriParam(
            label = "security",
            description =
                    "The organisation that has authorised a third-party enterprise app, in whose name calls are made."
                            + " The header CamelDingTalkCalendarCorpId wins over it.")
    private @Nullable String corpId;

    @UriParam(
            label = "security",
            description = "Knows the latest suite ticket. Makes the app a third-party enterprise app."
                    + " A SuiteTicketHolder keeps in memory what a route sets.")
    private @Nullable SuiteTicketSupplier suiteTicketSupplier;

    @UriParam(
            label = "security",
            secret = true,
            description = "The refresh token to begin with. Makes the app a third-party personal app. Each serves once:"
                    + " what comes after it is kept in the refreshTokenStore.")
    private @Nullable String refreshToken;

    @UriParam(
            label = "security",
            description =
                    "Keeps the refresh token of a third-party personal app beyond a restart; FileRefreshTokenStore"
                            + " does so in a file. Without one it is kept in memory, and lost on a restart.")
    private @Nullable RefreshTokenStore refreshTokenStore;

    @UriParam(
            label = "security",
            description =
                    "Knows the authorization code that a user's consent gave to a third-party personal app, for when"
                            + " there is no refresh token.")
    private @Nullable AuthorizationCodeSupplier authorizationCodeSupplier;

    @UriParam(
            label = "security",
            description =
                    "Gives the access tokens in place of the component: from a vault, a shared cache or another API.")
    private @Nullable AccessTokenProvider accessTokenProvider;

    @UriParam(
            label = "producer",
            description = "The unionId of the calendar's author or co-editor."
                    + " The header CamelDingTalkCalendarUserId wins over it.")
    private @Nullable String userId;

    @UriParam(
            label = "producer",
            description = "The id of the subscription calendar. The header CamelDingTalkCalendarId wins over it.")
    private @Nullable String calendarId;

    @UriParam(
            label = "producer",
            defaultValue = "true",
            description =
                    "Whether to refuse a body with a field that the API does not know. Sent all the same, a misspelt"
                            + " field would be a successful update of nothing.")
    private boolean failOnUnknownFields = true;

    @UriParam(
            label = "producer",
            defaultValue = "replace",
            description =
                    "What updateSubscribed sends: replace sends just what was given; merge reads the calendar first, lays"
                            + " what was given over it and sends it all, for it is not documented whether a field that is left out"
                            + " keeps its value. Of two who merge at the same time, the later overwrites the earlier: the service has"
                            + " no version to compare.")
    private Mode mode = Mode.replace;

    @UriParam(
            label = "producer",
            defaultValue = "object",
            description = "What getSubscribed and listSubscribed give: object gives a SubscribedCalendar, or a list of"
                    + " CalendarSummary; json gives the text of the answer, with all its fields and all calendars.")
    private OutputType outputType = OutputType.object;

    @UriParam(
            label = "producer,timeout",
            defaultValue = "10000",
            javaType = "java.time.Duration",
            description = "How long a connection may take to be established, TLS included. 0 for no limit.")
    private long connectTimeout = 10_000;

    @UriParam(
            label = "producer,timeout",
            defaultValue = "30000",
            javaType = "java.time.Duration",
            description =
                    "How long the answer as a whole may take, from the sending of the request to the answer's last"
                            + " byte. It is looked at twenty times in that time, or each second if that is more often. 0 for no"
                            + " limit.")
    private long responseTimeout = 30_000;

    @UriParam(
            label = "producer,timeout",
            defaultValue = "10000",
            javaType = "java.time.Duration",
            description = "How long a call may wait for one of the maxConnections to become free. 0 for no limit.")
    private long connectionRequestTimeout = 10_000;

    @UriParam(
            label = "producer,advanced",
            defaultValue = "200",
            description =
                    "How many calls may be in flight at once, each over a connection of its own. Make it as many as"
                            + " threads, or virtual threads, call at once: a call beyond them waits, for connectionRequestTimeout at"
                            + " most, and the first one that does is logged as a warning. Endpoints with the same transport options"
                            + " share them.")
    private int maxConnections = 200;

    @UriParam(
            label = "security",
            description = "The TLS configuration: key stores, trust stores, protocols. As in camel-http.")
    private @Nullable SSLContextParameters sslContextParameters;

    @UriParam(
            label = "producer,advanced",
            prefix = "http.",
            multiValue = true,
            description = "Options of Camel's HTTP endpoint for a proxy and its authentication, the authentication at a"
                    + " gateway, and the making of the client:"
                    + " http.proxyHost=proxy.example.com&http.proxyPort=8080, for instance. The documentation lists them; any"
                    + " other is refused.")
    private Map<String, Object> http = new LinkedHashMap<>();

    /** What an update sends. */
    public enum Mode {
        /** Just what was given. */
        replace,
        /** What was given, laid over the calendar as it is. */
        merge
    }

    /** In what form a calendar, or a list of them, is given. */
    public enum OutputType {
        /** As records. */
        object,
        /** As the text of the answer. */
        json
    }

    /** A copy of its own: what is set on it later does not show here. */
    public DingTalkCalendarConfiguration copy() {
        try {
            DingTalkCalendarConfiguration copy = (DingTalkCalendarConfiguration) clone();
            copy.http = new LinkedHashMap<>(http);
            return copy;
        } catch (CloneNotSupportedException e) {
            throw new RuntimeCamelException(e);
        }
    }

    /** A copy, with those options of another configuration laid over it that differ from what it began with. */
    DingTalkCalendarConfiguration overlaidWith(
            DingTalkCalendarConfiguration other, DingTalkCalendarConfiguration beginning) {
        DingTalkCalendarConfiguration copy = copy();
        try {
            for (Field field : DingTalkCalendarConfiguration.class.getDeclaredFields()) {
                if (!Modifier.isStatic(field.getModifiers())
                        && !Objects.equals(field.get(other), field.get(beginning))) {
                    field.set(copy, field.get(other));
                }
            }
        } catch (IllegalAccessException e) {
            throw new RuntimeCamelException(e);
        }
        return copy;
    }

    /** Gives an option the default that the component has. */
    void reset(String option) {
        try {
            Field field = DingTalkCalendarConfiguration.class.getDeclaredField(option);
            field.set(this, field.get(new DingTalkCalendarConfiguration()));
        } catch (NoSuchFieldException e) {
            // It is an option of the component alone, and Camel's.
        } catch (IllegalAccessException e) {
            throw new RuntimeCamelException(e);
        }
    }

    /** The options that say whose access token a call carries. */
    Credentials credentials() {
        return new Credentials(
                accessToken,
                accessTokenProvider,
                clientId,
                clientSecret,
                suiteTicketSupplier,
                refreshToken,
                refreshTokenStore,
                authorizationCodeSupplier);
    }

    void setCredentials(Credentials credentials) {
        accessToken = credentials.accessToken();
        accessTokenProvider = credentials.accessTokenProvider();
        clientId = credentials.clientId();
        clientSecret = credentials.clientSecret();
        suiteTicketSupplier = credentials.suiteTicketSupplier();
        refreshToken = credentials.refreshToken();
        refreshTokenStore = credentials.refreshTokenStore();
        authorizationCodeSupplier = credentials.authorizationCodeSupplier();
    }

    /** A blank text is no value: a placeholder such as {@code {{env:NAME:}}} may resolve to nothing. */
    private static @Nullable String textOrNull(@Nullable String text) {
        return text == null || text.isBlank() ? null : text;
    }

    public String getBaseUri() {
        return baseUri;
    }

    public void setBaseUri(@Nullable String baseUri) {
        this.baseUri = baseUri == null || baseUri.isBlank() ? DEFAULT_BASE_URI : baseUri;
    }

    public @Nullable String getAccessToken() {
        return accessToken;
    }

    public void setAccessToken(@Nullable String accessToken) {
        this.accessToken = textOrNull(accessToken);
    }

    public @Nullable String getClientId() {
        return clientId;
    }

    public void setClientId(@Nullable String clientId) {
        this.clientId = textOrNull(clientId);
    }

    public @Nullable String getClientSecret() {
        return clientSecret;
    }

    public void setClientSecret(@Nullable String clientSecret) {
        this.clientSecret = textOrNull(clientSecret);
    }

    public @Nullable String getCorpId() {
        return corpId;
    }

    public void setCorpId(@Nullable String corpId) {
        this.corpId = textOrNull(corpId);
    }

    public @Nullable SuiteTicketSupplier getSuiteTicketSupplier() {
        return suiteTicketSupplier;
    }

    public void setSuiteTicketSupplier(@Nullable SuiteTicketSupplier suiteTicketSupplier) {
        this.suiteTicketSupplier = suiteTicketSupplier;
    }

    public @Nullable String getRefreshToken() {
        return refreshToken;
    }

    public void setRefreshToken(@Nullable String refreshToken) {
        this.refreshToken = textOrNull(refreshToken);
    }

    public @Nullable RefreshTokenStore getRefreshTokenStore() {
        return refreshTokenStore;
    }

    public void setRefreshTokenStore(@Nullable RefreshTokenStore refreshTokenStore) {
        this.refreshTokenStore = refreshTokenStore;
    }

    public @Nullable AuthorizationCodeSupplier getAuthorizationCodeSupplier() {
        return authorizationCodeSupplier;
    }

    public void setAuthorizationCodeSupplier(@Nullable AuthorizationCodeSupplier authorizationCodeSupplier) {
        this.authorizationCodeSupplier = authorizationCodeSupplier;
    }

    public @Nullable AccessTokenProvider getAccessTokenProvider() {
        return accessTokenProvider;
    }

    public void setAccessTokenProvider(@Nullable AccessTokenProvider accessTokenProvider) {
        this.accessTokenProvider = accessTokenProvider;
    }

    public @Nullable String getUserId() {
        return userId;
    }

    public void setUserId(@Nullable String userId) {
        this.userId = textOrNull(userId);
    }

    public @Nullable String getCalendarId() {
        return calendarId;
    }

    public void setCalendarId(@Nullable String calendarId) {
        this.calendarId = textOrNull(calendarId);
    }

    public boolean isFailOnUnknownFields() {
        return failOnUnknownFields;
    }

    public void setFailOnUnknownFields(boolean failOnUnknownFields) {
        this.failOnUnknownFields = failOnUnknownFields;
    }

    public Mode getMode() {
        return mode;
    }

    public void setMode(Mode mode) {
        this.mode = mode;
    }

    public OutputType getOutputType() {
        return outputType;
    }

    public void setOutputType(OutputType outputType) {
        this.outputType = outputType;
    }

    public long getConnectTimeout() {
        return connectTimeout;
    }

    public void setConnectTimeout(long connectTimeout) {
        this.connectTimeout = connectTimeout;
    }

    public long getResponseTimeout() {
        return responseTimeout;
    }

    public void setResponseTimeout(long responseTimeout) {
        this.responseTimeout = responseTimeout;
    }

    public long getConnectionRequestTimeout() {
        return connectionRequestTimeout;
    }

    public void setConnectionRequestTimeout(long connectionRequestTimeout) {
        this.connectionRequestTimeout = connectionRequestTimeout;
    }

    public int getMaxConnections() {
        return maxConnections;
    }

    public void setMaxConnections(int maxConnections) {
        this.maxConnections = maxConnections;
    }

    public @Nullable SSLContextParameters getSslContextParameters() {
        return sslContextParameters;
    }

    public void setSslContextParameters(@Nullable SSLContextParameters sslContextParameters) {
        this.sslContextParameters = sslContextParameters;
    }

    public Map<String, Object> getHttp() {
        return http;
    }

    public void setHttp(Map<String, Object> http) {
        this.http = http;
    }
}
