// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar.api;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Too many calls: {@code qps.exceed.limit}, {@code QpsLimit…}, {@code QpmLimit…} or {@code Throttling…}, or a 429 whose code
 * says nothing else. Also the response to an IP address that DingTalk has blocked, with any status. With the status 0, the
 * component has sent nothing, because {@code callsPerSecond} would allow the call only after {@code callsPerSecondTimeout}. A
 * spent quota is a {@link DingTalkQuotaExceededException}.
 */
public class DingTalkThrottledException extends DingTalkCalendarException {

    private final @Nullable Duration retryAfter;

    /**
     * Creates an exception.
     *
     * @param details what was called and what came back
     * @param retryAfter how long to wait before a retry, or {@code null}
     * @param cause the cause, or {@code null}
     */
    public DingTalkThrottledException(Details details, @Nullable Duration retryAfter, @Nullable Throwable cause) {
        super(details, cause);
        this.retryAfter = retryAfter;
    }

    /**
     * How long to wait before a retry: the time in the response's header {@code Retry-After}, at most a day. Without the
     * header, one second after a limit of calls in a second, one minute after a limit of calls in a minute, five minutes after
     * a block. With the status 0, until {@code callsPerSecond} allows the call. {@code null} if DingTalk documents no time, as for
     * a plain 429.
     */
    @Override
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
