// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar;

import java.io.IOException;

/**
 * There was no answer: the connection was refused or reset, the time was out, or TLS failed. Whether the call took effect
 * is not known, unless the cause says that it never left. Most can be made again without harm; one that cannot says so.
 */
public class DingTalkConnectionException extends DingTalkCalendarException {

    public DingTalkConnectionException(Details details, IOException cause) {
        super(details, cause);
    }

    @Override
    protected boolean mayPass() {
        return true;
    }
}
