// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar.emulator;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The requests that came, and how they were answered. The oldest are forgotten when there are too many. */
final class Journal {

    private static final int MOST_REQUESTS = 10_000;
    private static final int MOST_BYTES = 64 * 1024 * 1024;

    private final Deque<Entry> entries = new ArrayDeque<>();
    private long bytes;
    private volatile Consumer<Entry> listener = entry -> {};

    /** A request, and the answer once there is one. */
    static final class Entry {
        private final ReceivedRequest request;
        private final Instant at;
        private volatile @Nullable Answer answer;

        Entry(ReceivedRequest request, Instant at) {
            this.request = request;
            this.at = at;
        }

        ReceivedRequest request() {
            return request;
        }

        Instant at() {
            return at;
        }

        @Nullable
        Answer answer() {
            return answer;
        }
    }

    /** Is told each request once it is about to be answered. */
    void listener(Consumer<Entry> newListener) {
        listener = newListener;
    }

    synchronized Entry add(ReceivedRequest request, Instant at) {
        Entry entry = new Entry(request, at);
        entries.add(entry);
        bytes += request.body().length;
        while (entries.size() > MOST_REQUESTS || bytes > MOST_BYTES && entries.size() > 1) {
            bytes -= entries.remove().request.body().length;
        }
        return entry;
    }

    void answered(Entry entry, Answer answer) {
        entry.answer = answer;
        listener.accept(entry);
    }

    synchronized ReceivedRequests requests() {
        return new ReceivedRequests(entries.stream().map(Entry::request).toList());
    }

    synchronized List<AnsweredRequest> answered() {
        List<AnsweredRequest> answered = new ArrayList<>();
        for (Entry entry : entries) {
            Answer answer = entry.answer;
            if (answer != null) {
                answered.add(new AnsweredRequest(entry.request, answer));
            }
        }
        return answered;
    }

    /** The newest first. */
    synchronized List<Entry> newest(int most) {
        List<Entry> newest = new ArrayList<>();
        entries.descendingIterator().forEachRemaining(entry -> {
            if (newest.size() < most) {
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
