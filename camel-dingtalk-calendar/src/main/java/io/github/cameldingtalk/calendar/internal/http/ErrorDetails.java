// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar.internal.http;

import io.github.cameldingtalk.calendar.api.DingTalkCalendarException.Details;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Makes the details of an exception from a response. Quotes at most 500 characters of the server's text. */
final class ErrorDetails {

    private static final int MAX_CODE_LENGTH = 100;
    private static final int MAX_MESSAGE_LENGTH = 300;
    private static final int MAX_REQUEST_ID_LENGTH = 100;

    private ErrorDetails() {}

    static Details of(
            ApiRequest request, ApiResponse response, @Nullable ErrorEnvelope envelope, boolean outcomeUnknown) {
        if (envelope == null || envelope.isBlock() || envelope.code() == null && envelope.message() == null) {
            String start = request.responseIsSecret() ? null : quote(text(response), MAX_MESSAGE_LENGTH, request);
            return details(request, response, envelope, null, start, response.requestId(), outcomeUnknown);
        }
        return details(
                request,
                response,
                envelope,
                quote(envelope.code(), MAX_CODE_LENGTH, request),
                quote(envelope.message(), MAX_MESSAGE_LENGTH, request),
                envelope.requestId() != null ? envelope.requestId() : response.requestId(),
                outcomeUnknown);
    }

    /** Of a success without the promised body: the call may have taken effect. */
    static Details ofUnexpected(ApiRequest request, ApiResponse response, String promised) {
        String but;
        if (response.hasBlankBody()) {
            but = ", but there was no body";
        } else if (request.responseIsSecret()) {
            but = "";
        } else {
            but = ", but got: " + ServerText.clean(text(response), MAX_MESSAGE_LENGTH, request.secrets());
        }
        return ofSuccess(request, response, "expected " + promised + but);
    }

    /** Of a success whose body was not read to its end: the call may have taken effect. */
    static Details ofDefect(ApiRequest request, ApiResponse response, Exception defect) {
        String reason = ServerText.clean(String.valueOf(defect.getMessage()), MAX_MESSAGE_LENGTH, request.secrets());
        return ofSuccess(request, response, "the response could not be read to its end: " + reason);
    }

    private static Details ofSuccess(ApiRequest request, ApiResponse response, String message) {
        return details(request, response, null, null, message, response.requestId(), !request.idempotent());
    }

    private static Details details(
            ApiRequest request,
            ApiResponse response,
            @Nullable ErrorEnvelope envelope,
            @Nullable String code,
            @Nullable String message,
            @Nullable String requestId,
            boolean outcomeUnknown) {
        return new Details(
                request.operation(),
                request.calendarId(),
                response.status(),
                code,
                message,
                quote(requestId, MAX_REQUEST_ID_LENGTH, request),
                outcomeUnknown,
                request.hints().of(envelope));
    }

    private static @Nullable String quote(@Nullable String text, int maxLength, ApiRequest request) {
        if (text == null) {
            return null;
        }
        String clean = ServerText.clean(text, maxLength, request.secrets());
        return clean.isEmpty() ? null : clean;
    }

    private static String text(ApiResponse response) {
        return new String(response.body(), StandardCharsets.UTF_8);
    }
}
