// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar.emulator;

import java.util.AbstractList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * A snapshot of the received requests, oldest first. Only {@link #clear()} changes the list.
 *
 * <pre>{@code
 * dingtalk.requests().to(ApiOperation.UPDATE_SUBSCRIBED).only().bodyAsText();
 * dingtalk.requests().that(request -> request.header("x-client-token") != null).size();
 * }</pre>
 */
public final class ReceivedRequests extends AbstractList<ReceivedRequest> {

    private final Consumer<List<ReceivedRequest>> remove;
    private volatile List<ReceivedRequest> requests;

    /** @param remove removes requests from the emulator */
    ReceivedRequests(List<ReceivedRequest> requests, Consumer<List<ReceivedRequest>> remove) {
        this.requests = List.copyOf(requests);
        this.remove = remove;
    }

    /**
     * {@return the requests for an operation, oldest first; empty if there is none}
     *
     * @param operation the operation
     */
    public ReceivedRequests to(ApiOperation operation) {
        return that(request -> request.operation().filter(operation::equals).isPresent());
    }

    /**
     * {@return the requests that meet a condition, oldest first; empty if there is none}
     *
     * @param condition the condition
     */
    public ReceivedRequests that(Predicate<ReceivedRequest> condition) {
        return new ReceivedRequests(requests.stream().filter(condition).toList(), remove);
    }

    /**
     * Removes these requests from this list and from the emulator, so that a test sees only what comes after. The data and the
     * tokens stay. {@code requests().to(operation).clear()} removes the requests for one operation.
     */
    @Override
    public void clear() {
        remove.accept(requests);
        requests = List.of();
    }

    /**
     * {@return the only request}
     *
     * @throws AssertionError if there is no request, or more than one
     */
    public ReceivedRequest only() {
        if (requests.size() != 1) {
            throw new AssertionError("Expected one request, but received " + requests.size() + ": " + requests);
        }
        return requests.get(0);
    }

    /**
     * {@return the last request}
     *
     * @throws AssertionError if there is no request
     */
    public ReceivedRequest last() {
        if (requests.isEmpty()) {
            throw new AssertionError("Expected a request, but received none");
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
