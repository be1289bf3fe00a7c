// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar.emulator;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A request, with what the limits and the journal need.
 *
 * @param caller {@code null} if the app is not known, which the API rejects
 * @param at     when the limits looked at the call
 */
record IncomingCall(ReceivedRequest request, @Nullable Caller caller, Instant at) {

    /** The operation, or {@code null} if the API has no such operation. */
    @Nullable
    ApiOperation operation() {
        return request.operation().orElse(null);
    }
}
