// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar.api;

import org.jspecify.annotations.Nullable;

/**
 * There is no access token, or the service does not accept it: {@code InvalidAuthentication}, which the service sends with
 * status 400, or status 401. The token has expired, is wrong, or belongs to the other host of DingTalk.
 */
public class DingTalkAuthenticationException extends DingTalkCalendarException {

    public DingTalkAuthenticationException(Details details, @Nullable Throwable cause) {
        super(details, cause);
    }

    @Override
    protected boolean isTransient() {
        return false;
    }

    @Override
    public DingTalkAuthenticationException forAnotherExchange() {
        return new DingTalkAuthenticationException(details(), this);
    }
}
