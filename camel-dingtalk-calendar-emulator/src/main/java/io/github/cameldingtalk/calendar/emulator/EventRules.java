// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar.emulator;

import java.time.Duration;

/**
 * What DingTalk does not document about events. A route can be tested with each variant.
 *
 * @param subscribedIsWritable whether the editors of a subscription calendar may write events into the calendar. The default is
 *                             false, because DingTalk documents only the calendar {@code primary} for writing
 * @param repeatedToken        the response to a request that repeats the {@code x-client-token} of a successful request within a
 *                             day. The default is the first response again
 * @param tokenIsForOnePath    whether the same {@code x-client-token} with another operation or path is another request, which is
 *                             the default; otherwise it is the same request
 * @param tokenProcessing      how long after its first request an {@code x-client-token} gets {@code idempotencyProcessing}; the
 *                             default is zero, because the emulator handles one request at a time
 * @param syncTokenLifetime    how long a {@code syncToken} can be used; the default is seven days
 * @param syncTokenError       the error for a {@code syncToken} that has expired, or that the emulator did not return; the
 *                             default is {@link ServiceError#FORWARDED}
 */
public record EventRules(
        boolean subscribedIsWritable,
        RepeatedToken repeatedToken,
        boolean tokenIsForOnePath,
        Duration tokenProcessing,
        Duration syncTokenLifetime,
        ServiceError syncTokenError) {

    /** What the emulator does unless a test sets other rules. */
    public static final EventRules DEFAULT = new EventRules(
            false, RepeatedToken.FIRST_RESPONSE, true, Duration.ZERO, Duration.ofDays(7), ServiceError.FORWARDED);

    /** The response to a request that repeats an {@code x-client-token}. The request has no effect in any case. */
    public enum RepeatedToken {
        /** The body of the first response again. */
        FIRST_RESPONSE,
        /** The status 200 without a body. */
        EMPTY_RESPONSE,
        /** The error {@code idempotencyProcessing}. */
        IDEMPOTENCY_PROCESSING
    }

    /**
     * {@return a copy with another {@code subscribedIsWritable}}
     *
     * @param value the default is false
     */
    public EventRules withSubscribedIsWritable(boolean value) {
        return new EventRules(
                value, repeatedToken, tokenIsForOnePath, tokenProcessing, syncTokenLifetime, syncTokenError);
    }

    /**
     * {@return a copy with another {@code repeatedToken}}
     *
     * @param value the default is {@link RepeatedToken#FIRST_RESPONSE}
     */
    public EventRules withRepeatedToken(RepeatedToken value) {
        return new EventRules(
                subscribedIsWritable, value, tokenIsForOnePath, tokenProcessing, syncTokenLifetime, syncTokenError);
    }

    /**
     * {@return a copy with another {@code tokenIsForOnePath}}
     *
     * @param value the default is true
     */
    public EventRules withTokenIsForOnePath(boolean value) {
        return new EventRules(
                subscribedIsWritable, repeatedToken, value, tokenProcessing, syncTokenLifetime, syncTokenError);
    }

    /**
     * {@return a copy with another {@code tokenProcessing}}
     *
     * @param value the default is zero
     */
    public EventRules withTokenProcessing(Duration value) {
        return new EventRules(
                subscribedIsWritable, repeatedToken, tokenIsForOnePath, value, syncTokenLifetime, syncTokenError);
    }

    /**
     * {@return a copy with another {@code syncTokenLifetime}}
     *
     * @param value the default is seven days
     */
    public EventRules withSyncTokenLifetime(Duration value) {
        return new EventRules(
                subscribedIsWritable, repeatedToken, tokenIsForOnePath, tokenProcessing, value, syncTokenError);
    }

    /**
     * {@return a copy with another {@code syncTokenError}}
     *
     * @param value the default is {@link ServiceError#FORWARDED}
     */
    public EventRules withSyncTokenError(ServiceError value) {
        return new EventRules(
                subscribedIsWritable, repeatedToken, tokenIsForOnePath, tokenProcessing, syncTokenLifetime, value);
    }
}
