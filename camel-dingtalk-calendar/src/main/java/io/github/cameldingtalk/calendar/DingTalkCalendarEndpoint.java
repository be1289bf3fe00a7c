// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar;

import io.github.cameldingtalk.calendar.internal.http.BaseUri;
import org.apache.camel.Category;
import org.apache.camel.Consumer;
import org.apache.camel.Processor;
import org.apache.camel.Producer;
import org.apache.camel.spi.EndpointServiceLocation;
import org.apache.camel.spi.Metadata;
import org.apache.camel.spi.UriEndpoint;
import org.apache.camel.spi.UriParam;
import org.apache.camel.spi.UriPath;
import org.apache.camel.support.DefaultEndpoint;
import org.jspecify.annotations.Nullable;

/** Keep DingTalk subscription calendars and the events of calendars. */
@UriEndpoint(
        firstVersion = "1.0.0",
        scheme = "dingtalk-calendar",
        title = "DingTalk Calendar",
        syntax = "dingtalk-calendar:operation",
        producerOnly = true,
        category = {Category.CLOUD, Category.API, Category.SAAS, Category.SCHEDULING},
        headersClass = DingTalkCalendarConstants.class)
public class DingTalkCalendarEndpoint extends DefaultEndpoint implements EndpointServiceLocation {

    @UriPath(description = "The operation.")
    @Metadata(required = true)
    private final DingTalkCalendarOperation operation;

    @UriParam
    private final DingTalkCalendarConfiguration configuration;

    /**
     * Creates an endpoint.
     *
     * @param uri the URI of the endpoint
     * @param component the component
     * @param operation what the endpoint does
     * @param configuration the options of the endpoint
     */
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
                "dingtalk-calendar cannot be used in from(): it only sends to DingTalk, so use it in to()");
    }

    @Override
    public DingTalkCalendarComponent getComponent() {
        return (DingTalkCalendarComponent) super.getComponent();
    }

    /** {@return the base URI, or {@code null} if it is not valid, because it may then contain a password} */
    @Override
    public @Nullable String getServiceUrl() {
        try {
            return BaseUri.parse(configuration.getBaseUri()).uri().toString();
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    @Override
    public String getServiceProtocol() {
        return "http";
    }

    /** {@return the HTTP method of the operation} */
    public String getHttpMethod() {
        return operation.path().method();
    }

    /** {@return what the endpoint does} */
    public DingTalkCalendarOperation getOperation() {
        return operation;
    }

    /** {@return the options of the endpoint} */
    public DingTalkCalendarConfiguration getConfiguration() {
        return configuration;
    }
}
