// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar.api;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The service failed: {@code system.error}, {@code serviceBusy} and similar codes with any status, or a 408 or 5xx whose code
 * says nothing else.
 */
public class DingTalkServiceException extends DingTalkCalendarException {

    private final @Nullable Duration retryAfter;

    /**
     * Creates an exception.
     *
     * @param details what was called and what came back
     * @param retryAfter how long to wait before a retry, or {@code null}
     * @param cause the cause, or {@code null}
     */
    public DingTalkServiceException(Details details, @Nullable Duration retryAfter, @Nullable Throwable cause) {
        super(details, cause);
        this.retryAfter = retryAfter;
    }

    /** The time in the response's header {@code Retry-After}, at most a day; {@code null} if there is none. */
    @Override
    public @Nullable Duration getRetryAfter() {
        return retryAfter;
    }

    @Override
    protected boolean isTransient() {
        return true;
    }

    @Override
    public DingTalkServiceException forAnotherExchange() {
        return new DingTalkServiceException(details(), retryAfter, this);
    }
}
