// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar.api;

import java.time.Period;
import org.jspecify.annotations.Nullable;

/**
 * The quota of a day or a month is spent: {@code flowLimit}, {@code integrated.qps.exceed} or
 * {@code Forbidden.AccessDenied.ApiCountLimitForOrg}. It is not a {@link DingTalkThrottledException}, because a retry after
 * seconds or minutes fails as well.
 */
public class DingTalkQuotaExceededException extends DingTalkCalendarException {

    private final @Nullable Period quotaPeriod;

    /**
     * Creates an exception.
     *
     * @param details     what was called and what came back
     * @param quotaPeriod one day or one month, or {@code null} if the period is not known
     * @param cause       the cause, or {@code null}
     */
    public DingTalkQuotaExceededException(Details details, @Nullable Period quotaPeriod, @Nullable Throwable cause) {
        super(details, cause);
        this.quotaPeriod = quotaPeriod;
    }

    /**
     * {@return the period that the quota is for: one day ({@code P1D}), or one calendar month ({@code P1M})} Calls fail until the next
     * period begins, or until the organization has a larger quota. DingTalk does not document in which time zone a period
     * begins. {@code null} if the period is not known.
     */
    public @Nullable Period getQuotaPeriod() {
        return quotaPeriod;
    }

    @Override
    protected boolean isTransient() {
        return false;
    }

    @Override
    public DingTalkQuotaExceededException forAnotherExchange() {
        return new DingTalkQuotaExceededException(details(), quotaPeriod, this);
    }
}
