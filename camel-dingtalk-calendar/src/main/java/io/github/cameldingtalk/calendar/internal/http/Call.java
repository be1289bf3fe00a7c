// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar.internal.http;

import org.apache.hc.client5.http.protocol.HttpClientContext;
import org.apache.hc.core5.concurrent.Cancellable;
import org.jspecify.annotations.Nullable;

/**
 * One call under way: it connects if no pooled connection is free, and then begins to send. It is the context that HttpClient
 * passes on, so that {@link SingleSendExecutor} finds it without a map or a thread local.
 */
final class Call extends HttpClientContext {

    private final boolean idempotent;
    private final Deadlines deadlines;
    private volatile @Nullable Cancellable cancellable;
    private volatile @Nullable Deadline deadline;
    private volatile @Nullable Deadline missed;
    private @Nullable Deadline responseDeadline;
    private boolean connecting;
    private boolean begun;
    private boolean tunneled;

    Call(boolean idempotent, Deadlines deadlines) {
        this.idempotent = idempotent;
        this.deadlines = deadlines;
    }

    /** Sets the object that cancels the call. */
    void cancelBy(Cancellable newCancellable) {
        cancellable = newCancellable;
    }

    /** A connection may have to be made. Starts the clock of the connectTimeout. */
    void connect() {
        connecting = true;
        tunneled = false;
        Deadline connectDeadline = deadlines.ofConnecting();
        Deadline running = responseDeadline;
        deadline = connectDeadline == null || running == null
                ? running == null ? connectDeadline : running
                : connectDeadline.earlierOf(running);
        if (connectDeadline != null) {
            deadlines.watch(this);
        }
    }

    /** A proxy has made a tunnel, so the connection is new. */
    void tunnelMade() {
        tunneled = true;
    }

    boolean hasNewTunnel() {
        return tunneled;
    }

    /** The request is about to be written to its connection. Starts the clock of the responseTimeout, the first time. */
    void begin() {
        connecting = false;
        if (!begun) {
            begun = true;
            responseDeadline = deadlines.ofResponse();
        }
        deadline = responseDeadline;
        if (responseDeadline != null) {
            deadlines.watch(this);
        }
    }

    boolean isIdempotent() {
        return idempotent;
    }

    /** Whether the connection is being made, so that no byte of the request was sent over it. */
    boolean isConnecting() {
        return connecting;
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
        Deadline due = deadline;
        if (due != null && due.isOver(now) && current != null) {
            missed = due;
            current.cancel();
        }
    }

    /** The deadline that has passed, so that the call was canceled. */
    @Nullable
    Deadline missedDeadline() {
        return missed;
    }

    boolean isOverdue() {
        return missed != null;
    }
}
