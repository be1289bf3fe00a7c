// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar.internal.http;

import io.github.cameldingtalk.calendar.api.DingTalkAuthenticationException;
import io.github.cameldingtalk.calendar.api.DingTalkCalendarException;
import io.github.cameldingtalk.calendar.api.DingTalkCalendarException.Details;
import io.github.cameldingtalk.calendar.api.DingTalkInvalidParameterException;
import io.github.cameldingtalk.calendar.api.DingTalkPermissionDeniedException;
import io.github.cameldingtalk.calendar.api.DingTalkServiceException;
import io.github.cameldingtalk.calendar.api.DingTalkThrottledException;
import io.github.cameldingtalk.calendar.api.DingTalkUnexpectedResponseException;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Maps an error response to an exception. The error code is checked before the status, because the
 * service sends {@code permissionDenied} with 400 and with 403, and {@code InvalidAuthentication} with 400.
 */
public final class Failures {

    private static final Duration AFTER_QPS_LIMIT = Duration.ofSeconds(1);
    private static final Duration AFTER_QPM_LIMIT = Duration.ofMinutes(1);
    private static final Duration AFTER_BLOCK = Duration.ofMinutes(5);

    private Failures() {}

    /**
     * Requires a success whose body was read to its end.
     *
     * @throws DingTalkCalendarException for any other response
     */
    public static void requireSuccess(ApiRequest request, ApiResponse response) throws DingTalkCalendarException {
        if (!response.isSuccess()) {
            throw ofError(request, response);
        }
        if (response.defect() != null) {
            throw new DingTalkUnexpectedResponseException(
                    ErrorDetails.ofDefect(request, response, response.defect()), response.defect());
        }
    }

    /**
     * The exception for a 2xx response without the body that the API promises.
     *
     * @param promised the expected body, such as {@code a JSON object}
     */
    public static DingTalkCalendarException unexpected(ApiRequest request, ApiResponse response, String promised) {
        ErrorEnvelope envelope = ErrorEnvelope.read(response.body(), request.secrets());
        DingTalkCalendarException withAnyStatus = withAnyStatus(request, response, envelope);
        return withAnyStatus != null
                ? withAnyStatus
                : new DingTalkUnexpectedResponseException(ErrorDetails.ofUnexpected(request, response, promised), null);
    }

    private static DingTalkCalendarException ofError(ApiRequest request, ApiResponse response) {
        ErrorEnvelope envelope = ErrorEnvelope.read(response.body(), request.secrets());
        DingTalkCalendarException withAnyStatus = withAnyStatus(request, response, envelope);
        if (withAnyStatus != null) {
            return withAnyStatus;
        }
        int status = response.status();
        if (status >= 500 || status == 408) {
            // A server that failed may have done the call before.
            return new DingTalkServiceException(
                    ErrorDetails.of(request, response, envelope, !request.idempotent()), null);
        }
        Details details = ErrorDetails.of(request, response, envelope, false);
        ErrorCode code = ErrorCode.of(envelope);
        if (code.isAuthentication() || status == 401) {
            return new DingTalkAuthenticationException(details, null);
        }
        if (code.isPermission() || status == 403) {
            List<String> scopes = envelope == null ? List.of() : envelope.requiredScopes();
            return new DingTalkPermissionDeniedException(details, scopes, null);
        }
        if (code.isParameter() || status == 400) {
            return new DingTalkInvalidParameterException(details, null);
        }
        return new DingTalkUnexpectedResponseException(details, null);
    }

    /** The failures that have the same meaning with any status, 200 included. */
    private static @Nullable DingTalkCalendarException withAnyStatus(
            ApiRequest request, ApiResponse response, @Nullable ErrorEnvelope envelope) {
        ErrorCode code = ErrorCode.of(envelope);
        Details details = ErrorDetails.of(request, response, envelope, false);
        if (envelope != null && envelope.isBlock()) {
            return new DingTalkThrottledException(details, AFTER_BLOCK, null);
        }
        if (code.isQpsLimit()) {
            return new DingTalkThrottledException(details, AFTER_QPS_LIMIT, null);
        }
        if (code.isQpmLimit()) {
            return new DingTalkThrottledException(details, AFTER_QPM_LIMIT, null);
        }
        if (response.status() == 429) {
            return new DingTalkThrottledException(details, null, null);
        }
        if (code.isService()) {
            return new DingTalkServiceException(
                    ErrorDetails.of(request, response, envelope, !request.idempotent()), null);
        }
        return null;
    }
}
