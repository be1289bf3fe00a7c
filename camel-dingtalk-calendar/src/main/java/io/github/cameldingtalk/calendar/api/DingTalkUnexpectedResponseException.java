// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar.api;

import org.jspecify.annotations.Nullable;

/**
 * The response is not what the API promises. After a 2xx the call may have taken effect.
 *
 * <ul>
 *   <li>A 2xx without the promised JSON.
 *   <li>A response that was cut off, has a content coding, or is larger than 1 MiB.
 *   <li>A redirect, which is never followed.
 *   <li>A status that the API does not document.
 * </ul>
 */
public class DingTalkUnexpectedResponseException extends DingTalkCalendarException {

    /**
     * Creates an exception.
     *
     * @param details what was called and what came back
     * @param cause the cause, or {@code null}
     */
    public DingTalkUnexpectedResponseException(Details details, @Nullable Throwable cause) {
        super(details, cause);
    }

    @Override
    protected boolean isTransient() {
        return false;
    }

    @Override
    public DingTalkUnexpectedResponseException forAnotherExchange() {
        return new DingTalkUnexpectedResponseException(details(), this);
    }
}
