// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar.api;

import org.jspecify.annotations.Nullable;

/**
 * The call is wrong. The component rejected it before anything was sent (status 0), or the service did, with
 * {@code invalidParameter}, {@code Missing…} or another 400. The message names what to change.
 */
public class DingTalkInvalidParameterException extends DingTalkCalendarException {

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
