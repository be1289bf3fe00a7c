// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar;

import io.github.cameldingtalk.calendar.client.AuthorizedClient;
import java.util.Map;
import org.apache.camel.health.HealthCheckResultBuilder;
import org.apache.camel.impl.health.AbstractHealthCheck;
import org.jspecify.annotations.Nullable;

/**
 * Whether an endpoint could make a call: the service answers, whatever it answers, and there is a token. It makes no call to
 * the calendar API, which would count against the month's quota.
 */
final class DingTalkCalendarHealthCheck extends AbstractHealthCheck {

    private final DingTalkCalendarEndpoint endpoint;

    DingTalkCalendarHealthCheck(DingTalkCalendarEndpoint endpoint) {
        super("camel", "producer:dingtalk-calendar-" + endpoint.getId());
        this.endpoint = endpoint;
    }

    @Override
    protected void doCall(HealthCheckResultBuilder builder, Map<String, Object> options) {
        builder.detail("operation", endpoint.getOperation().name());
        builder.detail("service.url", endpoint.getServiceUrl());
        AuthorizedClient client = endpoint.clientIfStarted();
        if (client == null) {
            builder.unknown().message("the endpoint is not started");
            return;
        }
        try {
            client.reach();
            builder.detail("token", token(client));
            builder.up();
        } catch (DingTalkCalendarException e) {
            detail(builder, "error.code", e.getErrorCode());
            detail(builder, "request.id", e.getRequestId());
            builder.down().message(e.getMessage()).error(e);
        }
    }

    private String token(AuthorizedClient client) throws DingTalkCalendarException {
        DingTalkCalendarConfiguration configuration = endpoint.getConfiguration();
        if (configuration.getAccessToken() != null) {
            return "given";
        }
        if (!client.hasTokens()
                || (configuration.getSuiteTicketSupplier() != null && configuration.getCorpId() == null)) {
            // Each message brings its own, or says whose.
            return "not checked";
        }
        client.checkToken(configuration.getCorpId());
        return "had";
    }

    private static void detail(HealthCheckResultBuilder builder, String name, @Nullable String value) {
        if (value != null) {
            builder.detail(name, value);
        }
    }
}
