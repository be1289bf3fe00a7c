// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar.internal.http;

import io.github.cameldingtalk.calendar.api.DingTalkAuthenticationException;
import io.github.cameldingtalk.calendar.api.DingTalkCalendarException;
import io.github.cameldingtalk.calendar.api.DingTalkCalendarException.Details;
import io.github.cameldingtalk.calendar.api.DingTalkInvalidParameterException;
import io.github.cameldingtalk.calendar.api.DingTalkPermissionDeniedException;
import io.github.cameldingtalk.calendar.api.DingTalkQuotaExceededException;
import io.github.cameldingtalk.calendar.api.DingTalkServiceException;
import io.github.cameldingtalk.calendar.api.DingTalkThrottledException;
import io.github.cameldingtalk.calendar.api.DingTalkUnexpectedResponseException;
import java.time.Duration;
import java.time.Period;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Maps an error response to an exception. The error code decides. The status decides only if the
 * meaning of the code is not known, because the service sends {@code permissionDenied} with 400, 403, 500 and 502.
 */
public final class Failures {

    private static final Duration AFTER_QPS_LIMIT = Duration.ofSeconds(1);
    private static final Duration AFTER_QPM_LIMIT = Duration.ofMinutes(1);
    private static final Duration AFTER_BLOCK = Duration.ofMinutes(5);

    private Failures() {}

    /**
     * Requires a success whose body was read to its end, and is not an error with the status of a success.
     *
     * @throws DingTalkCalendarException for any other response
     */
    public static void requireSuccess(ApiRequest request, ApiResponse response) throws DingTalkCalendarException {
        if (!response.isSuccess()) {
            throw failure(request, response, EnvelopeReader.read(response.body(), request.secrets()));
        }
        if (response.defect() != null) {
            throw new DingTalkUnexpectedResponseException(
                    ErrorDetails.ofDefect(request, response, response.defect()), response.defect());
        }
        if (ErrorSigns.mayBeError(response.body())) {
            ErrorEnvelope envelope = EnvelopeReader.read(response.body(), request.secrets());
            if (envelope != null && envelope.isError()) {
                throw failure(request, response, envelope);
            }
        }
    }

    /**
     * The exception for a 2xx response without the body that the API promises.
     *
     * @param promised the expected body, such as {@code a JSON object}
     */
    public static DingTalkCalendarException unexpected(ApiRequest request, ApiResponse response, String promised) {
        ErrorEnvelope envelope = EnvelopeReader.read(response.body(), request.secrets());
        return envelope != null && (envelope.isError() || envelope.kind() != ErrorKind.UNKNOWN)
                ? failure(request, response, envelope)
                : new DingTalkUnexpectedResponseException(ErrorDetails.ofUnexpected(request, response, promised), null);
    }

    /** Whether a new access token may help. */
    public static boolean isRejectedToken(DingTalkAuthenticationException failure) {
        ErrorKind kind = ErrorCode.kind(failure.getErrorCode());
        return kind != ErrorKind.CREDENTIALS && kind != ErrorKind.GRANT;
    }

    /** Whether the token API refuses the refresh token or the authorization code itself. A failure of the server does not. */
    public static boolean isRefusedGrant(DingTalkCalendarException failure) {
        return failure.getStatusCode() / 100 == 4 && ErrorCode.kind(failure.getErrorCode()) == ErrorKind.GRANT;
    }

    private static DingTalkCalendarException failure(
            ApiRequest request, ApiResponse response, @Nullable ErrorEnvelope envelope) {
        Details refused = ErrorDetails.of(request, response, envelope, false);
        if (envelope != null && envelope.isBlock()) {
            return throttled(refused, response, AFTER_BLOCK);
        }
        ErrorKind kind = envelope == null ? ErrorKind.UNKNOWN : envelope.kind();
        return switch (kind) {
            case DAY_QUOTA -> new DingTalkQuotaExceededException(refused, Period.ofDays(1), null);
            case MONTH_QUOTA -> new DingTalkQuotaExceededException(refused, Period.ofMonths(1), null);
            case SECOND_LIMIT -> throttled(refused, response, AFTER_QPS_LIMIT);
            case MINUTE_LIMIT -> throttled(refused, response, AFTER_QPM_LIMIT);
            case OTHER_LIMIT -> throttled(refused, response, null);
            case TOKEN, CREDENTIALS, GRANT -> new DingTalkAuthenticationException(refused, null);
            case FORBIDDEN, PERMISSION -> denied(refused, envelope);
            case PARAMETER, NOT_FOUND -> new DingTalkInvalidParameterException(refused, null);
                // A busy service that answers 429 has refused the call.
            case SERVICE -> response.status() == 429
                    ? throttled(refused, response, null)
                    : failed(request, response, envelope);
            case UNKNOWN -> ofStatus(request, response, envelope, refused);
        };
    }

    private static DingTalkCalendarException ofStatus(
            ApiRequest request, ApiResponse response, @Nullable ErrorEnvelope envelope, Details refused) {
        int status = response.status();
        if (status / 100 == 5 || status == 408) {
            return failed(request, response, envelope);
        }
        if (response.isSuccess()) {
            return new DingTalkUnexpectedResponseException(outcomeUnknown(request, response, envelope), null);
        }
        return switch (status) {
            case 400 -> new DingTalkInvalidParameterException(refused, null);
            case 401 -> new DingTalkAuthenticationException(refused, null);
            case 403 -> denied(refused, envelope);
            case 429 -> throttled(refused, response, null);
            default -> new DingTalkUnexpectedResponseException(refused, null);
        };
    }

    private static DingTalkCalendarException throttled(
            Details details, ApiResponse response, @Nullable Duration documented) {
        return new DingTalkThrottledException(
                details, response.retryAfter() != null ? response.retryAfter() : documented, null);
    }

    private static DingTalkCalendarException denied(Details details, @Nullable ErrorEnvelope envelope) {
        List<String> scopes = envelope == null ? List.of() : envelope.requiredScopes();
        return new DingTalkPermissionDeniedException(details, scopes, null);
    }

    private static DingTalkCalendarException failed(
            ApiRequest request, ApiResponse response, @Nullable ErrorEnvelope envelope) {
        return new DingTalkServiceException(outcomeUnknown(request, response, envelope), response.retryAfter(), null);
    }

    /** Of a server that may have done the call before it failed. */
    private static Details outcomeUnknown(ApiRequest request, ApiResponse response, @Nullable ErrorEnvelope envelope) {
        return ErrorDetails.of(request, response, envelope, !request.idempotent());
    }
}
