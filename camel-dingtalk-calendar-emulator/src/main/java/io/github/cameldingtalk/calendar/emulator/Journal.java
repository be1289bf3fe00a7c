// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar.emulator;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Records the requests and their responses. When there are too many, the oldest are removed. */
final class Journal {

    private static final int MAX_REQUESTS = 10_000;
    private static final int MAX_BYTES = 64 * 1024 * 1024;

    private final Deque<Entry> entries = new ArrayDeque<>();
    private long bytes;
    private volatile Consumer<Entry> listener = entry -> {};

    /** A request, and its response as soon as there is a response. */
    static final class Entry {
        private final ReceivedRequest request;
        private final Instant at;
        private volatile @Nullable EmulatedResponse response;

        Entry(ReceivedRequest request, Instant at) {
            this.request = request;
            this.at = at;
        }

        ReceivedRequest request() {
            return request;
        }

        /** When the request was received. */
        Instant at() {
            return at;
        }

        @Nullable
        EmulatedResponse response() {
            return response;
        }
    }

    /** Calls the listener with each request whose response is about to be sent. */
    void listener(Consumer<Entry> newListener) {
        listener = newListener;
    }

    synchronized Entry add(ReceivedRequest request, Instant at) {
        Entry entry = new Entry(request, at);
        entries.add(entry);
        bytes += request.body().length;
        while (entries.size() > MAX_REQUESTS || bytes > MAX_BYTES && entries.size() > 1) {
            bytes -= entries.remove().request.body().length;
        }
        return entry;
    }

    void complete(Entry entry, EmulatedResponse response) {
        entry.response = response;
        listener.accept(entry);
    }

    /** All requests, oldest first. */
    synchronized ReceivedRequests requests() {
        return new ReceivedRequests(entries.stream().map(Entry::request).toList());
    }

    /** The requests that have a response, oldest first. */
    synchronized List<RecordedExchange> recordedExchanges() {
        List<RecordedExchange> completed = new ArrayList<>();
        for (Entry entry : entries) {
            EmulatedResponse response = entry.response;
            if (response != null) {
                completed.add(new RecordedExchange(entry.request, response));
            }
        }
        return completed;
    }

    /** The last requests, newest first. */
    synchronized List<Entry> newest(int max) {
        List<Entry> newest = new ArrayList<>();
        entries.descendingIterator().forEachRemaining(entry -> {
            if (newest.size() < max) {
                newest.add(entry);
            }
        });
        return newest;
    }

    synchronized void clear() {
        entries.clear();
        bytes = 0;
    }
}
