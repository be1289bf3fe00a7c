// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar.client;

import io.github.cameldingtalk.calendar.DingTalkConnectionException;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** The client was closed before the call, so that nothing was sent. Another client can make the call. */
public final class ClientClosedException extends DingTalkConnectionException {

    private static final String MESSAGE =
            "the component is stopping or was stopped before the request was sent; nothing was sent";

    ClientClosedException(String operation, @Nullable String calendarId) {
        super(Details.withoutAnswer(operation, calendarId, MESSAGE), new IOException(MESSAGE));
    }
}
