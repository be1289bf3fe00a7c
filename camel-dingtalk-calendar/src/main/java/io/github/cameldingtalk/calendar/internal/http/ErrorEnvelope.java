// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar.internal.http;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a service says about an error. {@link EnvelopeReader} knows the forms.
 *
 * @param code    the first code that is not a zero, or the word OK
 * @param isBlock whether DingTalk has blocked the client's address: {@code {"status":1111,…,"punish":"deny"}}
 * @param isError whether this is an error with the status 200, too
 */
public record ErrorEnvelope(
        @Nullable String code,
        @Nullable String message,
        @Nullable String requestId,
        List<String> requiredScopes,
        boolean isBlock,
        boolean isError) {

    /** What the code means. */
    public ErrorKind kind() {
        return ErrorCode.kind(code);
    }
}
