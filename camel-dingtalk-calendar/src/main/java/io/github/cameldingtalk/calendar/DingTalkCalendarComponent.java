// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;
import org.apache.camel.CamelContext;
import org.apache.camel.Endpoint;
import org.apache.camel.PropertyBindingException;
import org.apache.camel.ResolveEndpointFailedException;
import org.apache.camel.Route;
import org.apache.camel.RuntimeCamelException;
import org.apache.camel.SSLContextParametersAware;
import org.apache.camel.spi.LifecycleStrategy;
import org.apache.camel.spi.Metadata;
import org.apache.camel.spi.annotations.Component;
import org.apache.camel.support.HealthCheckComponent;
import org.apache.camel.support.LifecycleStrategySupport;
import org.apache.camel.support.service.ServiceHelper;
import org.apache.camel.util.PropertiesHelper;
import org.apache.camel.util.StringHelper;
import org.jspecify.annotations.Nullable;

/** Keeps the defaults of its endpoints, and what their producers share: HTTP clients, access tokens and health checks. */
@Component("dingtalk-calendar")
public class DingTalkCalendarComponent extends HealthCheckComponent implements SSLContextParametersAware {

    @Metadata(
            description =
                    "The defaults of the endpoints' options. Options that are set on the component itself are set on"
                            + " this object.")
    private DingTalkCalendarConfiguration configuration = new DingTalkCalendarConfiguration();

    @Metadata(label = "security", description = "Enable usage of global SSL context parameters.")
    private boolean useGlobalSslContextParameters;

    private final CalendarClients clients = new CalendarClients(this);
    private final HealthChecks healthChecks = new HealthChecks(this);
    private final UnknownHeaders unknownHeaders = new UnknownHeaders();
    private final LifecycleStrategy reload = new LifecycleStrategySupport() {
        @Override
        public void onRoutesRemove(Collection<Route> routes) {
            if (getCamelContext().getRouteController().isReloadingRoutes()) {
                readPropertiesAgain();
            }
        }
    };

    private @Nullable EndpointOptions options;

    public DingTalkCalendarComponent() {}

    public DingTalkCalendarComponent(CamelContext context) {
        super(context);
    }

    @Override
    protected Endpoint createEndpoint(String uri, String remaining, Map<String, Object> parameters) throws Exception {
        Credentials ofBean = credentialsOfBean(parameters);
        options().removeBlank(parameters);
        EndpointOptions.restorePlusInIds(parameters);
        DingTalkCalendarConfiguration own = configuration.copy();
        own.setCredentials(Credentials.NONE);
        own.setCorpId(null);
        own.getHttp().putAll(PropertiesHelper.extractProperties(parameters, "http."));
        DingTalkCalendarEndpoint endpoint =
                new DingTalkCalendarEndpoint(uri, this, DingTalkCalendarOperation.named(remaining), own);
        bind(endpoint, parameters);
        // Asked of what was bound, not of the names: Camel binds several spellings of a name.
        if (!ofBean.isNone()) {
            if (!own.credentials().isNone()) {
                throw new IllegalArgumentException(
                        "the configuration bean and the URI both have credentials: set them in one of the two");
            }
            own.setCredentials(ofBean);
        } else if (own.credentials().isNone()) {
            own.setCredentials(configuration.credentials());
            if (own.getCorpId() == null) {
                own.setCorpId(configuration.getCorpId());
            }
        }
        if (own.getSslContextParameters() == null) {
            own.setSslContextParameters(retrieveGlobalSslContextParameters());
        }
        return endpoint;
    }

    /** Names the unknown options, without their values: the value of a misspelt accessToken is a secret. */
    @Override
    protected void validateParameters(String uri, Map<String, Object> parameters, @Nullable String optionPrefix) {
        if (parameters != null && !parameters.isEmpty()) {
            throw new ResolveEndpointFailedException(
                    StringHelper.before(uri, "?", uri),
                    "dingtalk-calendar has no option " + String.join(", ", parameters.keySet()) + "; it has: "
                            + options().list());
        }
    }

    /**
     * The credentials of the bean that the option {@code configuration} names, so that an endpoint can have credentials of
     * its own without a secret in its URI. The other options of the bean are those of a component, and are not used.
     */
    private Credentials credentialsOfBean(Map<String, Object> parameters) {
        for (String name : parameters.keySet()) {
            if (EndpointOptions.key(name).equals("configuration")) {
                DingTalkCalendarConfiguration bean =
                        resolveAndRemoveReferenceParameter(parameters, name, DingTalkCalendarConfiguration.class);
                return bean == null ? Credentials.NONE : bean.credentials();
            }
        }
        return Credentials.NONE;
    }

    private void bind(DingTalkCalendarEndpoint endpoint, Map<String, Object> parameters) throws Exception {
        parameters.forEach((name, value) -> {
            if (value instanceof List) {
                throw new IllegalArgumentException("the option " + name + " is set more than once");
            }
        });
        try {
            setProperties(endpoint, parameters);
        } catch (PropertyBindingException e) {
            throw new IllegalArgumentException(options().wrongValue(e.getPropertyName()), e);
        }
    }

    private EndpointOptions options() {
        EndpointOptions known = options;
        if (known == null) {
            known = new EndpointOptions(getCamelContext());
            options = known;
        }
        return known;
    }

    /** Reloads the options that come from properties, so that a rotated secret arrives with a reload of the context. */
    private void readPropertiesAgain() {
        try {
            setProperties(this, options().ofProperties());
        } catch (Exception e) {
            throw RuntimeCamelException.wrapRuntimeCamelException(e);
        }
    }

    @Override
    protected void doInit() throws Exception {
        super.doInit();
        getCamelContext().addLifecycleStrategy(reload);
    }

    @Override
    protected void doStop() throws Exception {
        getCamelContext().getLifecycleStrategies().remove(reload);
        healthChecks.removeAll();
        ServiceHelper.stopService(clients);
        getCamelContext().removeService(clients);
        super.doStop();
    }

    /** The clock by which tokens age, instead of {@link System#nanoTime()}. */
    void setNanoTime(LongSupplier nanoTime) {
        clients.setNanoTime(nanoTime);
    }

    CalendarClients clients() {
        return clients;
    }

    HealthChecks healthChecks() {
        return healthChecks;
    }

    UnknownHeaders unknownHeaders() {
        return unknownHeaders;
    }

    public DingTalkCalendarConfiguration getConfiguration() {
        return configuration;
    }

    /**
     * The defaults of the endpoints' options. The component takes a copy, and keeps those options that were set on the
     * component before: Camel binds options in alphabetical order, so that some come before this one.
     */
    public void setConfiguration(DingTalkCalendarConfiguration configuration) {
        this.configuration = configuration.overlaidWith(this.configuration);
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
