// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar.emulator;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Records the requests and their responses. When there are too many, or they are too large with their heads, the oldest
 * are removed.
 */
final class Journal {

    private static final int MAX_REQUESTS = 10_000;

    /** What a small object takes in memory, about. */
    private static final int OBJECT_BYTES = 64;

    private final Deque<Entry> entries = new ArrayDeque<>();
    private long bytes;
    private volatile Consumer<Entry> listener = entry -> {};

    /** A request, and its response as soon as there is a response. */
    static final class Entry {
        private final ReceivedRequest request;
        private final Instant at;
        private volatile @Nullable EmulatedResponse response;
        private volatile @Nullable String reason;
        private volatile List<Change> changes = List.of();

        // Guarded by the journal.
        private long bytes;
        private boolean isKept = true;

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

        /** Why the emulator rejected the request, or {@code null} if it did not, or there is no response yet. */
        @Nullable
        String reason() {
            return reason;
        }

        /** What the request has changed, as far as it is known. */
        List<Change> changes() {
            return changes;
        }

        void changes(List<Change> newChanges) {
            changes = newChanges;
        }
    }

    /** Calls the listener with each request whose response is about to be sent. */
    void listener(Consumer<Entry> newListener) {
        listener = newListener;
    }

    synchronized Entry add(ReceivedRequest request, Instant at) {
        Entry entry = new Entry(request, at);
        entries.add(entry);
        count(entry, bytes(request));
        return entry;
    }

    void complete(Entry entry, EmulatedResponse response, @Nullable String reason) {
        entry.reason = reason;
        entry.response = response;
        synchronized (this) {
            if (entry.isKept) {
                count(entry, bytes(response) + bytes(entry.changes));
            }
        }
        listener.accept(entry);
    }

    /** Counts more bytes, and removes the oldest entries if there are too many. The newest entry stays. */
    private void count(Entry entry, long more) {
        entry.bytes += more;
        bytes += more;
        while (entries.size() > MAX_REQUESTS || bytes > Memory.JOURNAL_BYTES && entries.size() > 1) {
            Entry oldest = entries.remove();
            oldest.isKept = false;
            bytes -= oldest.bytes;
        }
    }

    private static long bytes(ReceivedRequest request) {
        return OBJECT_BYTES + request.target().length() + bytes(request.headers()) + request.bodyLength();
    }

    private static long bytes(EmulatedResponse response) {
        return response instanceof EmulatedResponse.Http http
                ? bytes(http.headers()) + http.bodyLength()
                : OBJECT_BYTES;
    }

    private static long bytes(Collection<Change> changes) {
        return changes.stream()
                .mapToLong(change -> OBJECT_BYTES + change.characters())
                .sum();
    }

    private static long bytes(List<Map.Entry<String, String>> headers) {
        return headers.stream()
                .mapToLong(header -> OBJECT_BYTES
                        + header.getKey().length()
                        + header.getValue().length())
                .sum();
    }

    /** All requests, oldest first. */
    synchronized ReceivedRequests requests() {
        return new ReceivedRequests(entries.stream().map(Entry::request).toList(), this::remove);
    }

    private synchronized void remove(Collection<ReceivedRequest> requests) {
        Set<ReceivedRequest> removed = Collections.newSetFromMap(new IdentityHashMap<>());
        removed.addAll(requests);
        entries.removeIf(entry -> {
            if (removed.contains(entry.request)) {
                entry.isKept = false;
                bytes -= entry.bytes;
            }
            return !entry.isKept;
        });
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
        entries.forEach(entry -> entry.isKept = false);
        entries.clear();
        bytes = 0;
    }
}
