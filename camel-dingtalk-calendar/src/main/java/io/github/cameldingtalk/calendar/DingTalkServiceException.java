// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar;

import org.jspecify.annotations.Nullable;

/**
 * The service failed: a 5xx, JSON or not, a 408, or {@code system.error} and the like with any status.
 */
public class DingTalkServiceException extends DingTalkCalendarException {

    public DingTalkServiceException(Details details, @Nullable Throwable cause) {
        super(details, cause);
    }

    @Override
    protected boolean mayPass() {
        return true;
    }
}
