// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar;

import static io.github.cameldingtalk.calendar.DingTalkCalendarOperation.getSubscribed;
import static io.github.cameldingtalk.calendar.DingTalkCalendarOperation.updateSubscribed;

import io.github.cameldingtalk.calendar.DingTalkCalendarConfiguration.Mode;
import io.github.cameldingtalk.calendar.DingTalkCalendarException.Details;
import io.github.cameldingtalk.calendar.client.AnswerReader;
import io.github.cameldingtalk.calendar.client.Answers;
import io.github.cameldingtalk.calendar.client.ApiRequest;
import io.github.cameldingtalk.calendar.client.AuthorizedClient;
import io.github.cameldingtalk.calendar.client.AuthorizedClient.Answered;
import io.github.cameldingtalk.calendar.client.CalendarBody;
import io.github.cameldingtalk.calendar.client.CalendarBody.Needs;
import io.github.cameldingtalk.calendar.client.CalendarJson;
import io.github.cameldingtalk.calendar.client.InvalidInputException;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.support.DefaultProducer;
import org.apache.camel.support.SynchronizationAdapter;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;

/** Reads a call from the exchange, has it sent, and puts the result on the exchange. */
public class DingTalkCalendarProducer extends DefaultProducer {

    private final DingTalkCalendarOperation operation;
    private final DingTalkCalendarConfiguration configuration;
    private final AnswerReader<?> answer;
    private final CalendarBody calendarBody;

    public DingTalkCalendarProducer(DingTalkCalendarEndpoint endpoint) {
        super(endpoint);
        this.operation = endpoint.getOperation();
        this.configuration = endpoint.getConfiguration();
        this.answer = operation.answer(configuration.getOutputType());
        this.calendarBody = new CalendarBody(configuration.isFailOnUnknownFields());
    }

    @Override
    public void process(Exchange exchange) throws Exception {
        Message message = exchange.getMessage();
        // First of all, so that none that came in is taken for the service's when the call fails.
        message.removeHeader(DingTalkCalendarConstants.REQUEST_ID);
        // An exchange that was done on another thread has left its id on this one.
        MDC.remove(DingTalkCalendarConstants.MDC_REQUEST_ID);
        if (operation.resultHeader() != null) {
            message.removeHeader(operation.resultHeader());
        }
        try {
            Answered<?> answered = send(request(exchange, message), message, answer);
            message.setBody(answered.result());
            if (operation.resultHeader() != null) {
                message.setHeader(operation.resultHeader(), answered.result());
            }
            setRequestId(message, answered.response().requestId());
        } catch (DingTalkCalendarException e) {
            setRequestId(message, e.getRequestId());
            showInLogs(exchange, e.getRequestId());
            throw e;
        } catch (InvalidInputException e) {
            throw new DingTalkInvalidParameterException(
                    Details.withoutAnswer(operation.name(), calendarId(message), String.valueOf(e.getMessage())), e);
        }
    }

    private ApiRequest request(Exchange exchange, Message message) throws DingTalkCalendarException {
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
                    send(get, message, Answers::subscribedCalendar).result(), body);
        }
        return ApiRequest.of(operation.name(), operation.path(), userId, calendarId, body);
    }

    private <T> Answered<T> send(ApiRequest request, Message message, AnswerReader<T> reader)
            throws DingTalkCalendarException {
        String token = text(message, DingTalkCalendarConstants.ACCESS_TOKEN, configuration.getAccessToken());
        if (token != null) {
            return client().send(request, token, reader);
        }
        String corpId = text(message, DingTalkCalendarConstants.CORP_ID, configuration.getCorpId());
        return client().send(request, reader, corpId);
    }

    private @Nullable String calendarId(Message message) {
        return text(message, DingTalkCalendarConstants.CALENDAR_ID, configuration.getCalendarId());
    }

    private static String required(String option, @Nullable String value, String header) {
        if (value == null) {
            throw new InvalidInputException(
                    "there is no " + option + ": set the option " + option + ", or the header " + header);
        }
        return value;
    }

    private static @Nullable String text(Message message, String header, @Nullable String option) {
        String value = message.getHeader(header, String.class);
        return value != null ? value : option;
    }

    private static void setRequestId(Message message, @Nullable String requestId) {
        if (requestId != null) {
            message.setHeader(DingTalkCalendarConstants.REQUEST_ID, requestId);
        }
    }

    /** Whatever is logged of the failure, until the exchange is done, carries the id that DingTalk's support asks for. */
    private static void showInLogs(Exchange exchange, @Nullable String requestId) {
        if (requestId != null) {
            MDC.put(DingTalkCalendarConstants.MDC_REQUEST_ID, requestId);
            exchange.getExchangeExtension().addOnCompletion(new SynchronizationAdapter() {
                @Override
                public void onDone(Exchange done) {
                    MDC.remove(DingTalkCalendarConstants.MDC_REQUEST_ID);
                }
            });
        }
    }

    private AuthorizedClient client() {
        return ((DingTalkCalendarEndpoint) getEndpoint()).client();
    }
}
