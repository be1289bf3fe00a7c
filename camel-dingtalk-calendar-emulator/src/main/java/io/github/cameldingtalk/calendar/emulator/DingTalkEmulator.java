// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar.emulator;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * DingTalk's subscription-calendar API on a port of this machine. It listens on the loopback address, keeps calendars
 * in memory, remembers the last requests, and can be told how to answer the next ones.
 */
public class DingTalkEmulator implements AutoCloseable {

    private final CalendarApi calendars = new CalendarApi();
    private final TokenApi tokens = new TokenApi();
    private final Script script = new Script();
    private final Journal journal = new Journal();
    private final EmulatorPage page;
    private final InetSocketAddress address;
    private final HttpListener listener;

    DingTalkEmulator(InetSocketAddress address) {
        this.address = address;
        page = new EmulatorPage(!address.getAddress().isLoopbackAddress(), calendars, tokens, script, journal);
        listener = new HttpListener(address, this::answer);
    }

    /** Starts one on a free port. */
    public static DingTalkEmulator start() {
        return start(0);
    }

    /** Starts one on this port; 0 chooses a free one. */
    public static DingTalkEmulator start(int port) {
        return start(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
    }

    /** Starts one where others can reach it, which the loopback address does not let them. */
    public static DingTalkEmulator start(InetSocketAddress address) {
        return new DingTalkEmulator(address);
    }

    public int port() {
        return listener.port();
    }

    /** What to set as the API's address, such as {@code http://127.0.0.1:41234}. */
    public String baseUri() {
        InetAddress host =
                address.getAddress().isAnyLocalAddress() ? InetAddress.getLoopbackAddress() : address.getAddress();
        String text = host.getHostAddress();
        return "http://" + (text.contains(":") ? "[" + text + "]" : text) + ":" + port();
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
        script.next(null, List.of(answers));
        return this;
    }

    /** Answers the next requests for an operation like this, one after another. */
    public DingTalkEmulator next(ApiOperation operation, Answer... answers) {
        script.next(operation, List.of(answers));
        return this;
    }

    /** Answers so many of the next requests like this. */
    public DingTalkEmulator next(int times, Answer answer) {
        script.next(null, Collections.nCopies(times, answer));
        return this;
    }

    /** Answers all requests for an operation like this, until {@link #calm()}. */
    public DingTalkEmulator always(ApiOperation operation, Answer answer) {
        script.always(operation, answer);
        return this;
    }

    /** Answers with {@code QpsLimitForApi} what comes above so many calls a second; 0 for no limit. DingTalk's is 20. */
    public DingTalkEmulator throttle(int callsPerSecond) {
        script.throttle(callsPerSecond);
        return this;
    }

    /** Lets every answer take so long. */
    public DingTalkEmulator latency(Duration latency) {
        script.latency(latency);
        return this;
    }

    /** Refuses connections and closes those that there are, as a server that is down; or takes them again. */
    public DingTalkEmulator refuseConnections(boolean refuse) {
        listener.refuse(refuse);
        return this;
    }

    /**
     * Lets a function see each request before it is answered: it gives the answer, or {@code null} for the rules of the API
     * to apply. It is called by many threads at once.
     */
    public DingTalkEmulator intercept(Function<ReceivedRequest, @Nullable Answer> interceptor) {
        script.interceptor(interceptor);
        return this;
    }

    /** Ends all trouble: from now on, the rules of the API apply. */
    public DingTalkEmulator calm() {
        script.clear();
        listener.refuse(false);
        return this;
    }

    /** Decides what DingTalk leaves open. */
    public DingTalkEmulator rules(Rules rules) {
        calendars.rules(rules);
        tokens.rules(rules);
        return this;
    }

    /** Forgets everything, as if it had just been started. */
    public DingTalkEmulator reset() {
        calm();
        calendars.clear();
        tokens.clear();
        journal.clear();
        return this;
    }

    /** The requests that came, the oldest first; the last 10,000 are kept, or 64 MiB of them. */
    public ReceivedRequests requests() {
        return journal.requests();
    }

    /** The requests that came and have an answer, with that, the oldest first; as many as {@link #requests()} keeps. */
    public List<AnsweredRequest> answeredRequests() {
        return journal.answered();
    }

    /**
     * What to set to use this emulator: {@code base-uri}, and {@code client-id} and {@code client-secret} of the internal app
     * that was made known first, each behind a prefix. For a property source of a test:
     *
     * <pre>{@code
     * @DynamicPropertySource
     * static void dingtalk(DynamicPropertyRegistry registry) {
     *     dingtalk.properties("my.prefix.").forEach((name, value) -> registry.add(name, () -> value));
     * }
     * }</pre>
     */
    public Map<String, String> properties(String prefix) {
        Map<String, String> properties = new LinkedHashMap<>();
        properties.put(prefix + "base-uri", baseUri());
        tokens.firstInternalApp().ifPresent(app -> {
            properties.put(prefix + "client-id", app.getKey());
            properties.put(prefix + "client-secret", app.getValue());
        });
        return properties;
    }

    /** Is told each request and the answer to it, on one line. */
    void log(Consumer<String> lines) {
        journal.listener(entry -> lines.accept(EmulatorPage.line(entry)));
    }

    private Answer answer(ReceivedRequest request) {
        if (page.isFor(request)) {
            return page.answer(request);
        }
        Journal.Entry entry = journal.add(request, tokens.clock().instant());
        pause(script.latency());
        Answer answer = script.answer(request, tokens.clock());
        if (answer instanceof Answer.Broken broken) {
            Answer.Http whole = broken.trouble().isDone() ? byTheRules(request) : Answer.status(200);
            journal.answered(entry, answer);
            return Answer.wire(socket -> broken.trouble().happen(whole, socket));
        }
        if (answer == null) {
            answer = byTheRules(request);
        }
        journal.answered(entry, answer);
        return answer;
    }

    private Answer.Http byTheRules(ReceivedRequest request) {
        if (tokens.isFor(request)) {
            return tokens.answer(request);
        }
        return tokens.isAccepted(request.header("x-acs-dingtalk-access-token"))
                ? calendars.answer(request)
                : Answer.error(ServiceError.INVALID_AUTHENTICATION);
    }

    private static void pause(Duration pause) {
        if (!pause.isZero()) {
            try {
                TimeUnit.NANOSECONDS.sleep(pause.toNanos());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** Closes the port and every connection; no thread is left. */
    @Override
    public void close() {
        listener.close();
    }
}
