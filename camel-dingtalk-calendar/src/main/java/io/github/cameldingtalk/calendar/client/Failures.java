// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar.client;

import io.github.cameldingtalk.calendar.DingTalkAuthenticationException;
import io.github.cameldingtalk.calendar.DingTalkCalendarException;
import io.github.cameldingtalk.calendar.DingTalkCalendarException.Details;
import io.github.cameldingtalk.calendar.DingTalkInvalidParameterException;
import io.github.cameldingtalk.calendar.DingTalkPermissionDeniedException;
import io.github.cameldingtalk.calendar.DingTalkResponseException;
import io.github.cameldingtalk.calendar.DingTalkServiceException;
import io.github.cameldingtalk.calendar.DingTalkThrottledException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What an answer that is no success means to a route. The code is asked first and the status second, for the service
 * gives {@code permissionDenied} with 400 and with 403, and {@code InvalidAuthentication} with 400.
 */
final class Failures {

    /** Together, what is quoted of a server stays within 500 characters. */
    private static final int MOST_OF_A_CODE = 100;

    private static final int MOST_OF_A_MESSAGE = 300;
    private static final int MOST_OF_AN_ID = 100;

    private static final Duration AFTER_QPS_LIMIT = Duration.ofSeconds(1);
    private static final Duration AFTER_QPM_LIMIT = Duration.ofMinutes(1);
    private static final Duration AFTER_BLOCK = Duration.ofMinutes(5);

    private static final Set<String> SERVICE_CODES = Set.of(
            "system.error",
            "system.busy",
            "systembusy",
            "servicebusy",
            "internalerror",
            "unknownerror",
            "server.error");

    /** That of the calendar API, and those of the token APIs. */
    private static final Set<String> AUTHENTICATION_CODES = Set.of(
            "invalidauthentication",
            "invalidclientidorsecret",
            "invalidsuitekey",
            "invalidsuiteticket",
            "invalidauthinfo",
            "invalid.client",
            "unauthorized.client");

    /** A server that failed may have done before what it was asked, and a success that cannot be read was one. */
    private static final boolean MAY_BE_DONE = true;

    /** What was refused or throttled was not done, whatever the status. */
    private static final boolean NOT_DONE = false;

    private Failures() {}

    /** An answer whose status is not 2xx. */
    static DingTalkCalendarException ofError(ApiRequest request, ApiResponse response) {
        ErrorEnvelope envelope = ErrorEnvelope.read(response.body());
        DingTalkCalendarException anywhere = ofAnyStatus(request, response, envelope);
        if (anywhere != null) {
            return anywhere;
        }
        int status = response.status();
        String code = code(envelope);
        if (status >= 500 || status == 408) {
            return new DingTalkServiceException(details(request, response, envelope, MAY_BE_DONE), null);
        }
        Details details = details(request, response, envelope, NOT_DONE);
        if (AUTHENTICATION_CODES.contains(code) || status == 401) {
            return new DingTalkAuthenticationException(details, null);
        }
        if (code.equals("permissiondenied") || code.startsWith("forbidden.") || status == 403) {
            List<String> scopes = envelope == null ? List.of() : envelope.requiredScopes();
            return new DingTalkPermissionDeniedException(details, scopes);
        }
        if (code.equals("invalidparameter") || code.startsWith("missing") || status == 400) {
            return new DingTalkInvalidParameterException(details, null);
        }
        return new DingTalkResponseException(details, null);
    }

    /** A 2xx whose body is not what was promised. */
    static DingTalkCalendarException ofUnexpected(ApiRequest request, ApiResponse response, String promised) {
        ErrorEnvelope envelope = ErrorEnvelope.read(response.body());
        DingTalkCalendarException anywhere = ofAnyStatus(request, response, envelope);
        if (anywhere != null) {
            return anywhere;
        }
        return unexpected(request, response, "expected " + promised + but(request, response), null);
    }

