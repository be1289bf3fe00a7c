// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar.telemetry;

import io.github.cameldingtalk.calendar.DingTalkCalendarComponent;
import io.github.cameldingtalk.calendar.DingTalkCalendarConstants;
import io.github.cameldingtalk.calendar.DingTalkCalendarEndpoint;
import io.github.cameldingtalk.calendar.api.DingTalkCalendarException;
import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.telemetry.Span;
import org.apache.camel.telemetry.TagConstants;
import org.apache.camel.telemetry.decorators.AbstractSpanDecorator;

/**
 * Names the span of a call after the operation, and adds tags: those of an HTTP call, the service's error code and the
 * request id.
 */
public class DingTalkCalendarSpanDecorator extends AbstractSpanDecorator {

    static final String REQUEST_ID = "dingtalk.request_id";
    static final String ERROR_CODE = "dingtalk.error_code";

    @Override
    public String getComponent() {
        return "dingtalk-calendar";
    }

    @Override
    public String getComponentClassName() {
        return DingTalkCalendarComponent.class.getName();
    }

    @Override
    public String getOperationName(Exchange exchange, Endpoint endpoint) {
        return endpoint instanceof DingTalkCalendarEndpoint calendar
                ? calendar.getOperation().name()
                : super.getOperationName(exchange, endpoint);
    }

    /**
     * The kind of the span: the component only calls. A method of the superclass as of Camel 4.21, and not overridden
     * before.
     *
     * @param operation the name of the tracing event, which makes no difference
     * @return {@code CLIENT}
     */
    public String getSpanKind(String operation) {
        return "CLIENT";
    }

    @Override
    public void beforeTracingEvent(Span span, Exchange exchange, Endpoint endpoint) {
        super.beforeTracingEvent(span, exchange, endpoint);
        if (endpoint instanceof DingTalkCalendarEndpoint calendar) {
            span.setTag(TagConstants.HTTP_METHOD, calendar.getHttpMethod());
            // Without the ids, because each call would be a resource of its own.
            span.setTag(TagConstants.HTTP_URL, calendar.getServiceUrl());
        }
    }

    @Override
    public void afterTracingEvent(Span span, Exchange exchange) {
        super.afterTracingEvent(span, exchange);
        String requestId = exchange.getMessage().getHeader(DingTalkCalendarConstants.REQUEST_ID, String.class);
        if (requestId != null) {
            span.setTag(REQUEST_ID, requestId);
        }
        DingTalkCalendarException failure = exchange.getException(DingTalkCalendarException.class);
        if (failure == null) {
            if (!exchange.isFailed()) {
                span.setTag(TagConstants.HTTP_STATUS, "200");
            }
            return;
        }
        if (failure.getStatusCode() != 0) {
            span.setTag(TagConstants.HTTP_STATUS, Integer.toString(failure.getStatusCode()));
        }
        if (failure.getErrorCode() != null) {
            span.setTag(ERROR_CODE, failure.getErrorCode());
        }
    }
}
