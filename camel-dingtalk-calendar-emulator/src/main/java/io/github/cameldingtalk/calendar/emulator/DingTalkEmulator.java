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
 * Emulates DingTalk's calendar API and token API on a port of this machine. It keeps calendars and events in memory, records the
 * last requests, and can be told how to respond to the next ones. All methods are thread-safe.
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
        DingTalkEmulator emulator = new DingTalkEmulator(address);
        emulator.listener.get();
        return emulator;
    }

    public int port() {
        return listener.get().port();
    }

    /** The base URI for a client, such as {@code http://127.0.0.1:41234}. */
    public String baseUri() {
        return listener.get().uri();
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
        listener.get().refuse(refuse);
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
        listener.acceptAgain();
        return this;
    }

    /** Removes all data, recorded requests and settings. The port stays the same. */
    public DingTalkEmulator reset() {
        service.reset();
        listener.acceptAgain();
        return this;
    }

    /**
     * Removes all data, recorded requests and settings, as {@link #reset()} does, but still accepts the tokens that were issued. So
     * the next test of an application that keeps a token needs no new one. Tokens of {@link #acceptToken} are removed.
     */
    public DingTalkEmulator resetKeepingTokens() {
        service.resetKeepingTokens();
        listener.acceptAgain();
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
        return data().apps().properties(prefix, baseUri());
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

    /** Closes the port and all connections, and waits for the emulator's threads. */
    @Override
    public void close() {
        listener.close();
        service.handler().journalTo(null);
    }
}
