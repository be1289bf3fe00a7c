// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar.api;

import org.jspecify.annotations.Nullable;

/** The service failed: a 5xx, with JSON or without, a 408, or {@code system.error} and similar codes with any status. */
public class DingTalkServiceException extends DingTalkCalendarException {

    public DingTalkServiceException(Details details, @Nullable Throwable cause) {
        super(details, cause);
    }

    @Override
    protected boolean isTransient() {
        return true;
    }

    @Override
    public DingTalkServiceException forAnotherExchange() {
        return new DingTalkServiceException(details(), this);
    }
}