    private static String but(ApiRequest request, ApiResponse response) {
        if (response.body().length == 0) {
            return ", but there was no body";
        }
        if (request.answerIsSecret()) {
            return "";
        }
        return ", but got: " + ServerText.clean(text(response.body()), MOST_OF_A_MESSAGE, request.secrets());
    }

    /** A 2xx whose body did not come whole. */
    static DingTalkCalendarException ofDefect(ApiRequest request, ApiResponse response, Exception defect) {
        String reason = ServerText.clean(String.valueOf(defect.getMessage()), MOST_OF_A_MESSAGE, request.secrets());
        return unexpected(request, response, "the answer could not be read to its end: " + reason, defect);
    }

    private static DingTalkCalendarException unexpected(
            ApiRequest request, ApiResponse response, String message, @Nullable Exception cause) {
        return new DingTalkResponseException(
                new Details(
                        request.operation(),
                        request.calendarId(),
                        response.status(),
                        null,
                        message,
                        bounded(response.requestId(), MOST_OF_AN_ID, request),
                        isOutcomeUnknown(request, MAY_BE_DONE),
                        request.hint()),
                cause);
    }

    /** What these say holds with any status, 200 among them. */
    private static @Nullable DingTalkCalendarException ofAnyStatus(
            ApiRequest request, ApiResponse response, @Nullable ErrorEnvelope envelope) {
        String code = code(envelope);
        Details details = details(request, response, envelope, NOT_DONE);
        if (envelope != null && envelope.isBlock()) {
            return new DingTalkThrottledException(details, AFTER_BLOCK);
        }
        String reason = code.substring(code.lastIndexOf('.') + 1);
        if (reason.startsWith("qps") && reason.contains("limit")) {
            return new DingTalkThrottledException(details, AFTER_QPS_LIMIT);
        }
        if (reason.startsWith("qpm") && reason.contains("limit")) {
            return new DingTalkThrottledException(details, AFTER_QPM_LIMIT);
        }
        if (response.status() == 429) {
            return new DingTalkThrottledException(details, null);
        }
        if (SERVICE_CODES.contains(code)) {
            return new DingTalkServiceException(details(request, response, envelope, MAY_BE_DONE), null);
        }
        return null;
    }

    private static Details details(
            ApiRequest request, ApiResponse response, @Nullable ErrorEnvelope envelope, boolean mayBeDone) {
        if (envelope == null || envelope.isBlock()) {
            String start = request.answerIsSecret() ? null : bounded(text(response.body()), MOST_OF_A_MESSAGE, request);
            return new Details(
                    request.operation(),
                    request.calendarId(),
                    response.status(),
                    null,
                    start,
                    bounded(response.requestId(), MOST_OF_AN_ID, request),
                    isOutcomeUnknown(request, mayBeDone),
                    request.hint());
        }
        String requestId = envelope.requestId() != null ? envelope.requestId() : response.requestId();
        return new Details(
                request.operation(),
                request.calendarId(),
                response.status(),
                bounded(envelope.code(), MOST_OF_A_CODE, request),
                bounded(envelope.message(), MOST_OF_A_MESSAGE, request),
                bounded(requestId, MOST_OF_AN_ID, request),
                isOutcomeUnknown(request, mayBeDone),
                request.hint() != null ? request.hint() : Hints.of(request, envelope));
    }

    private static boolean isOutcomeUnknown(ApiRequest request, boolean mayBeDone) {
        return mayBeDone && !request.repeatable();
    }

    private static String code(@Nullable ErrorEnvelope envelope) {
        return envelope == null || envelope.code() == null
                ? ""
                : envelope.code().toLowerCase(Locale.ROOT);
    }

    private static @Nullable String bounded(@Nullable String text, int most, ApiRequest request) {
        if (text == null) {
            return null;
        }
        String clean = ServerText.clean(text, most, request.secrets());
        return clean.isEmpty() ? null : clean;
    }

    private static String text(byte[] body) {
        // More than what is quoted, so that a token that begins within the quote is recognised whole.
        return new String(body, 0, Math.min(body.length, 64 * 1024), StandardCharsets.UTF_8);
    }
}
