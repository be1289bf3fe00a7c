// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar.internal.http;

import io.github.cameldingtalk.calendar.api.DingTalkConnectionException;
import org.jspecify.annotations.Nullable;

/** The client was closed before the call, so that nothing was sent. Another client can make the call. */
public final class ClientClosedException extends DingTalkConnectionException {

    public ClientClosedException(String operation, @Nullable String calendarId) {
        this(
                Details.withoutResponse(
                        operation,
                        calendarId,
                        "the component was stopped before the request was sent; nothing was sent"),
                null);
    }

    private ClientClosedException(Details details, @Nullable Throwable cause) {
        super(details, cause);
    }

    @Override
    public ClientClosedException forAnotherExchange() {
        return new ClientClosedException(details(), this);
    }
}
