// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar.internal.http;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A response.
 *
 * @param requestId  the header {@code x-acs-request-id}
 * @param retryAfter the header {@code Retry-After}, or {@code null} if it is absent or cannot be read
 * @param body       what was read of the body
 * @param defect     why {@code body} is not the whole body, or {@code null} if it is
 */
public record ApiResponse(
        int status,
        @Nullable String requestId,
        @Nullable Duration retryAfter,
        byte[] body,
        @Nullable Exception defect) {

    /** This response, with a defect whose texts do not quote a secret of the request. */
    ApiResponse withoutSecrets(ApiRequest request) {
        return defect == null
                ? this
                : new ApiResponse(status, requestId, retryAfter, body, SafeCause.of(defect, request));
    }

    /** Whether the body has nothing but white space of JSON. */
    public boolean hasBlankBody() {
        for (byte b : body) {
            if (b != ' ' && b != '\t' && b != '\r' && b != '\n') {
                return false;
            }
        }
        return true;
    }

    public boolean isSuccess() {
        return status >= 200 && status < 300;
    }
}
