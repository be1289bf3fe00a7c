// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar;

import java.util.Map;
import java.util.Set;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;
import org.apache.camel.CamelContext;
import org.apache.camel.Endpoint;
import org.apache.camel.PropertyBindingException;
import org.apache.camel.ResolveEndpointFailedException;
import org.apache.camel.SSLContextParametersAware;
import org.apache.camel.spi.Metadata;
import org.apache.camel.spi.annotations.Component;
import org.apache.camel.support.HealthCheckComponent;
import org.apache.camel.support.service.ServiceHelper;
import org.apache.camel.util.PropertiesHelper;
import org.apache.camel.util.StringHelper;
import org.jspecify.annotations.Nullable;

/** Holds the defaults of its endpoints, and what the producers share: HTTP clients, access tokens and health checks. */
@Component("dingtalk-calendar")
public class DingTalkCalendarComponent extends HealthCheckComponent implements SSLContextParametersAware {

    @Metadata(
            description =
                    "The defaults of the endpoints' options. An option that is set on the component is set on this"
                            + " object.")
    private volatile DingTalkCalendarConfiguration configuration = new DingTalkCalendarConfiguration();

    private DingTalkCalendarConfiguration given = new DingTalkCalendarConfiguration();

    @Metadata(label = "security", description = "Enable usage of global SSL context parameters.")
    private boolean useGlobalSslContextParameters;

    private final CalendarClients clients = new CalendarClients(this);
    private final HealthChecks healthChecks = new HealthChecks(this);
    private final UnknownHeaders unknownHeaders = new UnknownHeaders();
    private final PropertiesReload propertiesReload = new PropertiesReload(this);
    private @Nullable EndpointOptions options;

    /** Creates a component for a registry or a {@code CamelContext} that sets itself. */
    public DingTalkCalendarComponent() {}

    /**
     * Creates a component.
     *
     * @param context the context of the component
     */
    public DingTalkCalendarComponent(CamelContext context) {
        super(context);
    }

    @Override
    protected Endpoint createEndpoint(String uri, String remaining, Map<String, Object> parameters) throws Exception {
        propertiesReload.beforeEndpoint();
        options().removeBlank(parameters);
        options().check(parameters);
        EndpointOptions.restorePlus(parameters);
        DingTalkCalendarConfiguration defaults = configuration;
        DingTalkCalendarConfiguration own = defaults.copy();
        own.setCredentials(Credentials.NONE);
        own.setCorpId(null);
        Map<String, Object> http = PropertiesHelper.extractProperties(parameters, "http.");
        http.values().removeIf(value -> value instanceof String text && text.isBlank());
        own.getHttp().putAll(http);
        DingTalkCalendarConfiguration bean = configurationBean(parameters);
        DingTalkCalendarEndpoint endpoint =
                new DingTalkCalendarEndpoint(uri, this, DingTalkCalendarOperation.named(remaining), own);
        bind(endpoint, parameters);
        // Checks the bound values and not the names, because Camel binds several spellings of a name.
        Credentials ofEndpoint =
                Credentials.ofOnePlace(own.credentials(), bean == null ? Credentials.NONE : bean.credentials());
        own.setCredentials(ofEndpoint.isNone() ? defaults.credentials() : ofEndpoint);
        if (own.getCorpId() == null) {
            own.setCorpId(ofEndpoint.isNone() ? defaults.getCorpId() : bean == null ? null : bean.getCorpId());
        }
        if (own.getSslContextParameters() == null) {
            own.setSslContextParameters(retrieveGlobalSslContextParameters());
        }
        return endpoint;
    }

    /** Names the unknown options without their values, because the value of a misspelled accessToken is a secret. */
    @Override
    protected void validateParameters(String uri, Map<String, Object> parameters, @Nullable String optionPrefix) {
        if (parameters != null && !parameters.isEmpty()) {
            // An option without a value may be the rest of a secret that was cut at an ampersand.
            String unknown = parameters.entrySet().stream()
                    .map(option -> "".equals(option.getValue()) ? "? (without a value)" : option.getKey())
                    .collect(Collectors.joining(", "));
            throw new ResolveEndpointFailedException(
                    StringHelper.before(uri, "?", uri),
                    "dingtalk-calendar has no option " + unknown + "; it has: "
                            + options().list() + ". A value that holds '&' needs RAW(...) around it");
        }
    }

    /**
     * The bean that the option {@code configuration} names. With it, an endpoint can have its own credentials without a
     * secret in its URI. The bean's other options are not used.
     */
    private @Nullable DingTalkCalendarConfiguration configurationBean(Map<String, Object> parameters) {
        for (String name : Set.copyOf(parameters.keySet())) {
            if (EndpointOptions.key(name).equals("configuration")) {
                if ("".equals(parameters.get(name))) {
                    parameters.remove(name);
                    return null;
                }
                DingTalkCalendarConfiguration bean =
                        resolveAndRemoveReferenceParameter(parameters, name, DingTalkCalendarConfiguration.class);
                if (bean == null) {
                    throw new IllegalArgumentException("the option configuration must be a bean of the type "
                            + DingTalkCalendarConfiguration.class.getName() + ", named as #bean:name");
                }
                return bean;
            }
        }
        return null;
    }

    private void bind(DingTalkCalendarEndpoint endpoint, Map<String, Object> parameters) throws Exception {
        try {
            setProperties(endpoint, parameters);
        } catch (PropertyBindingException e) {
            // Without the cause, because the cause quotes the value.
            throw new IllegalArgumentException(options().wrongValue(e.getPropertyName()));
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

    @Override
    protected void doInit() throws Exception {
        super.doInit();
        propertiesReload.listen();
    }

    @Override
    protected void doStop() throws Exception {
        propertiesReload.ignore();
        // In this order, because a producer that needs a client meanwhile adds the service again.
        getCamelContext().removeService(clients);
        ServiceHelper.stopService(clients);
        super.doStop();
    }

    @Override
    protected void doShutdown() throws Exception {
        healthChecks.removeAll();
        super.doShutdown();
    }

    /** The name of this component in the context, which is not always the scheme. */
    String name() {
        return getCamelContext().getComponentNames().stream()
                .filter(name -> getCamelContext().hasComponent(name) == this)
                .findFirst()
                .orElse("dingtalk-calendar");
    }

    /** Sets the clock of the token cache. The default is {@link System#nanoTime()}. */
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

    /** {@return the defaults of the endpoints' options} */
    public DingTalkCalendarConfiguration getConfiguration() {
        return configuration;
    }

    /**
     * Sets the defaults of the endpoints' options. The component takes a copy, and keeps the options that were set on the
     * component before. Camel binds options in alphabetical order, so some options come before this one.
     *
     * @param configuration the defaults of the endpoints
     */
    public void setConfiguration(DingTalkCalendarConfiguration configuration) {
        this.configuration = configuration.overlaidWith(this.configuration, given);
        given = configuration.copy();
    }

    /** Changes all options at once, because other threads may read them meanwhile. */
    void changeConfiguration(Map<String, Object> changed, Set<String> reset) throws Exception {
        DingTalkCalendarConfiguration next = configuration.copy();
        reset.forEach(next::reset);
        setProperties(next, changed);
        configuration = next;
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
