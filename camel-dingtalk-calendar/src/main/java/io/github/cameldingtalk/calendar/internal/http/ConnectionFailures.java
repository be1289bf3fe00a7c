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

/** Maps a call that got no response to an exception. */
final class ConnectionFailures {

    private static final int MAX_MESSAGE_LENGTH = 500;

    private ConnectionFailures() {}

    static DingTalkCalendarException of(ApiRequest request, Call call, IOException e) {
        // A proxy that let nothing through says so, so that the outcome is known.
        boolean outcomeUnknown = call.hasBegun() && !request.idempotent() && !(e instanceof ProxyException);
        Exception cause = SafeCause.of(e, request);
        Deadline missed = call.missedDeadline();
        if (missed != null) {
            SocketTimeoutException timeout = new SocketTimeoutException(missed.missing());
            timeout.initCause(cause);
            return new DingTalkConnectionException(details(request, missed.missing(), outcomeUnknown), timeout);
        }
        if (!call.isConnecting() && (e instanceof ClientProtocolException || e instanceof MessageConstraintException)) {
            String message = "the server sent a response that is not HTTP: " + reason(cause);
            return new DingTalkUnexpectedResponseException(details(request, message, outcomeUnknown), cause);
        }
        return new DingTalkConnectionException(details(request, message(e, cause), outcomeUnknown), cause);
    }

    private static String message(IOException e, Exception cause) {
        if (e instanceof ConnectionRequestTimeoutException) {
            return "no connection became free within the connectionRequestTimeout, because more calls are in flight than"
                    + " maxConnections allows";
        }
        return (e instanceof ProxyException ? "" : "no response: ") + reason(cause);
    }

    private static String reason(Exception cause) {
        String message = cause.getMessage();
        return message == null || message.isEmpty() ? cause.getClass().getSimpleName() : message;
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
