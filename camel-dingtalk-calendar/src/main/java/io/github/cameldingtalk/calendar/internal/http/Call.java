// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar.internal.http;

import org.apache.hc.client5.http.protocol.HttpClientContext;
import org.apache.hc.core5.concurrent.Cancellable;
import org.jspecify.annotations.Nullable;

/**
 * One call under way. It is the context that HttpClient passes on, so that {@link SingleSendExecutor} finds it without a
 * map or a thread local.
 */
final class Call extends HttpClientContext {

    private final boolean idempotent;
    private final Deadlines deadlines;
    private volatile @Nullable Cancellable cancellable;
    private volatile long deadline;
    private volatile boolean overdue;
    private boolean begun;

    Call(boolean idempotent, Deadlines deadlines) {
        this.idempotent = idempotent;
        this.deadlines = deadlines;
    }

    /** Sets the object that cancels the call. */
    void cancelBy(Cancellable newCancellable) {
        cancellable = newCancellable;
    }

    /** The request is about to be written to its connection. Starts the clock, the first time. */
    void begin() {
        if (!begun) {
            begun = true;
            deadline = deadlines.fromNow();
            deadlines.watch(this);
        }
    }

    boolean isIdempotent() {
        return idempotent;
    }

    /** Whether the request may have reached the server. */
    boolean hasBegun() {
        return begun;
    }

    void end() {
        deadlines.forget(this);
    }

    void cancelIfOverdue(long now) {
        Cancellable current = cancellable;
        if (now - deadline > 0 && current != null) {
            overdue = true;
            current.cancel();
        }
    }

    boolean isOverdue() {
        return overdue;
    }
}
