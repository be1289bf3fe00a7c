// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar.internal.http;

import java.io.IOException;
import java.util.stream.Stream;
import org.apache.hc.client5.http.ClientProtocolException;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.MalformedChunkCodingException;
import org.apache.hc.core5.http.MessageConstraintException;
import org.apache.hc.core5.http.ParseException;
import org.jspecify.annotations.Nullable;

/**
 * The cause of a failure, without secrets. HttpClient and HttpCore quote what they could not parse, and a server may have
 * written the token there.
 */
final class SafeCause extends IOException {

    private static final int MAX_MESSAGE_LENGTH = 300;

    private SafeCause(String message, @Nullable Throwable cause) {
        super(message, cause);
    }

    /** The exception itself, unless a text in its chain of causes contains a secret, or the response is secret. */
    static Exception of(Exception cause, ApiRequest request) {
        return isSafe(cause, request) ? cause : copy(cause, request);
    }

    private static boolean isSafe(@Nullable Throwable cause, ApiRequest request) {
        if (cause == null) {
            return true;
        }
        String message = String.valueOf(cause.getMessage());
        return !(request.responseIsSecret() && quotesResponse(cause))
                && ServerText.masked(message, request.secrets()).equals(message)
                && Stream.of(cause.getSuppressed()).allMatch(suppressed -> isSafe(suppressed, request))
                && isSafe(cause.getCause(), request);
    }

    private static String safeMessage(Throwable cause, ApiRequest request) {
        return request.responseIsSecret() && quotesResponse(cause)
                ? ""
                : ServerText.clean(String.valueOf(cause.getMessage()), MAX_MESSAGE_LENGTH, request.secrets());
    }

    private static boolean quotesResponse(Throwable cause) {
        return cause instanceof HttpException
                || cause instanceof ClientProtocolException
                || cause instanceof MessageConstraintException
                || cause instanceof MalformedChunkCodingException
                || cause instanceof ParseException;
    }

    private static SafeCause copy(Throwable cause, ApiRequest request) {
        Throwable next = cause.getCause();
        String name = cause.getClass().getSimpleName();
        String message = cause.getMessage() == null ? "" : safeMessage(cause, request);
        SafeCause copy = new SafeCause(
                message.isEmpty() ? name : name + ": " + message, next == null ? null : copy(next, request));
        copy.setStackTrace(cause.getStackTrace());
        return copy;
    }
}
