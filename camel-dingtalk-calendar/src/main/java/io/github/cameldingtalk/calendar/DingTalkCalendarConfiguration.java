// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar;

import io.github.cameldingtalk.calendar.internal.http.CredentialText;
import io.github.cameldingtalk.calendar.token.AccessTokenProvider;
import io.github.cameldingtalk.calendar.token.AuthorizationCodeSupplier;
import io.github.cameldingtalk.calendar.token.RefreshTokenStore;
import io.github.cameldingtalk.calendar.token.SuiteTicketSupplier;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.apache.camel.RuntimeCamelException;
import org.apache.camel.spi.UriParam;
import org.apache.camel.spi.UriParams;
import org.apache.camel.support.jsse.SSLContextParameters;
import org.jspecify.annotations.Nullable;

/** The options of an endpoint. The component has the same options as defaults. */
@UriParams
public class DingTalkCalendarConfiguration extends DingTalkEventConfiguration implements Cloneable {

    private static final String DEFAULT_BASE_URI = "https://api.dingtalk.io";

    @UriParam(
            label = "common",
            defaultValue = "https://api.dingtalk.io",
            description = "The address of the API: https://api.dingtalk.io for the international service,"
                    + " https://api.dingtalk.com for China, or a gateway or a test server. A path is kept as a prefix.")
    private String baseUri = DEFAULT_BASE_URI;

    @UriParam(
            label = "security",
            secret = true,
            description = "The access token. The header CamelDingTalkCalendarAccessToken wins over this option.")
    private @Nullable String accessToken;

    @UriParam(
            label = "security",
            secret = true,
            description = "The Client ID of the app for which the component fetches access tokens. DingTalk also calls"
                    + " it AppKey or SuiteKey.")
    private @Nullable String clientId;

    @UriParam(
            label = "security",
            secret = true,
            description = "The Client Secret of the app. DingTalk also calls it AppSecret or SuiteSecret.")
    private @Nullable String clientSecret;

    @UriParam(
            label = "security",
            description = "The id of the organization that has authorized a third-party enterprise app. The header"
                    + " CamelDingTalkCalendarCorpId wins over this option.")
    private @Nullable String corpId;

    @UriParam(
            label = "security",
            description = "Supplies the latest suite ticket. This option makes the app a third-party enterprise app. A"
                    + " SuiteTicketHolder keeps in memory the ticket that a route sets.")
    private @Nullable SuiteTicketSupplier suiteTicketSupplier;

    @UriParam(
            label = "security",
            secret = true,
            description =
                    "The first refresh token. This option makes the app a third-party personal app. A refresh token"
                            + " can be used once. The next one is saved in the refreshTokenStore.")
    private @Nullable String refreshToken;

    @UriParam(
            label = "security",
            description = "Saves the refresh token of a third-party personal app. FileRefreshTokenStore saves it in a"
                    + " file. Without a store, the refresh token is in memory and lost on a restart.")
    private @Nullable RefreshTokenStore refreshTokenStore;

    @UriParam(
            label = "security",
            description =
                    "Supplies the authorization code that DingTalk issues when a user consents to a third-party personal app."
                            + " Used if the service accepts no refresh token.")
    private @Nullable AuthorizationCodeSupplier authorizationCodeSupplier;

    @UriParam(
            label = "security",
            description =
                    "Provides access tokens in place of the component, for example from a vault, a shared cache or"
                            + " another API.")
    private @Nullable AccessTokenProvider accessTokenProvider;

    @UriParam(
            label = "producer",
            description =
                    "The unionId of the user for whom the call is made. For an update, the calendar's author or a co-editor."
                            + " The header CamelDingTalkCalendarUserId wins over this option.")
    private @Nullable String userId;

    @UriParam(
            label = "producer",
            description =
                    "The id of the calendar. The operations on events use primary, the user's main calendar, if there is no id."
                            + " The header CamelDingTalkCalendarId wins over this option.")
    private @Nullable String calendarId;

    @UriParam(
            label = "producer",
            defaultValue = "true",
            description = "Whether to reject a body with a field that the API does not know. DingTalk ignores unknown"
                    + " fields and still answers success, so a typo would go unnoticed.")
    private boolean failOnUnknownFields = true;

    @UriParam(
            label = "producer",
            defaultValue = "replace",
            description =
                    "What updateSubscribed sends. With replace, only the fields in the body. With merge, the component first gets"
                            + " the calendar, and sends the fields of the calendar and of the body; the body wins. DingTalk does not document"
                            + " whether an absent field keeps its value. If two routes merge at the same time, the later update overwrites"
                            + " the earlier one, because the API has no version to compare.")
    private UpdateMode updateMode = UpdateMode.replace;

