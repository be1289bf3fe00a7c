// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar.emulator;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Emulates DingTalk's calendar API and token API on a port of this machine. The emulator keeps calendars and events in memory,
 * records the last requests, and can be told how to respond to the next ones. All methods are thread-safe.
 *
 * <pre>{@code
 * try (DingTalkEmulator dingtalk = DingTalkEmulator.start()) {
 *     dingtalk.putInternalApp("app", "secret").put(EmulatedCalendar.of("calendar", "author"));
 *     dingtalk.next(ApiOperation.UPDATE_SUBSCRIBED, EmulatedResponse.error(ServiceError.SERVICE_BUSY));
 *     // A client with the URI dingtalk.baseUri() and the credentials of the app updates the calendar, and retries.
 *     assertEquals(2, dingtalk.requests().to(ApiOperation.UPDATE_SUBSCRIBED).size());
 * }
 * }</pre>
 *
 * A setting works from the next request on. If several settings are for one request, the first in this order decides:
 * {@link #blockFor blockFor}, {@link #callsPerMonth callsPerMonth}, {@link #throttle throttle},
 * {@link #next(EmulatedResponse...) next}, {@link #always always}, {@link #intercept intercept}. A chosen response is sent
 * even if the request has no valid access token.
 */
public class DingTalkEmulator extends EmulatedContents implements AutoCloseable {

    private final EmulatedService service;
    private final Script script;
    private final LazyListener listener;

    /** Does not listen before the first use of the port. */
    DingTalkEmulator(InetSocketAddress address) {
        this(address, EmulatedService.create(!address.getAddress().isLoopbackAddress()));
    }

    private DingTalkEmulator(InetSocketAddress address, EmulatedService service) {
        super(service.data());
        this.service = service;
        script = service.script();
        listener = new LazyListener(address, service.handler()::handle);
    }

    /** {@return a new emulator on a free port of the loopback address, which the caller closes} */
    public static DingTalkEmulator start() {
        return start(0);
    }

    /**
     * Starts an emulator on a port of the loopback address.
     *
     * @param port 0 chooses a free port
     * @return the emulator, which the caller closes
     * @throws java.io.UncheckedIOException if another process has the port
     */
    public static DingTalkEmulator start(int port) {
        return start(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
    }

    /**
     * Starts an emulator on an address, which can be an address that other machines reach.
     *
     * @param address the port 0 chooses a free port
     * @return the emulator, which the caller closes
     * @throws java.io.UncheckedIOException if another process has the port, or the address is not of this machine
     */
    public static DingTalkEmulator start(InetSocketAddress address) {
        DingTalkEmulator emulator = new DingTalkEmulator(address);
        emulator.listener.get();
        return emulator;
    }

    /** {@return the port, also if a free port was chosen} */
    public int port() {
        return listener.get().port();
    }

    /** {@return the base URI for a client, such as {@code http://127.0.0.1:41234}} */
    public String baseUri() {
        return listener.get().uri();
    }

    /**
     * Sends responses to the next requests, one each, after the responses that still wait.
     *
     * @param responses in the order of the requests
     * @return this emulator
     */
    public DingTalkEmulator next(EmulatedResponse... responses) {
        script.next(null, List.of(responses));
        return this;
    }

    /**
     * Sends responses to the next requests for an operation, one each. Requests for other operations do not count.
     *
     * @param operation the operation
     * @param responses in the order of the requests
     * @return this emulator
     */
    public DingTalkEmulator next(ApiOperation operation, EmulatedResponse... responses) {
        script.next(operation, List.of(responses));
        return this;
    }

    /**
     * Sends the same response to several of the next requests.
     *
     * @param times    to how many requests
     * @param response the response to each of them
     * @return this emulator
     * @throws IllegalArgumentException if {@code times} is negative
     */
    public DingTalkEmulator next(int times, EmulatedResponse response) {
        script.next(null, Collections.nCopies(times, response));
        return this;
    }

    /**
     * Sends a response to all requests for an operation, until {@link #calm()}. A later call replaces the response.
     *
     * @param operation the operation
     * @param response  the response to each request
     * @return this emulator
     */
    public DingTalkEmulator always(ApiOperation operation, EmulatedResponse response) {
        script.always(operation, response);
        return this;
    }

    /**
     * Limits the calls a second, for each app and each operation. A third-party enterprise app has this limit for each
     * organization. A rejected call does not count.
     *
     * @param callsPerSecond the calls within any second; 0, the default, for no limit. DingTalk's limit is 20
     * @return this emulator
     * @throws IllegalArgumentException if the number is negative
     */
    public DingTalkEmulator throttle(int callsPerSecond) {
        service.limits().callsPerSecond(callsPerSecond);
        return this;
    }

    /**
     * Limits the calls a calendar month in the time zone Asia/Shanghai. All internal apps share the quota. Requests for a token,
     * and calls that {@link #throttle} or {@link #blockFor} rejects, do not count.
     *
     * @param calls the calls a month; 0, the default, for no limit. DingTalk's quota is 5,000 on the standard edition
     * @return this emulator
     * @throws IllegalArgumentException if the number is negative
     */
    public DingTalkEmulator callsPerMonth(int calls) {
        service.limits().callsPerMonth(calls);
        return this;
    }

    /**
     * Responds to every call as DingTalk does to a blocked address: with the status 200 and {@link EmulatedResponse#blocked()}.
     *
     * @param time from now on, by the emulator's clock. DingTalk blocks for five minutes. For another time, the responses have
     *             the header {@code Retry-After}; zero ends the block
     * @return this emulator
     */
    public DingTalkEmulator blockFor(Duration time) {
        service.limits().blockFor(time);
        return this;
    }

    /**
     * Delays every response. A request takes effect at the end of the delay.
     *
     * @param latency the delay; the default is zero
     * @return this emulator
     */
    public DingTalkEmulator latency(Duration latency) {
        script.latency(latency);
        return this;
    }

    /**
     * Closes all connections and refuses new ones, like a server that is down. The port stays taken, except on Windows.
     *
     * @param refuse false accepts connections again
     * @return this emulator
     */
    public DingTalkEmulator refuseConnections(boolean refuse) {
        listener.get().refuse(refuse);
        return this;
    }

    /**
     * Calls a function with each request that no other setting decides. Many threads call the function at once. If the function
     * throws an exception, the response has the status 500 and names the exception.
     *
     * @param interceptor returns the response, or {@code null} for the response of the API. Replaces the interceptor before
     * @return this emulator
     */
    public DingTalkEmulator intercept(Function<ReceivedRequest, @Nullable EmulatedResponse> interceptor) {
        script.interceptor(interceptor);
        return this;
    }

    /**
     * Ends all chosen responses, limits, the latency and the interceptor, and accepts connections. Data and tokens stay.
     *
     * @return this emulator
     */
    public DingTalkEmulator calm() {
        service.calm();
        listener.acceptAgain();
        return this;
    }

    /**
     * Removes all data, recorded requests and settings. The port stays the same.
     *
     * @return this emulator
     */
    public DingTalkEmulator reset() {
        service.reset();
        listener.acceptAgain();
        return this;
    }

    /**
     * Removes what {@link #reset()} removes, except the issued tokens, because an application may keep its token from test to
     * test. Tokens of {@link #acceptToken} are removed.
     *
     * @return this emulator
     */
    public DingTalkEmulator resetKeepingTokens() {
        service.resetKeepingTokens();
        listener.acceptAgain();
        return this;
    }

    /**
     * {@return the received requests, oldest first, as a snapshot} The last 10,000 are kept, up to 64 MiB with their responses,
     * or a quarter of the heap.
     */
    public ReceivedRequests requests() {
        return service.journal().requests();
    }

    /** {@return the requests of {@link #requests()} that have a response, oldest first} */
    public List<RecordedExchange> recordedExchanges() {
        return service.journal().recordedExchanges();
    }

    /**
     * Returns the properties with which an application uses this emulator: {@code base-uri}, and {@code client-id} and
     * {@code client-secret} of the internal app that was added first. Without an internal app, there is only {@code base-uri}.
     *
     * @param prefix such as {@code camel.component.dingtalk-calendar.}, with its last dot
     * @return the values by their names
     */
    public Map<String, String> properties(String prefix) {
        return data().apps().properties(prefix, baseUri());
    }

    /**
     * Appends each call from now on to a file, as one line of JSON. The README describes the fields. The lines have the order in
     * which the calls took effect. A line is in the file before the response is sent. If the file can no longer be written, the
     * emulator logs a warning and goes on without a journal. {@link #reset()} ends the journal.
     *
     * @param file an existing file is continued
     * @return this emulator
     * @throws java.io.UncheckedIOException if the file cannot be opened, or the disk is full
     */
    public DingTalkEmulator journal(Path file) {
        service.handler().journalTo(JournalFile.open(file));
        return this;
    }

    @Override
    DingTalkEmulator self() {
        return this;
    }

    EmulatedService service() {
        return service;
    }

    /** Lets an emulator listen again at the same port after {@link #close()}. */
    void reopen() {
        listener.reopen();
    }

    /**
     * Closes the port and all connections, and waits for the threads. Data and recorded requests can still be read.
     *
     * @throws IllegalStateException if a thread still runs after 10 seconds
     */
    @Override
    public void close() {
        listener.close();
        service.handler().journalTo(null);
    }
}
