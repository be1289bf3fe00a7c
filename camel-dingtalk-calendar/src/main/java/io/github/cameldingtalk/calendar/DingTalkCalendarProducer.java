// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar;

import static io.github.cameldingtalk.calendar.DingTalkCalendarOperation.getSubscribed;
import static io.github.cameldingtalk.calendar.DingTalkCalendarOperation.updateSubscribed;

import io.github.cameldingtalk.calendar.DingTalkCalendarConfiguration.Mode;
import io.github.cameldingtalk.calendar.DingTalkCalendarException.Details;
import io.github.cameldingtalk.calendar.client.AnswerReader;
import io.github.cameldingtalk.calendar.client.Answers;
import io.github.cameldingtalk.calendar.client.ApiRequest;
import io.github.cameldingtalk.calendar.client.AuthorizedClient.Answered;
import io.github.cameldingtalk.calendar.client.CalendarBody;
import io.github.cameldingtalk.calendar.client.CalendarBody.Needs;
import io.github.cameldingtalk.calendar.client.CalendarJson;
import io.github.cameldingtalk.calendar.client.InvalidInputException;
import java.io.IOException;
import java.util.Objects;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.support.DefaultProducer;
import org.jspecify.annotations.Nullable;

/**
 * Reads a call from the exchange, sends it, and puts the result on the exchange. What a call needs is the producer's own,
 * from its first start on: Camel may stop the endpoint or the producer while others still use them.
 */
public class DingTalkCalendarProducer extends DefaultProducer {

    private final DingTalkCalendarOperation operation;
    private final DingTalkCalendarConfiguration configuration;
    private final AnswerReader<?> answer;
    private final CalendarBody calendarBody;
    private final UnknownHeaders unknownHeaders;
    private volatile @Nullable ServiceAccess access;
    private Runnable healthCheckRemoval = () -> {};

    public DingTalkCalendarProducer(DingTalkCalendarEndpoint endpoint) {
        super(endpoint);
        this.operation = endpoint.getOperation();
        this.configuration = endpoint.getConfiguration();
        this.answer = operation.answer(configuration.getOutputType());
        this.calendarBody = new CalendarBody(configuration.isFailOnUnknownFields());
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
        Credentials credentials = configuration.credentials();
        credentials.validate();
        credentials.validateCorpId(configuration.getCorpId());
        ServiceAccess started = new ServiceAccess(component.clients(), TransportOptions.of(configuration), credentials);
        access = started;
        healthCheckRemoval = component.healthChecks().add(started, configuration.getCorpId());
    }

    @Override
    protected void doStop() throws Exception {
        healthCheckRemoval.run();
        healthCheckRemoval = () -> {};
        ServiceAccess started = access;
        if (started != null) {
            // It stays in place for those that still use this producer.
            started.release();
        }
        super.doStop();
    }

    @Override
    public void process(Exchange exchange) throws Exception {
        Message message = exchange.getMessage();
        // First of all, so that none that came in is taken for the service's when the call fails.
        message.removeHeader(DingTalkCalendarConstants.REQUEST_ID);
        if (operation.resultHeader() != null) {
            message.removeHeader(operation.resultHeader());
        }
        unknownHeaders.warnOf(message);
        try {
            ServiceAccess service = access();
            Answered<?> answered = send(service, request(service, exchange, message), message, answer);
            message.setBody(answered.result());
            if (operation.resultHeader() != null) {
                message.setHeader(operation.resultHeader(), answered.result());
            }
            setRequestId(message, answered.response().requestId());
        } catch (DingTalkCalendarException e) {
            setRequestId(message, e.getRequestId());
            throw e;
        } catch (InvalidInputException e) {
            throw new DingTalkInvalidParameterException(
                    Details.withoutAnswer(operation.name(), calendarIdIfText(message), String.valueOf(e.getMessage())),
                    e);
        }
    }

    /** Starts the producer if Camel has not: it does not while the context is suspended, for instance. */
    private ServiceAccess access() throws Exception {
        if (access == null) {
            try {
                start();
            } catch (IllegalStateException e) {
                String message = e.getMessage() + ": nothing was sent";
                throw new DingTalkConnectionException(
                        Details.withoutAnswer(operation.name(), null, message), new IOException(message, e));
            }
        }
        return Objects.requireNonNull(access, "a producer that is started has its client");
    }

    private ApiRequest request(ServiceAccess service, Exchange exchange, Message message)
            throws DingTalkCalendarException {
        String userId = required(
                "userId",
                text(message, DingTalkCalendarConstants.USER_ID, configuration.getUserId()),
                DingTalkCalendarConstants.USER_ID);
        String calendarId = operation.path().needsCalendarId()
                ? required("calendarId", calendarId(message), DingTalkCalendarConstants.CALENDAR_ID)
                : null;
        byte[] body = operation.needs() == Needs.NO_BODY
                ? null
                : calendarBody.toJson(BodyReader.read(exchange, message), operation.needs());
        if (operation == updateSubscribed && body != null && configuration.getMode() == Mode.merge) {
            ApiRequest get = ApiRequest.of(getSubscribed.name(), getSubscribed.path(), userId, calendarId, null);
            body = CalendarJson.merge(
                    send(service, get, message, Answers::subscribedCalendar).result(), body);
        }
        return ApiRequest.of(operation.name(), operation.path(), userId, calendarId, body);
    }

    private <T> Answered<T> send(ServiceAccess service, ApiRequest request, Message message, AnswerReader<T> reader)
            throws DingTalkCalendarException {
        String token = text(
                message,
                DingTalkCalendarConstants.ACCESS_TOKEN,
                service.credentials().accessToken());
        if (token != null) {
            return service.call(client -> client.send(request, token, reader));
        }
        String corpId = text(message, DingTalkCalendarConstants.CORP_ID, configuration.getCorpId());
        return service.call(client -> client.send(request, reader, corpId));
    }

    private @Nullable String calendarId(Message message) {
        return text(message, DingTalkCalendarConstants.CALENDAR_ID, configuration.getCalendarId());
    }

    private @Nullable String calendarIdIfText(Message message) {
        try {
            return calendarId(message);
        } catch (InvalidInputException e) {
            // The exception that is being made says so, or there is another header that it is about.
            return null;
        }
    }

    private static String required(String option, @Nullable String value, String header) {
        if (value == null) {
            throw new InvalidInputException(
                    "there is no " + option + ": set the option " + option + ", or the header " + header);
        }
        return value;
    }

    /** The header, or the option if there is no such header or a blank one. */
    private static @Nullable String text(Message message, String header, @Nullable String option) {
        String value = HeaderText.read(message, header);
        return value != null ? value : option;
    }

    private static void setRequestId(Message message, @Nullable String requestId) {
        if (requestId != null) {
            message.setHeader(DingTalkCalendarConstants.REQUEST_ID, requestId);
        }
    }
}
