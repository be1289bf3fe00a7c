// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar.emulator;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedDeque;

/**
 * DingTalk's subscription-calendar API on a port of this machine. It listens on the loopback address, keeps calendars
 * in memory, remembers the last requests, and can be told how to answer the next ones.
 */
public final class DingTalkEmulator implements AutoCloseable {

    private static final int MOST_REQUESTS_KEPT = 10_000;

    private final CalendarApi api = new CalendarApi();
    private final Deque<ReceivedRequest> requests = new ConcurrentLinkedDeque<>();
    private final Deque<Answer> scripted = new ConcurrentLinkedDeque<>();
    private final HttpListener listener;

    private DingTalkEmulator(int port) {
        listener = new HttpListener(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), this::answer);
    }

    /** Starts one on a free port. */
    public static DingTalkEmulator start() {
        return start(0);
    }

    /** Starts one on this port; 0 chooses a free one. */
    public static DingTalkEmulator start(int port) {
        return new DingTalkEmulator(port);
    }

    public int port() {
        return listener.port();
    }

    /** What to set as the API's address, such as {@code http://127.0.0.1:41234}. */
    public String baseUri() {
        return "http://127.0.0.1:" + port();
    }

    /** Accepts this access token from now on; any other is answered with {@code InvalidAuthentication}. */
    public DingTalkEmulator acceptToken(String token) {
        api.acceptToken(token);
        return this;
    }

    /** Makes a user known, with the organisations and the groups that it belongs to. */
    public DingTalkEmulator putUser(String unionId, Set<String> corpIds, Set<String> openConversationIds) {
        api.putUser(unionId, corpIds, openConversationIds);
        return this;
    }

    /** Keeps a calendar, in the place of one with its id. */
    public DingTalkEmulator put(SubscribedCalendar calendar) {
        api.put(calendar);
        return this;
    }

    public Optional<SubscribedCalendar> calendar(String calendarId) {
        return Optional.ofNullable(api.calendar(calendarId));
    }

    /** Answers the next requests like this, one after another, before the rules of the API apply again. */
    public DingTalkEmulator next(Answer... answers) {
        scripted.addAll(List.of(answers));
        return this;
    }

    /** The requests that came, the oldest first; 10,000 are kept. */
    public List<ReceivedRequest> requests() {
        return List.copyOf(requests);
    }

    private Answer answer(ReceivedRequest request) {
        requests.add(request);
        if (requests.size() > MOST_REQUESTS_KEPT) {
            requests.poll();
        }
        Answer script = scripted.poll();
        return script != null ? script : api.answer(request);
    }

    /** Closes the port and every connection; no thread is left. */
    @Override
    public void close() {
        listener.close();
    }
}
