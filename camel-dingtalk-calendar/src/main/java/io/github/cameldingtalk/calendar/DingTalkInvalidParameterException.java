// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar;

import org.jspecify.annotations.Nullable;

/**
 * The call is wrong as it is: refused by the component before anything was sent (status 0), or by the service with
 * {@code invalidParameter}, {@code Missing…} or another 400. The message names what to change.
 */
public class DingTalkInvalidParameterException extends DingTalkCalendarException {

    public DingTalkInvalidParameterException(Details details, @Nullable Throwable cause) {
        super(details, cause);
    }

    @Override
    protected boolean mayPass() {
        return false;
    }
}
