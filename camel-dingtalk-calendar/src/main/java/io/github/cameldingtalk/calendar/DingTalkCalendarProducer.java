// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.cameldingtalk.calendar.CallReader.CalendarCall;
import io.github.cameldingtalk.calendar.api.DingTalkCalendarException;
import io.github.cameldingtalk.calendar.api.DingTalkCalendarException.Details;
import io.github.cameldingtalk.calendar.api.DingTalkConnectionException;
import io.github.cameldingtalk.calendar.api.DingTalkInvalidParameterException;
import io.github.cameldingtalk.calendar.internal.calendar.AuthorizedClient.Result;
import io.github.cameldingtalk.calendar.internal.calendar.CalendarMerge;
import io.github.cameldingtalk.calendar.internal.calendar.CalendarResponses;
import io.github.cameldingtalk.calendar.internal.http.ApiRequest;
import io.github.cameldingtalk.calendar.internal.http.ResponseReader;
import java.util.Objects;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.support.DefaultProducer;
import org.jspecify.annotations.Nullable;

/**
 * Reads a call from the exchange, sends it, and puts the result on the exchange. The producer holds its client itself from
 * its first start on, because Camel may stop the endpoint or the producer while others still use them.
 */
public class DingTalkCalendarProducer extends DefaultProducer {

    private final DingTalkCalendarOperation operation;
    private final DingTalkCalendarConfiguration configuration;
    private final CallReader callReader;
    private final ResponseReader<?> responseReader;
    private final UnknownHeaders unknownHeaders;
    private volatile @Nullable ServiceAccess access;
    private Runnable healthCheckRemoval = () -> {};

    public DingTalkCalendarProducer(DingTalkCalendarEndpoint endpoint) {
        super(endpoint);
        this.operation = endpoint.getOperation();
        this.configuration = endpoint.getConfiguration();
        this.callReader = new CallReader(operation, configuration);
        this.responseReader = operation.responseReader(configuration.getOutputType());
        this.unknownHeaders = endpoint.getComponent().unknownHeaders();
    }

    @Override
    public DingTalkCalendarEndpoint getEndpoint() {
        return (DingTalkCalendarEndpoint) super.getEndpoint();
    }

    @Override
    protected void doStart() throws Exception {
        super.doStart();
        DingTalkCalendarComponent component = getEndpoint().getComponent();
        configuration.validate(operation);
        ServiceAccess started = new ServiceAccess(
                component.clients(),
                TransportOptions.of(configuration),
                configuration.credentials(),
                PacingOptions.of(configuration));
        access = started;
        healthCheckRemoval = component.healthChecks().add(started, configuration.getCorpId());
    }

    @Override
    protected void doStop() throws Exception {
        healthCheckRemoval.run();
        healthCheckRemoval = () -> {};
        ServiceAccess started = access;
        if (started != null) {
            // The access stays in place for those that still use this producer.
            started.release();
        }
        super.doStop();
    }

    @Override
    public void process(Exchange exchange) throws Exception {
        Message message = exchange.getMessage();
        removeResultHeaders(message);
        unknownHeaders.warnOf(message);
        try {
            ServiceAccess service = access();
            CalendarCall call = callReader.read(exchange, service.credentials());
            Result<?> result = call.calendarRequest() == null
                    ? send(service, call, call.request(), responseReader)
                    : merge(service, call, call.calendarRequest(), message);
            message.setBody(result.value());
            if (operation.resultHeader() != null) {
                message.setHeader(operation.resultHeader(), result.value());
            }
            setRequestId(message, result.requestId());
        } catch (DingTalkCalendarException e) {
            setRequestId(message, e.getRequestId());
            throw e;
        }
    }

    /** First of all, so that no header of an earlier call can be taken for a result of this call. */
    private void removeResultHeaders(Message message) {
        message.removeHeader(DingTalkCalendarConstants.REQUEST_ID);
        message.removeHeader(DingTalkCalendarConstants.UPDATE_SKIPPED);
        if (operation.resultHeader() != null) {
            message.removeHeader(operation.resultHeader());
        }
    }

    /** Starts the producer if Camel has not. Camel does not start it while the context is suspended, for instance. */
    private ServiceAccess access() throws Exception {
        if (access == null) {
            try {
                start();
            } catch (IllegalStateException e) {
                throw new DingTalkConnectionException(
                        Details.withoutResponse(operation.name(), null, e.getMessage() + ": nothing was sent"), e);
            }
        }
        return Objects.requireNonNull(access, "a producer that is started has its access");
    }

    /** Gets the calendar, and sends its fields together with those of the update. */
    private Result<?> merge(ServiceAccess service, CalendarCall call, ApiRequest calendarRequest, Message message)
            throws DingTalkCalendarException {
        Result<ObjectNode> calendar = send(service, call, calendarRequest, CalendarResponses::calendarJson);
        CalendarMerge merge = new CalendarMerge(
                calendar.value(), Objects.requireNonNull(call.request().body()));
        if (!configuration.isSkipUnchanged()) {
            return send(service, call, merged(call, merge), responseReader);
        }
        boolean skipped = merge.changesNothing();
        Result<?> result = skipped
                ? new Result<>(Boolean.TRUE, calendar.requestId())
                : send(service, call, merged(call, merge), responseReader);
        message.setHeader(DingTalkCalendarConstants.UPDATE_SKIPPED, skipped);
        return result;
    }

    private static ApiRequest merged(CalendarCall call, CalendarMerge merge) throws DingTalkInvalidParameterException {
        try {
            return call.request().withBody(merge.toJson());
        } catch (IllegalArgumentException e) {
            throw CallReader.rejection(
                    call.request().operation(), call.request().calendarId(), e);
        }
    }

    private static <T> Result<T> send(
            ServiceAccess service, CalendarCall call, ApiRequest request, ResponseReader<T> responseReader)
            throws DingTalkCalendarException {
        return service.call(client -> call.accessToken() != null
                ? client.sendWithToken(request, call.accessToken(), responseReader)
                : client.sendForOrganization(request, call.corpId(), responseReader));
    }

    private static void setRequestId(Message message, @Nullable String requestId) {
        if (requestId != null) {
            message.setHeader(DingTalkCalendarConstants.REQUEST_ID, requestId);
        }
    }
}
