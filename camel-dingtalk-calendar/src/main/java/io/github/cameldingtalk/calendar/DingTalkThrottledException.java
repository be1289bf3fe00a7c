// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Too many calls: {@code Qps…Limit…} or {@code Qpm…Limit…}, a 429, or the answer that DingTalk gives to an address that it
 * has blocked, whatever its status.
 */
public class DingTalkThrottledException extends DingTalkCalendarException {

    private final @Nullable Duration retryAfter;

    public DingTalkThrottledException(Details details, @Nullable Duration retryAfter) {
        super(details, null);
        this.retryAfter = retryAfter;
    }

    /**
     * How long to wait: one second after a limit of calls a second, a minute after a limit of calls a minute, five
     * minutes after a block; {@code null} where DingTalk documents nothing, which is so for a plain 429.
     */
    public @Nullable Duration getRetryAfter() {
        return retryAfter;
    }

    @Override
    protected boolean mayPass() {
        return true;
    }
}
