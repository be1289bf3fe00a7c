// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar.emulator;

import java.util.AbstractList;
import java.util.List;
import java.util.function.Predicate;

/** Requests that came, the oldest first: as they were when they were asked for. */
public final class ReceivedRequests extends AbstractList<ReceivedRequest> {

    private final List<ReceivedRequest> requests;

    ReceivedRequests(List<ReceivedRequest> requests) {
        this.requests = List.copyOf(requests);
    }

    /** Those that were for this operation. */
    public ReceivedRequests to(ApiOperation operation) {
        return that(request -> request.operation().filter(operation::equals).isPresent());
    }

    /** Those for which this holds. */
    public ReceivedRequests that(Predicate<ReceivedRequest> condition) {
        return new ReceivedRequests(requests.stream().filter(condition).toList());
    }

    /**
     * The one that there is.
     *
     * @throws AssertionError if there is none, or more
     */
    public ReceivedRequest only() {
        if (requests.size() != 1) {
            throw new AssertionError("expected one request, but there were " + requests.size() + ": " + requests);
        }
        return requests.get(0);
    }

    /**
     * The newest.
     *
     * @throws AssertionError if there is none
     */
    public ReceivedRequest last() {
        if (requests.isEmpty()) {
            throw new AssertionError("expected a request, but there was none");
        }
        return requests.get(requests.size() - 1);
    }

    @Override
    public ReceivedRequest get(int index) {
        return requests.get(index);
    }

    @Override
    public int size() {
        return requests.size();
    }
}
