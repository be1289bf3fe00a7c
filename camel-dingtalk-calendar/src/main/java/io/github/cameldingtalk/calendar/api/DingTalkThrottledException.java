// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar.api;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Too many calls: {@code Qps…Limit…} or {@code Qpm…Limit…}, a 429, or the response that DingTalk sends to an address that
 * it has blocked, with any status.
 */
public class DingTalkThrottledException extends DingTalkCalendarException {

    private final @Nullable Duration retryAfter;

    public DingTalkThrottledException(Details details, @Nullable Duration retryAfter, @Nullable Throwable cause) {
        super(details, cause);
        this.retryAfter = retryAfter;
    }

    /**
     * How long to wait before a retry: one second after a limit of calls in a second, one minute after a limit of calls in
     * a minute, five minutes after a block. {@code null} if DingTalk documents no time, as for a plain 429.
     */
    public @Nullable Duration getRetryAfter() {
        return retryAfter;
    }

    @Override
    protected boolean isTransient() {
        return true;
    }

    @Override
    public DingTalkThrottledException forAnotherExchange() {
        return new DingTalkThrottledException(details(), retryAfter, this);
    }
}
