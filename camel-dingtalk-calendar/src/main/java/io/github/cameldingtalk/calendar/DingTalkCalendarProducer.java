// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar;

import io.github.cameldingtalk.calendar.DingTalkCalendarException.Details;
import io.github.cameldingtalk.calendar.client.Answers;
import io.github.cameldingtalk.calendar.client.ApiClient;
import io.github.cameldingtalk.calendar.client.ApiRequest;
import io.github.cameldingtalk.calendar.client.ApiResponse;
import io.github.cameldingtalk.calendar.client.CalendarBody;
import io.github.cameldingtalk.calendar.client.InvalidInputException;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.support.DefaultProducer;
import org.jspecify.annotations.Nullable;

/** Reads a call from the exchange, has it sent, and puts the result on the exchange. */
public class DingTalkCalendarProducer extends DefaultProducer {

    private final DingTalkCalendarOperation operation;
    private final DingTalkCalendarConfiguration configuration;
    private final CalendarBody calendarBody;

    public DingTalkCalendarProducer(DingTalkCalendarEndpoint endpoint) {
        super(endpoint);
        this.operation = endpoint.getOperation();
        this.configuration = endpoint.getConfiguration();
        this.calendarBody = new CalendarBody(configuration.isFailOnUnknownFields());
    }

    @Override
    public void process(Exchange exchange) throws Exception {
        Message message = exchange.getMessage();
        // First of all, so that none that came in is taken for the service's when the call fails.
        message.removeHeader(DingTalkCalendarConstants.REQUEST_ID);
        try {
            ApiRequest request = request(exchange, message);
            ApiResponse response = client().send(request);
            message.setBody(Answers.result(request, response));
            setRequestId(message, response.requestId());
        } catch (DingTalkCalendarException e) {
            setRequestId(message, e.getRequestId());
            throw e;
        }
    }

    private ApiRequest request(Exchange exchange, Message message) throws DingTalkCalendarException {
        String calendarId = text(message, DingTalkCalendarConstants.CALENDAR_ID, configuration.getCalendarId());
        try {
            return ApiRequest.of(
                    operation,
                    required(
                            "userId",
                            text(message, DingTalkCalendarConstants.USER_ID, configuration.getUserId()),
                            DingTalkCalendarConstants.USER_ID),
                    required("calendarId", calendarId, DingTalkCalendarConstants.CALENDAR_ID),
                    token(message, calendarId),
                    calendarBody.toJson(BodyReader.read(exchange, message)));
        } catch (InvalidInputException e) {
            throw new DingTalkInvalidParameterException(refused(calendarId, String.valueOf(e.getMessage())), e);
        }
    }

    private String token(Message message, @Nullable String calendarId) throws DingTalkAuthenticationException {
        String token = text(message, DingTalkCalendarConstants.ACCESS_TOKEN, configuration.getAccessToken());
        if (token == null || token.isBlank()) {
            throw new DingTalkAuthenticationException(
                    refused(
                            calendarId,
                            "there is no access token: set the option accessToken, or the header "
                                    + DingTalkCalendarConstants.ACCESS_TOKEN),
                    null);
        }
        return token;
    }

    private static String required(String option, @Nullable String value, String header) {
        if (value == null) {
            throw new InvalidInputException(
                    "there is no " + option + ": set the option " + option + ", or the header " + header);
        }
        return value;
    }

    private Details refused(@Nullable String calendarId, String message) {
        return Details.withoutAnswer(operation.name(), calendarId, message);
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

    private ApiClient client() {
        return ((DingTalkCalendarEndpoint) getEndpoint()).client();
    }
}
