// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.cameldingtalk.calendar.CallReader.CalendarCall;
import io.github.cameldingtalk.calendar.DingTalkCalendarConfiguration.OutputType;
import io.github.cameldingtalk.calendar.OperationResult.Form;
import io.github.cameldingtalk.calendar.OperationResult.Output;
import io.github.cameldingtalk.calendar.api.DingTalkCalendarException;
import io.github.cameldingtalk.calendar.api.DingTalkCalendarException.Details;
import io.github.cameldingtalk.calendar.api.DingTalkConnectionException;
import io.github.cameldingtalk.calendar.api.DingTalkInvalidParameterException;
import io.github.cameldingtalk.calendar.internal.calendar.AuthorizedClient.Result;
import io.github.cameldingtalk.calendar.internal.calendar.CalendarMerge;
import io.github.cameldingtalk.calendar.internal.calendar.CalendarResponses;
import io.github.cameldingtalk.calendar.internal.calendar.Page;
import io.github.cameldingtalk.calendar.internal.calendar.Pages;
import io.github.cameldingtalk.calendar.internal.http.ApiRequest;
import io.github.cameldingtalk.calendar.internal.http.ResponseReader;
import java.util.Objects;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.support.DefaultProducer;
import org.apache.camel.support.SynchronizationAdapter;
import org.jspecify.annotations.Nullable;

/**
 * Reads a call from the exchange, sends it, and puts the result on the exchange. The producer holds its client itself from
 * its first start on, because Camel may stop the endpoint or the producer while others still use them.
 */
public class DingTalkCalendarProducer extends DefaultProducer {

    private final DingTalkCalendarOperation operation;
    private final DingTalkCalendarConfiguration configuration;
    private final CallReader callReader;
    private final ResponseReader<Output> responseReader;
    private final UnknownHeaders unknownHeaders;
    private volatile @Nullable ServiceAccess access;
    private Runnable healthCheckRemoval = () -> {};

    /**
     * Creates a producer.
     *
     * @param endpoint the endpoint of the calls
     */
    public DingTalkCalendarProducer(DingTalkCalendarEndpoint endpoint) {
        super(endpoint);
        this.operation = endpoint.getOperation();
        this.configuration = endpoint.getConfiguration();
        this.callReader = new CallReader(operation, configuration);
        this.responseReader = operation.result().reader(configuration.getOutputType());
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
            Result<Output> result = call.calendarRequest() != null
                    ? merge(service, call, call.calendarRequest(), message)
                    : operation.result().form() == Form.PAGE
                            ? list(service, call, exchange)
                            : send(service, call, call.request(), responseReader);
            message.setBody(result.value().body());
            setHeader(message, result.value().header());
            setRequestId(message, result.requestId());
            if (call.request().clientToken() != null) {
                ClientToken.succeeded(exchange, call.request());
            }
        } catch (DingTalkCalendarException e) {
            setRequestId(message, e.getRequestId());
            message.setHeader(DingTalkCalendarConstants.RETRYABLE, e.isRetryable());
            throw e;
        }
    }

    /** First of all, so that no header of an earlier call can be taken for a result of this call. */
    private void removeResultHeaders(Message message) {
        message.removeHeader(DingTalkCalendarConstants.REQUEST_ID);
        message.removeHeader(DingTalkCalendarConstants.UPDATE_SKIPPED);
        message.removeHeader(DingTalkCalendarConstants.RETRYABLE);
        String header = operation.result().header();
        if (header != null) {
            message.removeHeader(header);
        }
    }

    private void setHeader(Message message, @Nullable Object value) {
        String header = operation.result().header();
        if (header != null) {
            message.setHeader(header, value);
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
    private Result<Output> merge(ServiceAccess service, CalendarCall call, ApiRequest calendarRequest, Message message)
            throws DingTalkCalendarException {
        Result<ObjectNode> calendar = send(service, call, calendarRequest, CalendarResponses::calendarJson);
        CalendarMerge merge = new CalendarMerge(
                calendar.value(), Objects.requireNonNull(call.request().body()));
        if (!configuration.isSkipUnchanged()) {
            return send(service, call, merged(call, merge), responseReader);
        }
        boolean skipped = merge.changesNothing();
        Result<Output> result = skipped
                ? new Result<>(new Output(true, null), calendar.requestId())
                : send(service, call, merged(call, merge), responseReader);
        message.setHeader(DingTalkCalendarConstants.UPDATE_SKIPPED, skipped);
        return result;
    }

    /** Gets all pages, or the first page and an iterator that gets the others. */
    private Result<Output> list(ServiceAccess service, CalendarCall call, Exchange exchange)
            throws DingTalkCalendarException {
        Message message = exchange.getMessage();
        boolean isJson = configuration.getOutputType() == OutputType.json;
        ResponseReader<? extends Page<?>> pageReader = operation.result().pageReader();
        Pages pages = new Pages(call.request(), request -> send(service, call, request, pageReader));
        if (!configuration.isStreaming()) {
            Pages.All all = pages.all(configuration.getMaxEvents());
            setSyncToken(message, all.syncToken());
            return new Result<>(new Output(isJson ? all.json() : all.items(), null), all.requestId());
        }
        PageIterator iterator = new PageIterator(
                pages,
                page -> isJson ? page.jsonItems() : page.items(),
                result -> {
                    setSyncToken(message, result.value().syncToken());
                    setRequestIdOfPage(message, result.requestId());
                },
                failure -> setRequestIdOfPage(message, failure.getRequestId()));
        iterator.nextPage();
        exchange.getExchangeExtension().addOnCompletion(new SynchronizationAdapter() {
            @Override
            public void onDone(Exchange done) {
                iterator.close();
            }
        });
        return new Result<>(new Output(iterator, null), null);
    }

    /** Only the last page of a list of events has a sync token. */
    private void setSyncToken(Message message, @Nullable String syncToken) {
        if (syncToken != null) {
            message.setHeader(DingTalkCalendarConstants.SYNC_TOKEN, syncToken);
        } else if (operation.path().query().contains(Parameter.syncToken.name())) {
            message.removeHeader(DingTalkCalendarConstants.SYNC_TOKEN);
        }
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

    /** The message may have the id of the page before. */
    private static void setRequestIdOfPage(Message message, @Nullable String requestId) {
        message.removeHeader(DingTalkCalendarConstants.REQUEST_ID);
        setRequestId(message, requestId);
    }

    private static void setRequestId(Message message, @Nullable String requestId) {
        if (requestId != null) {
            message.setHeader(DingTalkCalendarConstants.REQUEST_ID, requestId);
        }
    }
}
