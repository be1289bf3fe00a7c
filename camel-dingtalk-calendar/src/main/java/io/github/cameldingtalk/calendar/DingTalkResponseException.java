// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar;

import org.jspecify.annotations.Nullable;

/**
 * The answer is not what the API promises: a 2xx without a Boolean {@code result}, not JSON, cut short, or larger than
 * 1 MiB; a redirect, which is never followed; any status that the API does not document. Whether the call took effect is
 * not known if the status was a 2xx.
 */
public class DingTalkResponseException extends DingTalkCalendarException {

    public DingTalkResponseException(Details details, @Nullable Throwable cause) {
        super(details, cause);
    }

    @Override
    protected boolean mayPass() {
        return false;
    }
}
