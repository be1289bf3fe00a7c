// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar.internal.oauth2;

import io.github.cameldingtalk.calendar.api.DingTalkCalendarException;
import io.github.cameldingtalk.calendar.internal.http.ClientClosedException;
import java.nio.channels.ClosedByInterruptException;

/** A fetch of a token that failed. */
record TokenFailure(DingTalkCalendarException exception) {

    private static final int MAX_CAUSES = 20;

    /**
     * Whether another call can fetch the token at once. A closed client sent nothing, and an interrupt is for one thread.
     * Called by the thread that fetched.
     */
    boolean concernsThisCallOnly() {
        if (exception instanceof ClientClosedException) {
            return true;
        }
        return exception.getStatusCode() == 0 && (Thread.currentThread().isInterrupted() || isByInterrupt());
    }

    private boolean isByInterrupt() {
        Throwable cause = exception.getCause();
        for (int i = 0; cause != null && i < MAX_CAUSES; i++, cause = cause.getCause()) {
            if (cause instanceof InterruptedException || cause instanceof ClosedByInterruptException) {
                return true;
            }
        }
        return false;
    }
}
