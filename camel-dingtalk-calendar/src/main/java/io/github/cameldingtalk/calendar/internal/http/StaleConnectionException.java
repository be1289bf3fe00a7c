// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar.internal.http;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** A pooled connection cannot carry the request: the server has closed it, or has sent something nobody asked for. */
final class StaleConnectionException extends IOException {

    private StaleConnectionException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }

    static StaleConnectionException closed(IOException cause) {
        return new StaleConnectionException("the server closed a pooled connection: " + cause.getMessage(), cause);
    }

    static StaleConnectionException unreadInput() {
        return new StaleConnectionException("the server sent a response to no request over a pooled connection", null);
    }
}
