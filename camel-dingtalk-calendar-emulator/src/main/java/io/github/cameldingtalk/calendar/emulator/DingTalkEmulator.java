// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar.emulator;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * DingTalk's subscription-calendar API on a port of this machine. It listens on the loopback address, keeps calendars
 * in memory, remembers the last requests, and can be told how to answer the next ones.
 */
public final class DingTalkEmulator implements AutoCloseable {

    private static final int MOST_REQUESTS_KEPT = 10_000;

    private final CalendarApi calendars = new CalendarApi();
    private final TokenApi tokens = new TokenApi();
    private final Deque<ReceivedRequest> requests = new ConcurrentLinkedDeque<>();
    private final Deque<Answer> scripted = new ConcurrentLinkedDeque<>();
    private final HttpListener listener;
    private volatile Function<ReceivedRequest, @Nullable Answer> interceptor = request -> null;

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

    /**
     * Accepts this access token from now on, without end. Besides those that it hands out itself, any other is answered
     * with {@code InvalidAuthentication}.
     */
    public DingTalkEmulator acceptToken(String token) {
        tokens.accept(token);
        return this;
    }

    /** Makes an internal app known, which can ask for tokens. */
    public DingTalkEmulator putInternalApp(String clientId, String clientSecret) {
        tokens.putInternalApp(clientId, clientSecret);
        return this;
    }

    /** Makes a third-party enterprise app known, with its latest suite ticket and the organisations that authorised it. */
    public DingTalkEmulator putEnterpriseApp(
            String suiteKey, String suiteSecret, String suiteTicket, Set<String> corpIds) {
        tokens.putEnterpriseApp(suiteKey, suiteSecret, suiteTicket, corpIds);
        return this;
    }

    /** Makes a third-party personal app known. */
    public DingTalkEmulator putPersonalApp(String clientId, String clientSecret) {
        tokens.putPersonalApp(clientId, clientSecret);
        return this;
    }

    /** Lets a user consent to what a third-party personal app may do, and gives the authorisation code, which serves once. */
    public String consent(String clientId, String unionId) {
        return tokens.consent(clientId, unionId);
    }

    /** How long the tokens live that it hands out from now on; two hours if nothing else is said, as DingTalk's do. */
    public DingTalkEmulator tokenLife(Duration life) {
        tokens.life(life);
        return this;
    }

    /** The clock by which tokens end. */
    public DingTalkEmulator clock(InstantSource clock) {
        tokens.clock(clock);
        return this;
    }

    /** Accepts this access token no longer. */
    public void revoke(String token) {
        tokens.revoke(token);
    }

    /** Whether a call with this access token would be let in now. */
    public boolean accepts(String token) {
        return tokens.isAccepted(token);
    }

    /** The tokens that were handed out, the oldest first, whether they are still accepted or not. */
    public List<IssuedToken> issuedTokens() {
        return tokens.issued();
    }

    /** Makes a user known, with the organisations and the groups that it belongs to. */
    public DingTalkEmulator putUser(String unionId, Set<String> corpIds, Set<String> openConversationIds) {
        calendars.putUser(unionId, corpIds, openConversationIds);
        return this;
    }

    /** Keeps a calendar, in the place of one with its id. */
    public DingTalkEmulator put(EmulatedCalendar calendar) {
        calendars.put(calendar);
        return this;
    }

    public Optional<EmulatedCalendar> calendar(String calendarId) {
        return Optional.ofNullable(calendars.calendar(calendarId));
    }

    /** All calendars, the oldest first. */
    public List<EmulatedCalendar> calendars() {
        return calendars.calendars();
    }

    /** The unionIds of those who have subscribed to a calendar. */
    public Set<String> subscribers(String calendarId) {
        return calendars.subscribers(calendarId);
    }

    /** Answers the next requests like this, one after another, before the rules of the API apply again. */
    public DingTalkEmulator next(Answer... answers) {
        scripted.addAll(List.of(answers));
        return this;
    }

    /**
     * Lets a function see each request before it is answered: it gives the answer, or {@code null} for the rules of the API
     * to apply. It is called by many threads at once.
     */
    public DingTalkEmulator intercept(Function<ReceivedRequest, @Nullable Answer> newInterceptor) {
        interceptor = newInterceptor;
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
        Answer answer = script != null ? script : interceptor.apply(request);
        if (answer != null) {
            return answer;
        }
        if (tokens.isFor(request)) {
            return tokens.answer(request);
        }
        return tokens.isAccepted(request.header("x-acs-dingtalk-access-token"))
                ? calendars.answer(request)
                : Answer.error(ServiceError.INVALID_AUTHENTICATION);
    }

    /** Closes the port and every connection; no thread is left. */
    @Override
    public void close() {
        listener.close();
    }
}
