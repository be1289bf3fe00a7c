// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar.api;

import org.jspecify.annotations.Nullable;

/**
 * No response came: the connection was refused or reset, a timeout passed, or TLS failed. Unless the cause says that nothing
 * was sent, the call may have taken effect. A retry of an idempotent call does no harm.
 */
public class DingTalkConnectionException extends DingTalkCalendarException {

    /**
     * Creates an exception.
     *
     * @param details what was called and what came back
     * @param cause the cause, or {@code null}
     */
    public DingTalkConnectionException(Details details, @Nullable Throwable cause) {
        super(details, cause);
    }

    @Override
    protected boolean isTransient() {
        return true;
    }

    @Override
    public DingTalkConnectionException forAnotherExchange() {
        return new DingTalkConnectionException(details(), this);
    }
}
