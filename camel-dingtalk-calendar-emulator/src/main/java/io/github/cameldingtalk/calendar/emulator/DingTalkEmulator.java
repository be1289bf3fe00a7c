// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar.emulator;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Emulates DingTalk's subscription-calendar API and token API on a port of this machine. It keeps calendars in memory, records
 * the last requests, and can be told how to respond to the next ones. All methods are thread-safe.
 */
public class DingTalkEmulator implements AutoCloseable {

    private final EmulatedService service;
    private final ServiceData data;
    private final Script script;
    private final HttpListener listener;

    DingTalkEmulator(InetSocketAddress address) {
        service = EmulatedService.create(!address.getAddress().isLoopbackAddress());
        data = service.data();
        script = service.script();
        listener = new HttpListener(address, service.handler()::handle);
    }

    /** Starts an emulator on a free port of the loopback address. */
    public static DingTalkEmulator start() {
        return start(0);
    }

    /** Starts an emulator on this port of the loopback address; 0 chooses a free port. */
    public static DingTalkEmulator start(int port) {
        return start(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
    }

    /** Starts an emulator on this address, which can be an address that other machines reach. */
    public static DingTalkEmulator start(InetSocketAddress address) {
        return new DingTalkEmulator(address);
    }

    public int port() {
        return listener.port();
    }

    /** The base URI for a client, such as {@code http://127.0.0.1:41234}. */
    public String baseUri() {
        return listener.uri();
    }

    /**
     * Accepts this access token, which never expires. A token that was neither accepted here nor issued by the emulator gets the
     * error {@code InvalidAuthentication}.
     */
    public DingTalkEmulator acceptToken(String token) {
        data.tokens().accept(token);
        return this;
    }

    /** Adds an internal app. */
    public DingTalkEmulator putInternalApp(String clientId, String clientSecret) {
        data.apps().putInternal(clientId, clientSecret);
        return this;
    }

    /** Adds a third-party enterprise app, with its latest suite ticket and the organizations that authorized the app. */
    public DingTalkEmulator putEnterpriseApp(
            String suiteKey, String suiteSecret, String suiteTicket, Set<String> corpIds) {
        data.apps().putEnterprise(suiteKey, suiteSecret, suiteTicket, corpIds);
        return this;
    }

    /** Adds a third-party personal app. */
    public DingTalkEmulator putPersonalApp(String clientId, String clientSecret) {
        data.apps().putPersonal(clientId, clientSecret);
        return this;
    }

    /**
     * Gives a user's consent to a third-party personal app. The {@code corpId} in the response of the token API is the first of
     * the user's organizations by the alphabet. It is absent if the user belongs to none.
     *
     * @return the authorization code, which can be used once
     */
    public String consent(String clientId, String unionId) {
        return data.grants().newCode(new Grants.Grant(clientId, unionId, null));
    }

    /** Gives a user's consent to a third-party personal app, for one of the user's organizations. */
    public String consent(String clientId, String unionId, String corpId) {
        return data.grants().newCode(new Grants.Grant(clientId, unionId, corpId));
    }

    /** Sets the lifetime of the tokens that are issued from now on. The default is two hours, as at DingTalk. */
    public DingTalkEmulator tokenLifetime(Duration life) {
        data.settings().tokenLifetime(life);
        return this;
    }

    /** Sets the clock that decides when tokens expire. The default is the system's clock. */
    public DingTalkEmulator clock(InstantSource clock) {
        data.settings().clock(clock);
        return this;
    }

    /** Stops accepting this access token. */
    public void revoke(String token) {
        data.tokens().revoke(token);
    }

    /** Whether this access token is accepted now. */
    public boolean accepts(String token) {
        return data.tokens().isAccepted(token);
    }

    /** All issued tokens, oldest first, also the expired and the revoked. */
    public List<IssuedToken> issuedTokens() {
        return data.tokens().issued();
    }

    /** Adds a user, with the organizations and groups that the user belongs to. */
    public DingTalkEmulator putUser(String unionId, Set<String> corpIds, Set<String> openConversationIds) {
        data.users().put(unionId, corpIds, openConversationIds);
        return this;
    }

    /** Adds a calendar, or replaces the calendar with the same id. */
    public DingTalkEmulator put(EmulatedCalendar calendar) {
        data.calendars().put(calendar);
        return this;
    }

    public Optional<EmulatedCalendar> calendar(String calendarId) {
        return Optional.ofNullable(data.calendars().get(calendarId));
    }

    /** All calendars, oldest first. */
    public List<EmulatedCalendar> calendars() {
        return data.calendars().all();
    }

    /** The unionIds of the subscribers of a calendar. */
    public Set<String> subscribers(String calendarId) {
        return data.calendars().subscribers(calendarId);
    }

    /** Sends these responses to the next requests, one each. */
    public DingTalkEmulator next(EmulatedResponse... responses) {
        script.next(null, List.of(responses));
        return this;
    }

    /** Sends these responses to the next requests for an operation, one each. */
    public DingTalkEmulator next(ApiOperation operation, EmulatedResponse... responses) {
        script.next(operation, List.of(responses));
        return this;
    }

    /** Sends this response to so many of the next requests. */
    public DingTalkEmulator next(int times, EmulatedResponse response) {
        script.next(null, Collections.nCopies(times, response));
        return this;
    }

    /** Sends this response to all requests for an operation, until {@link #calm()}. */
    public DingTalkEmulator always(ApiOperation operation, EmulatedResponse response) {
        script.always(operation, response);
        return this;
    }

    /**
     * Limits the calls a second, for each app and each operation; 0 for no limit. DingTalk's limit is 20. A third-party enterprise
     * app has this limit for each organization. A rejected call does not count.
     */
    public DingTalkEmulator throttle(int callsPerSecond) {
        service.limits().callsPerSecond(callsPerSecond);
        return this;
    }

    /**
     * Limits the calls a calendar month in the time zone Asia/Shanghai; 0 for no limit. All internal apps share the quota. Requests
     * for a token, and calls that {@link #throttle} or {@link #blockFor} rejects, do not count. DingTalk's quota is 5,000.
     */
    public DingTalkEmulator callsPerMonth(int calls) {
        service.limits().callsPerMonth(calls);
        return this;
    }

    /** Responds to every call as DingTalk does to a blocked address. Other times than five minutes are in {@code Retry-After}. */
    public DingTalkEmulator blockFor(Duration time) {
        service.limits().blockFor(time);
        return this;
    }

    /** Delays every response by this time. */
    public DingTalkEmulator latency(Duration latency) {
        script.latency(latency);
        return this;
    }

    /**
     * Closes all connections and refuses new ones, like a server that is down. The port stays taken, except on Windows. With
     * {@code false}, accepts connections again.
     */
    public DingTalkEmulator refuseConnections(boolean refuse) {
        listener.refuse(refuse);
        return this;
    }

    /**
     * Calls a function with each request that no other setting decides. The function returns the response, or {@code null} for
     * the response of the API. It is called by many threads at once.
     */
    public DingTalkEmulator intercept(Function<ReceivedRequest, @Nullable EmulatedResponse> interceptor) {
        script.interceptor(interceptor);
        return this;
    }

    /** Removes all chosen responses and limits. The next response is the API's. */
    public DingTalkEmulator calm() {
        service.calm();
        listener.refuse(false);
        return this;
    }

    /** Sets what DingTalk does not document. The default is {@link Rules#DEFAULT}. */
    public DingTalkEmulator rules(Rules rules) {
        data.settings().rules(rules);
        return this;
    }

    /**
     * Shows access tokens, client secrets and other secrets as a whole on the page. The default is false: the page shows their
     * first characters only. The methods of this class always return them as a whole.
     */
    public DingTalkEmulator showSecrets(boolean show) {
        data.settings().showsSecrets(show);
        return this;
    }

    /** Removes all data, recorded requests and settings. The port stays the same. */
    public DingTalkEmulator reset() {
        service.reset();
        listener.refuse(false);
        return this;
    }

    /** The received requests, oldest first. The last 10,000 are kept, up to 64 MiB with their responses, or a quarter of the heap. */
    public ReceivedRequests requests() {
        return service.journal().requests();
    }

    /** The requests of {@link #requests()} that have a response, oldest first. */
    public List<RecordedExchange> recordedExchanges() {
        return service.journal().recordedExchanges();
    }

    /**
     * The properties with which an application uses this emulator: {@code base-uri}, and {@code client-id} and
     * {@code client-secret} of the internal app that was added first. The README shows how a Spring Boot test uses them.
     *
     * @param prefix prepended to each name, including its last dot
     */
    public Map<String, String> properties(String prefix) {
        return data.apps().properties(prefix, baseUri());
    }

    /**
     * Appends each call from now on to a file, as one line of JSON. The README describes the fields. The lines have the order in
     * which the calls took effect. A line is in the file before the response is sent. If the file can no longer be written, the
     * emulator logs a warning and goes on without a journal. {@link #reset()} ends the journal.
     *
     * @throws java.io.UncheckedIOException if the file cannot be opened, or the disk is full
     */
    public DingTalkEmulator journal(Path file) {
        service.handler().journalTo(JournalFile.open(file));
        return this;
    }

    EmulatedService service() {
        return service;
    }

    /** Closes the port and all connections, and waits for the emulator's threads. */
    @Override
    public void close() {
        listener.close();
        service.handler().journalTo(null);
    }
}
