// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar.client;

import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.client5.http.protocol.HttpClientContext;

/**
 * One call under way. It is the context that HttpClient hands through, so that {@link SingleExecutor} finds it without a
 * map or a thread local.
 */
final class Call extends HttpClientContext {

    private final HttpUriRequestBase request;
    private final boolean repeatable;
    private final Deadlines deadlines;
    private volatile long deadline;
    private volatile boolean overdue;
    private boolean begun;

    Call(HttpUriRequestBase request, boolean repeatable, Deadlines deadlines) {
        this.request = request;
        this.repeatable = repeatable;
        this.deadlines = deadlines;
    }

    /** Starts the clock, the first time: the request is about to be written to its connection. */
    void begin() {
        if (!begun) {
            begun = true;
            deadline = deadlines.fromNow();
            deadlines.watch(this);
        }
    }

    /** Whether to do it twice is to do it once. */
    boolean isRepeatable() {
        return repeatable;
    }

    /** Whether there was a connection to send it over. */
    boolean hasBegun() {
        return begun;
    }

    void end() {
        deadlines.forget(this);
    }

    void cancelIfOverdue(long now) {
        if (now - deadline > 0) {
            overdue = true;
            cancel();
        }
    }

    /** Gives the call up at once. Closing the response instead would first read it to its end. */
    void cancel() {
        request.cancel();
    }

    boolean isOverdue() {
        return overdue;
    }
}
