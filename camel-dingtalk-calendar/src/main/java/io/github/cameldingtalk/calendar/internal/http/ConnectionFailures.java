// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar.internal.http;

import io.github.cameldingtalk.calendar.api.DingTalkCalendarException;
import io.github.cameldingtalk.calendar.api.DingTalkCalendarException.Details;
import io.github.cameldingtalk.calendar.api.DingTalkConnectionException;
import io.github.cameldingtalk.calendar.api.DingTalkUnexpectedResponseException;
import java.io.IOException;
import java.net.SocketTimeoutException;
import org.apache.hc.client5.http.ClientProtocolException;
import org.apache.hc.core5.http.ConnectionRequestTimeoutException;
import org.apache.hc.core5.http.MessageConstraintException;

/** Maps an I/O failure to an exception: no response, or a response that is not HTTP. */
final class ConnectionFailures {

    private static final int MAX_MESSAGE_LENGTH = 500;

    private ConnectionFailures() {}

    static DingTalkCalendarException of(ApiRequest request, Call call, IOException e, long responseTimeoutMillis) {
        boolean outcomeUnknown = call.hasBegun() && !request.idempotent();
        if (e instanceof ClientProtocolException || e instanceof MessageConstraintException) {
            String message = "the server sent a response that is not HTTP: " + e.getMessage();
            return new DingTalkUnexpectedResponseException(details(request, message, outcomeUnknown), e);
        }
        if (call.isOverdue() || (call.hasBegun() && e instanceof SocketTimeoutException)) {
            String message = "no complete response within " + responseTimeoutMillis + " ms (responseTimeout)";
            SocketTimeoutException timeout = new SocketTimeoutException(message);
            timeout.initCause(e);
            return new DingTalkConnectionException(details(request, message, outcomeUnknown), timeout);
        }
        String message = e instanceof ConnectionRequestTimeoutException
                ? "no connection became free within the connectionRequestTimeout, because more calls are in flight than"
                        + " maxConnections allows"
                : "no response: " + reason(e);
        return new DingTalkConnectionException(details(request, message, outcomeUnknown), e);
    }

    private static String reason(IOException e) {
        String message = e.getMessage();
        return message == null ? e.getClass().getSimpleName() : message;
    }

    private static Details details(ApiRequest request, String message, boolean outcomeUnknown) {
        return new Details(
                request.operation(),
                request.calendarId(),
                0,
                null,
                ServerText.clean(message, MAX_MESSAGE_LENGTH, request.secrets()),
                null,
                outcomeUnknown,
                request.hints().of(null));
    }
}