    @UriParam(
            label = "producer",
            defaultValue = "false",
            description =
                    "Whether to skip an update if the calendar already has all values in the body. Needs updateMode=merge. A"
                            + " skipped update costs one API call instead of two. The header CamelDingTalkCalendarUpdateSkipped is true if"
                            + " the update was skipped. Lists with another order differ.")
    private boolean skipUnchanged;

    @UriParam(
            label = "producer",
            defaultValue = "object",
            description =
                    "What the operations return that do not return a Boolean or an id. With object, a record or a list of"
                            + " records. With json, the text of the response, with all fields and all calendars. The JSON of several"
                            + " pages is the last page with the items of all pages.")
    private OutputType outputType = OutputType.object;

    @UriParam(
            label = "producer,timeout",
            defaultValue = "10000",
            javaType = "java.time.Duration",
            description =
                    "The timeout for making a connection: the lookup of the host, all its addresses, the proxy, and"
                            + " the TLS handshake together. 0 for no limit.")
    private long connectTimeout = 10_000;

    @UriParam(
            label = "producer,timeout",
            defaultValue = "30000",
            javaType = "java.time.Duration",
            description =
                    "The timeout for the whole response, from sending the request to the last byte of the response."
                            + " Checked every 1/20 of the timeout, at least once a second, so a call may end up to one second late."
                            + " 0 for no limit.")
    private long responseTimeout = 30_000;

    @UriParam(
            label = "producer,timeout",
            defaultValue = "10000",
            javaType = "java.time.Duration",
            description = "The timeout for waiting for a free connection. 0 for no limit.")
    private long connectionRequestTimeout = 10_000;

    @UriParam(
            label = "producer,advanced",
            defaultValue = "200",
            description =
                    "The maximum number of calls in flight at once. Each call uses one connection. If all connections"
                            + " are in use, a call waits for at most connectionRequestTimeout. The first call that waits is logged as"
                            + " a warning. Endpoints with equal transport options share the connections.")
    private int maxConnections = 200;

    @UriParam(
            label = "producer",
            defaultValue = "0",
            description =
                    "How many calls a second the component sends, evenly spaced, for each app, baseUri and operation. A decimal"
                            + " such as 20 or 0.5; 0 for no limit. DingTalk limits calls by app and API: 20 a second on the standard"
                            + " edition. All endpoints of the component share the pace. If DingTalk refuses a call for its rate, all"
                            + " these calls pause for the time that DingTalk says or documents, and then slowly become faster again.")
    private double callsPerSecond;

    @UriParam(
            label = "producer,timeout",
            defaultValue = "30000",
            javaType = "java.time.Duration",
            description =
                    "The timeout for waiting for callsPerSecond. A call whose turn comes later fails at once with a"
                            + " DingTalkThrottledException, and nothing is sent. 0 for no limit.")
    private long callsPerSecondTimeout = 30_000;

    @UriParam(
            label = "security",
            description = "The TLS configuration: key stores, trust stores and protocols, as in camel-http.")
    private @Nullable SSLContextParameters sslContextParameters;

    @UriParam(
            label = "producer,advanced",
            prefix = "http.",
            multiValue = true,
            description =
                    "Options of Camel's HTTP endpoint: for a proxy, for authentication and for the HTTP client, such as"
                            + " http.proxyHost=proxy.example.com&http.proxyPort=8080. The documentation lists the allowed options. All"
                            + " others are rejected.")
    private Map<String, Object> http = new LinkedHashMap<>();

    /** What an update sends. */
    public enum UpdateMode {
        /** Only the fields in the body. */
        replace,
        /** The fields of the calendar, together with those in the body. */
        merge
    }

    /** The form in which a calendar, or a list of calendars, is returned. */
    public enum OutputType {
        /** Records. */
        object,
        /** The text of the response. */
        json
    }

    /** {@return an independent copy} */
    public DingTalkCalendarConfiguration copy() {
        try {
            DingTalkCalendarConfiguration copy = (DingTalkCalendarConfiguration) clone();
            copy.http = new LinkedHashMap<>(http);
            return copy;
        } catch (CloneNotSupportedException e) {
            throw new RuntimeCamelException(e);
        }
    }

