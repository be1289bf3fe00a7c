// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar;

import org.jspecify.annotations.Nullable;

/**
 * There was no access token, or the service does not accept it: {@code InvalidAuthentication}, which it answers with
 * status 400, or a 401. It is expired or wrong, or belongs to the other host of DingTalk.
 */
public class DingTalkAuthenticationException extends DingTalkCalendarException {

    public DingTalkAuthenticationException(Details details, @Nullable Throwable cause) {
        super(details, cause);
    }

    @Override
    protected boolean mayPass() {
        return false;
    }
}
