// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar;

import io.github.cameldingtalk.calendar.client.oauth2.TokenCache;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutorService;
import java.util.function.LongSupplier;
import org.apache.camel.CamelContext;
import org.apache.camel.Endpoint;
import org.apache.camel.ResolveEndpointFailedException;
import org.apache.camel.SSLContextParametersAware;
import org.apache.camel.spi.Metadata;
import org.apache.camel.spi.annotations.Component;
import org.apache.camel.support.HealthCheckComponent;
import org.apache.camel.util.PropertiesHelper;
import org.apache.camel.util.StringHelper;
import org.jspecify.annotations.Nullable;

/** Keeps the defaults of its endpoints, and the HTTP clients that they share. */
@Component("dingtalk-calendar")
public class DingTalkCalendarComponent extends HealthCheckComponent implements SSLContextParametersAware {

    @Metadata(description = "The defaults of the endpoints' options.")
    private DingTalkCalendarConfiguration configuration = new DingTalkCalendarConfiguration();

    @Metadata(label = "security", description = "Enable usage of global SSL context parameters.")
    private boolean useGlobalSslContextParameters;

    private final SharedClients clients = new SharedClients(this);
    private LongSupplier nanoTime = System::nanoTime;
    private @Nullable ExecutorService renewals;
    private @Nullable TokenCache tokens;

    public DingTalkCalendarComponent() {}

    public DingTalkCalendarComponent(CamelContext context) {
        super(context);
    }

    @Override
    protected Endpoint createEndpoint(String uri, String remaining, Map<String, Object> parameters) throws Exception {
        DingTalkCalendarConfiguration own = configuration.copy();
        AppTypes.preferOwn(own, parameters.keySet());
        own.getHttp().putAll(PropertiesHelper.extractProperties(parameters, "http."));
        DingTalkCalendarEndpoint endpoint =
                new DingTalkCalendarEndpoint(uri, this, DingTalkCalendarOperation.named(remaining), own);
        setProperties(endpoint, parameters);
        if (own.getSslContextParameters() == null) {
            own.setSslContextParameters(retrieveGlobalSslContextParameters());
        }
        return endpoint;
    }

    /** Names the options that there are not, without their values: a misspelt accessToken has a secret for its value. */
    @Override
    protected void validateParameters(String uri, Map<String, Object> parameters, @Nullable String optionPrefix) {
        if (parameters != null && !parameters.isEmpty()) {
            throw new ResolveEndpointFailedException(
                    StringHelper.before(uri, "?", uri),
                    "dingtalk-calendar has no option " + String.join(", ", parameters.keySet())
                            + ": check how it is spelt");
        }
    }

    @Override
    protected void doStart() throws Exception {
        super.doStart();
        ExecutorService executor =
                getCamelContext().getExecutorServiceManager().newCachedThreadPool(this, "DingTalkCalendarTokens");
        tokens = new TokenCache(executor, nanoTime);
        renewals = executor;
    }

    @Override
    protected void doStop() throws Exception {
        if (renewals != null) {
            getCamelContext().getExecutorServiceManager().shutdownNow(renewals);
            renewals = null;
        }
        tokens = null;
        super.doStop();
    }

    TokenCache tokens() {
        return Objects.requireNonNull(tokens, "the component is not started");
    }

    /** The clock by which tokens age, instead of {@link System#nanoTime()}. */
    void setNanoTime(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
    }

    SharedClients clients() {
        return clients;
    }

    public DingTalkCalendarConfiguration getConfiguration() {
        return configuration;
    }

    /** The defaults of the endpoints' options. Each endpoint has a copy of its own. */
    public void setConfiguration(DingTalkCalendarConfiguration configuration) {
        this.configuration = configuration;
    }

    @Override
    public boolean isUseGlobalSslContextParameters() {
        return useGlobalSslContextParameters;
    }

    @Override
    public void setUseGlobalSslContextParameters(boolean useGlobalSslContextParameters) {
        this.useGlobalSslContextParameters = useGlobalSslContextParameters;
    }
}
