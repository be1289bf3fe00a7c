// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar.api;

import org.jspecify.annotations.Nullable;

/**
 * There is no access token, or the service does not accept it: {@code InvalidAuthentication}, which the service sends with
 * status 400, {@code accesstoken.expired}, or a 401 whose code says nothing else. The token has expired, is wrong, or belongs
 * to the other host of DingTalk. Or the service does not accept the app: {@code unauthorized.client},
 * {@code invalidClientIdOrSecret} and similar codes.
 */
public class DingTalkAuthenticationException extends DingTalkCalendarException {

    /**
     * Creates an exception.
     *
     * @param details what was called and what came back
     * @param cause the cause, or {@code null}
     */
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