    /** Returns a copy. An option of {@code other} wins if it differs from {@code beginning}. */
    DingTalkCalendarConfiguration overlaidWith(
            DingTalkCalendarConfiguration other, DingTalkCalendarConfiguration beginning) {
        DingTalkCalendarConfiguration copy = copy();
        try {
            for (Field field : fields()) {
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

    /** Sets an option to its default. */
    void reset(String option) {
        try {
            for (Field field : fields()) {
                // Not for an option of Camel, such as lazyStartProducer.
                if (field.getName().equals(option)) {
                    field.set(this, field.get(new DingTalkCalendarConfiguration()));
                }
            }
        } catch (IllegalAccessException e) {
            throw new RuntimeCamelException(e);
        }
    }

    private static List<Field> fields() {
        return Stream.of(DingTalkCalendarConfiguration.class, DingTalkEventConfiguration.class)
                .flatMap(type -> Arrays.stream(type.getDeclaredFields()))
                .toList();
    }

    /** Whether this operation, with these options, gets the calendar first. */
    boolean mergesUpdate(DingTalkCalendarOperation operation) {
        return operation == DingTalkCalendarOperation.updateSubscribed && updateMode == UpdateMode.merge;
    }

    /**
     * Checks that the options belong together.
     *
     * @throws IllegalArgumentException in a sentence that names the options
     */
    void validate(DingTalkCalendarOperation operation) {
        credentials().validate();
        credentials().validateCorpId(corpId);
        if (skipUnchanged
                && operation == DingTalkCalendarOperation.updateSubscribed
                && updateMode != UpdateMode.merge) {
            throw new IllegalArgumentException("skipUnchanged=true needs updateMode=merge: without the calendar, the"
                    + " component cannot know what is unchanged");
        }
        if (getMaxEvents() < 0) {
            throw new IllegalArgumentException("the option maxEvents must not be negative: 0 is no limit");
        }
        for (Parameter parameter : operation.parameters()) {
            parameter.ofOption(this);
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

    /** {@return the option {@code baseUri}} */
    public String getBaseUri() {
        return baseUri;
    }

    /** @param baseUri the option {@code baseUri} */
    public void setBaseUri(@Nullable String baseUri) {
        this.baseUri = baseUri == null || baseUri.isBlank() ? DEFAULT_BASE_URI : baseUri;
    }

    /** {@return the option {@code accessToken}} */
    public @Nullable String getAccessToken() {
        return accessToken;
    }

    /** @param accessToken the option {@code accessToken} */
    public void setAccessToken(@Nullable String accessToken) {
        this.accessToken = CredentialText.trim(accessToken);
    }

    /** {@return the option {@code clientId}} */
    public @Nullable String getClientId() {
        return clientId;
    }

    /** @param clientId the option {@code clientId} */
    public void setClientId(@Nullable String clientId) {
        this.clientId = CredentialText.trim(clientId);
    }

    /** {@return the option {@code clientSecret}} */
    public @Nullable String getClientSecret() {
        return clientSecret;
    }

    /** @param clientSecret the option {@code clientSecret} */
    public void setClientSecret(@Nullable String clientSecret) {
        this.clientSecret = CredentialText.trim(clientSecret);
    }

    /** {@return the option {@code corpId}} */
    public @Nullable String getCorpId() {
        return corpId;
    }

    /** @param corpId the option {@code corpId} */
    public void setCorpId(@Nullable String corpId) {
        this.corpId = CredentialText.trim(corpId);
    }

    /** {@return the option {@code suiteTicketSupplier}} */
    public @Nullable SuiteTicketSupplier getSuiteTicketSupplier() {
        return suiteTicketSupplier;
    }

    /** @param suiteTicketSupplier the option {@code suiteTicketSupplier} */
    public void setSuiteTicketSupplier(@Nullable SuiteTicketSupplier suiteTicketSupplier) {
        this.suiteTicketSupplier = suiteTicketSupplier;
    }

    /** {@return the option {@code refreshToken}} */
    public @Nullable String getRefreshToken() {
        return refreshToken;
    }

    /** @param refreshToken the option {@code refreshToken} */
    public void setRefreshToken(@Nullable String refreshToken) {
        this.refreshToken = CredentialText.trim(refreshToken);
    }

    /** {@return the option {@code refreshTokenStore}} */
    public @Nullable RefreshTokenStore getRefreshTokenStore() {
        return refreshTokenStore;
    }

    /** @param refreshTokenStore the option {@code refreshTokenStore} */
    public void setRefreshTokenStore(@Nullable RefreshTokenStore refreshTokenStore) {
        this.refreshTokenStore = refreshTokenStore;
    }

    /** {@return the option {@code authorizationCodeSupplier}} */
    public @Nullable AuthorizationCodeSupplier getAuthorizationCodeSupplier() {
        return authorizationCodeSupplier;
    }

    /** @param authorizationCodeSupplier the option {@code authorizationCodeSupplier} */
    public void setAuthorizationCodeSupplier(@Nullable AuthorizationCodeSupplier authorizationCodeSupplier) {
        this.authorizationCodeSupplier = authorizationCodeSupplier;
    }

    /** {@return the option {@code accessTokenProvider}} */
    public @Nullable AccessTokenProvider getAccessTokenProvider() {
        return accessTokenProvider;
    }

    /** @param accessTokenProvider the option {@code accessTokenProvider} */
    public void setAccessTokenProvider(@Nullable AccessTokenProvider accessTokenProvider) {
        this.accessTokenProvider = accessTokenProvider;
    }

    /** {@return the option {@code userId}} */
    public @Nullable String getUserId() {
        return userId;
    }

    /** @param userId the option {@code userId} */
    public void setUserId(@Nullable String userId) {
        this.userId = textOrNull(userId);
    }

    /** {@return the option {@code calendarId}} */
    public @Nullable String getCalendarId() {
        return calendarId;
    }

    /** @param calendarId the option {@code calendarId} */
    public void setCalendarId(@Nullable String calendarId) {
        this.calendarId = textOrNull(calendarId);
    }

    /** {@return the option {@code failOnUnknownFields}} */
    public boolean isFailOnUnknownFields() {
        return failOnUnknownFields;
    }

    /** @param failOnUnknownFields the option {@code failOnUnknownFields} */
    public void setFailOnUnknownFields(boolean failOnUnknownFields) {
        this.failOnUnknownFields = failOnUnknownFields;
    }

    /** {@return the option {@code updateMode}} */
    public UpdateMode getUpdateMode() {
        return updateMode;
    }

    /** @param updateMode the option {@code updateMode} */
    public void setUpdateMode(UpdateMode updateMode) {
        this.updateMode = updateMode;
    }

    /** {@return the option {@code skipUnchanged}} */
    public boolean isSkipUnchanged() {
        return skipUnchanged;
    }

    /** @param skipUnchanged the option {@code skipUnchanged} */
    public void setSkipUnchanged(boolean skipUnchanged) {
        this.skipUnchanged = skipUnchanged;
    }

    /** {@return the option {@code outputType}} */
    public OutputType getOutputType() {
        return outputType;
    }

    /** @param outputType the option {@code outputType} */
    public void setOutputType(OutputType outputType) {
        this.outputType = outputType;
    }

    /** {@return the option {@code connectTimeout}} */
    public long getConnectTimeout() {
        return connectTimeout;
    }

    /** @param connectTimeout the option {@code connectTimeout} */
    public void setConnectTimeout(long connectTimeout) {
        this.connectTimeout = connectTimeout;
    }

    /** {@return the option {@code responseTimeout}} */
    public long getResponseTimeout() {
        return responseTimeout;
    }

    /** @param responseTimeout the option {@code responseTimeout} */
    public void setResponseTimeout(long responseTimeout) {
        this.responseTimeout = responseTimeout;
    }

    /** {@return the option {@code connectionRequestTimeout}} */
    public long getConnectionRequestTimeout() {
        return connectionRequestTimeout;
    }

    /** @param connectionRequestTimeout the option {@code connectionRequestTimeout} */
    public void setConnectionRequestTimeout(long connectionRequestTimeout) {
        this.connectionRequestTimeout = connectionRequestTimeout;
    }

    /** {@return the option {@code maxConnections}} */
    public int getMaxConnections() {
        return maxConnections;
    }

    /** @param maxConnections the option {@code maxConnections} */
    public void setMaxConnections(int maxConnections) {
        this.maxConnections = maxConnections;
    }

    /** {@return the option {@code callsPerSecond}} */
    public double getCallsPerSecond() {
        return callsPerSecond;
    }

    /** @param callsPerSecond the option {@code callsPerSecond} */
    public void setCallsPerSecond(double callsPerSecond) {
        this.callsPerSecond = callsPerSecond;
    }

    /** {@return the option {@code callsPerSecondTimeout}} */
    public long getCallsPerSecondTimeout() {
        return callsPerSecondTimeout;
    }

    /** @param callsPerSecondTimeout the option {@code callsPerSecondTimeout} */
    public void setCallsPerSecondTimeout(long callsPerSecondTimeout) {
        this.callsPerSecondTimeout = callsPerSecondTimeout;
    }

    /** {@return the option {@code sslContextParameters}} */
    public @Nullable SSLContextParameters getSslContextParameters() {
        return sslContextParameters;
    }

    /** @param sslContextParameters the option {@code sslContextParameters} */
    public void setSslContextParameters(@Nullable SSLContextParameters sslContextParameters) {
        this.sslContextParameters = sslContextParameters;
    }

    /** {@return the option {@code http}} */
    public Map<String, Object> getHttp() {
        return http;
    }

    /** @param http the option {@code http} */
    public void setHttp(Map<String, Object> http) {
        this.http = http;
    }
}
