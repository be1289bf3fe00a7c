// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar.api;

import org.jspecify.annotations.Nullable;

/**
 * The call is wrong. Either the component rejected the call before anything was sent, with the status 0, or the service
 * rejected the call. The service sends {@code invalidParameter}, {@code Missing…}, a code such as {@code itemNotFound} for an
 * id that does not exist, or a 400 whose code says nothing else. The message names what to change.
 */
public class DingTalkInvalidParameterException extends DingTalkCalendarException {

    /**
     * Creates an exception.
     *
     * @param details what was called and what came back
     * @param cause the cause, or {@code null}
     */
    public DingTalkInvalidParameterException(Details details, @Nullable Throwable cause) {
        super(details, cause);
    }

    @Override
    protected boolean isTransient() {
        return false;
    }

    @Override
    public DingTalkInvalidParameterException forAnotherExchange() {
        return new DingTalkInvalidParameterException(details(), this);
    }
}
