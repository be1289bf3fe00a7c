// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar;

import io.github.cameldingtalk.calendar.client.ApiClient;
import io.github.cameldingtalk.calendar.client.AuthorizedClient;
import io.github.cameldingtalk.calendar.client.oauth2.App;
import io.github.cameldingtalk.calendar.client.oauth2.AppTokens;
import io.github.cameldingtalk.calendar.token.AccessTokenProvider;
import java.util.Objects;
import java.util.function.Function;
import org.apache.camel.Category;
import org.apache.camel.Consumer;
import org.apache.camel.Processor;
import org.apache.camel.Producer;
import org.apache.camel.health.HealthCheckHelper;
import org.apache.camel.health.WritableHealthCheckRepository;
import org.apache.camel.spi.EndpointServiceLocation;
import org.apache.camel.spi.Metadata;
import org.apache.camel.spi.UriEndpoint;
import org.apache.camel.spi.UriParam;
import org.apache.camel.spi.UriPath;
import org.apache.camel.support.DefaultEndpoint;
import org.jspecify.annotations.Nullable;

/** Keep DingTalk subscription calendars: change their title, description, co-editors and who may subscribe. */
@UriEndpoint(
        firstVersion = "1.0.0",
        scheme = "dingtalk-calendar",
        title = "DingTalk Calendar",
        syntax = "dingtalk-calendar:operation",
        producerOnly = true,
        category = {Category.CLOUD, Category.API, Category.SAAS, Category.SCHEDULING},
        headersClass = DingTalkCalendarConstants.class)
public class DingTalkCalendarEndpoint extends DefaultEndpoint implements EndpointServiceLocation {

    @UriPath(description = "What to do.")
    @Metadata(required = true)
    private DingTalkCalendarOperation operation;

    @UriParam
    private DingTalkCalendarConfiguration configuration;

    private @Nullable TransportOptions transport;
    private @Nullable AuthorizedClient client;
    private @Nullable WritableHealthCheckRepository checks;
    private @Nullable DingTalkCalendarHealthCheck healthCheck;

    public DingTalkCalendarEndpoint(
            String uri,
            DingTalkCalendarComponent component,
            DingTalkCalendarOperation operation,
            DingTalkCalendarConfiguration configuration) {
        super(uri, component);
        this.operation = operation;
        this.configuration = configuration;
    }

    @Override
    public Producer createProducer() {
        return new DingTalkCalendarProducer(this);
    }

    @Override
    public Consumer createConsumer(Processor processor) {
        throw new UnsupportedOperationException(
                "dingtalk-calendar cannot be consumed from: it only sends to DingTalk, so use it in a to()");
    }

    @Override
    protected void doInit() throws Exception {
        AccessTokenProvider given = configuration.getAccessTokenProvider();
        super.doInit();
        if (configuration.getAccessToken() != null || configuration.getClientId() != null) {
            // What Camel has autowired now is for endpoints that name no other way to a token.
            configuration.setAccessTokenProvider(given);
        }
    }

    @Override
    protected void doStart() throws Exception {
        super.doStart();
        Function<@Nullable String, App> apps = AppTypes.of(configuration);
        TransportOptions options = TransportOptions.of(configuration);
        ApiClient shared = getComponent().clients().acquire(options);
        transport = options;
        client = new AuthorizedClient(
                shared,
                apps == null
                        ? configuration.getAccessTokenProvider()
                        : new AppTokens(getComponent().tokens(), shared, apps));
        addHealthCheck();
    }

    /** Camel's repository of producer checks is off unless an application turns it on. */
    private void addHealthCheck() {
        WritableHealthCheckRepository repository = HealthCheckHelper.getHealthCheckRepository(
                getCamelContext(), "producers", WritableHealthCheckRepository.class);
        if (repository != null) {
            healthCheck = new DingTalkCalendarHealthCheck(this);
            healthCheck.setEnabled(getComponent().isHealthCheckProducerEnabled());
            repository.addHealthCheck(healthCheck);
            checks = repository;
        }
    }

    @Override
    protected void doStop() throws Exception {
        if (checks != null && healthCheck != null) {
            checks.removeHealthCheck(healthCheck);
            checks = null;
            healthCheck = null;
        }
        if (transport != null) {
            getComponent().clients().release(transport);
            transport = null;
            client = null;
        }
        super.doStop();
    }

    @Override
    public DingTalkCalendarComponent getComponent() {
        return (DingTalkCalendarComponent) super.getComponent();
    }

    @Override
    public String getServiceUrl() {
        return configuration.getBaseUri();
    }

    @Override
    public String getServiceProtocol() {
        return "http";
    }

    /** The HTTP method of the operation. */
    public String getHttpMethod() {
        return operation.path().method();
    }

    @Nullable
    AuthorizedClient clientIfStarted() {
        return client;
    }

    AuthorizedClient client() {
        return Objects.requireNonNull(client, "the endpoint is not started");
    }

    public DingTalkCalendarOperation getOperation() {
        return operation;
    }

    /** What to do. */
    public void setOperation(DingTalkCalendarOperation operation) {
        this.operation = operation;
    }

    public DingTalkCalendarConfiguration getConfiguration() {
        return configuration;
    }

    public void setConfiguration(DingTalkCalendarConfiguration configuration) {
        this.configuration = configuration;
    }
}
