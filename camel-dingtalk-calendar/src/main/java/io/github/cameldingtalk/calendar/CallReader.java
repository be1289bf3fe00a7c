// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar;

import static io.github.cameldingtalk.calendar.DingTalkCalendarOperation.getSubscribed;

import io.github.cameldingtalk.calendar.api.DingTalkCalendarException.Details;
import io.github.cameldingtalk.calendar.api.DingTalkInvalidParameterException;
import io.github.cameldingtalk.calendar.internal.calendar.RequestBody;
import io.github.cameldingtalk.calendar.internal.http.ApiRequest;
import io.github.cameldingtalk.calendar.internal.http.CredentialText;
import io.github.cameldingtalk.calendar.internal.http.ServerText;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.jspecify.annotations.Nullable;

/** Reads a call from an exchange: the ids, the body, and whose access token the call carries. */
final class CallReader {

    private static final int MAX_MESSAGE_LENGTH = 1000;

    private final DingTalkCalendarOperation operation;
    private final DingTalkCalendarConfiguration configuration;
    private final @Nullable RequestBody requestBody;
    private final List<Parameter> parameters;
    private final List<Parameter> required;

    CallReader(DingTalkCalendarOperation operation, DingTalkCalendarConfiguration configuration) {
        this.operation = operation;
        this.configuration = configuration;
        this.parameters = operation.parameters();
        this.required = operation.path().ids().stream().map(Parameter::valueOf).toList();
        this.requestBody = operation.fields() == null
                ? null
                : new RequestBody(operation.fields(), configuration.isFailOnUnknownFields());
    }

    /**
     * A call that can be sent.
     *
     * @param request         without an access token
     * @param calendarRequest gets the calendar that an update is merged with, or {@code null}
     * @param accessToken     of the message or the endpoint, or {@code null} if a provider has it
     */
    record CalendarCall(
            ApiRequest request,
            @Nullable ApiRequest calendarRequest,
            @Nullable String accessToken,
            @Nullable String corpId) {}

    /** @throws DingTalkInvalidParameterException if something is missing or wrong; the message names it */
    CalendarCall read(Exchange exchange, Credentials credentials) throws DingTalkInvalidParameterException {
        Message message = exchange.getMessage();
        Map<String, String> values = new HashMap<>();
        try {
            readParameters(message, values);
            ApiRequest request = operation.path().request(operation.name(), values);
            if (requestBody != null) {
                byte[] json = requestBody.toJson(BodyReader.read(exchange, message));
                request = request.withBody(requestBody.withId(json, values.get(Parameter.eventId.name())));
            }
            String accessToken = credential(
                    "accessToken", message, DingTalkCalendarConstants.ACCESS_TOKEN, credentials.accessToken());
            String corpId = credential("corpId", message, DingTalkCalendarConstants.CORP_ID, configuration.getCorpId());
            if (accessToken == null) {
                credentials.requireCorpId(corpId);
            }
            return new CalendarCall(
                    operation.path().hasClientToken()
                            ? request.withClientToken(ClientToken.of(exchange, request))
                            : request,
                    configuration.mergesUpdate(operation)
                            ? getSubscribed.path().request(getSubscribed.name(), values)
                            : null,
                    accessToken,
                    corpId);
        } catch (IllegalArgumentException e) {
            throw rejection(operation.name(), values.get(Parameter.calendarId.name()), e);
        }
    }

    /** The calendar first, so that an exception about another parameter names the calendar. */
    private void readParameters(Message message, Map<String, String> values) {
        if (parameters.contains(Parameter.calendarId)) {
            read(Parameter.calendarId, message, values);
        }
        for (Parameter parameter : parameters) {
            if (parameter != Parameter.calendarId) {
                read(parameter, message, values);
            }
        }
        for (Parameter parameter : required) {
            if (!values.containsKey(parameter.name())) {
                throw new IllegalArgumentException("there is no " + parameter + ": set the option " + parameter
                        + ", or the header " + parameter.header());
            }
        }
    }

    private void read(Parameter parameter, Message message, Map<String, String> values) {
        String value = parameter.read(message, configuration);
        if (value == null) {
            value = operation.path().defaultOf(parameter.name());
        }
        if (value != null) {
            values.put(parameter.name(), value);
        }
    }

    /** The exception for a call that the component rejects. */
    static DingTalkInvalidParameterException rejection(
            String operation, @Nullable String calendarId, IllegalArgumentException reason) {
        // The names of the fields of a message are in the text, so it may have any character.
        String text = ServerText.clean(String.valueOf(reason.getMessage()), MAX_MESSAGE_LENGTH, List.of());
        return new DingTalkInvalidParameterException(Details.withoutResponse(operation, calendarId, text), reason);
    }

    /**
     * The header, or the option if there is no such header or a blank one. A credential may have white space at its ends.
     */
    private static @Nullable String credential(String name, Message message, String header, @Nullable String option) {
        String value = HeaderText.read(message, header);
        return value != null ? CredentialText.checked(name + " (the header " + header + ")", value) : option;
    }
}
