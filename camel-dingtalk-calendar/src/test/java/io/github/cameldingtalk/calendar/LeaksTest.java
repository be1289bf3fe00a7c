// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.cameldingtalk.calendar.ScriptedServer.Behavior;
import io.github.cameldingtalk.calendar.api.DingTalkCalendarException;
import io.github.cameldingtalk.calendar.token.SuiteTicketHolder;
import java.io.OutputStream;
import java.io.PrintStream;
import java.lang.ref.WeakReference;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Many calls with faults mixed in, and many starts and stops, leave nothing behind. {@code -Dleaks.calls} is the number of
 * calls of each kind of connection.
 */
@Tag("long")
@Timeout(240)
class LeaksTest {

    private static final int CALLS = Integer.getInteger("leaks.calls", 7_000);
    private static final int CALLERS = 8;
    private static final int STARTS = 200;

    /** A pooled connection of each caller: both ends, and with a proxy twice. */
    private static final int POOLED_FILES = CALLERS * 4;

    private static final List<String> OPERATIONS = List.of(
            DingTalkCalendarTestSupport.UPDATE,
            DingTalkCalendarTestSupport.CREATE,
            DingTalkCalendarTestSupport.GET,
            DingTalkCalendarTestSupport.DELETE,
            DingTalkCalendarTestSupport.SUBSCRIBE,
            DingTalkCalendarTestSupport.UNSUBSCRIBE,
            DingTalkCalendarTestSupport.LIST);

    private static final List<Fault> FAULTS = Arrays.stream(Fault.values())
            .filter(fault -> !fault.lasts() && !Fault.ofProxy().contains(fault))
            .toList();
    private static final List<Fault> FAULTS_OF_PROXY =
            Fault.ofProxy().stream().filter(fault -> !fault.lasts()).toList();

    private final PrintStream log = System.err;

    /** The tests log at the level TRACE, which would be 80 MB here. */
    @BeforeEach
    void logNothing() {
        System.setErr(new PrintStream(OutputStream.nullOutputStream()));
    }

    @AfterEach
    void logAgain() {
        System.setErr(log);
    }

    /** Each fourth response is a fault. A token request fails for each tenth organization. */
    private static boolean respond(Socket socket, String request, int number) throws Exception {
        if (request.contains("/oauth2/")) {
            boolean fails = request.contains("0\"");
            String body = fails ? "{\"code\":\"system.busy\"}" : "{\"accessToken\":\"token\",\"expireIn\":7200}";
            return Behavior.write((fails ? "HTTP/1.1 500 Error\r\n" : RawResponse.HEAD) + "Content-Length: "
                            + body.length() + "\r\n\r\n" + body)
                    .respond(socket, request, number);
        }
        return number % 4 == 0
                ? FAULTS.get(number / 4 % FAULTS.size()).behavior.respond(socket, request, number)
                : FaultsTest.respond(socket, request, number);
    }

    /** Each eighth tunnel is a fault. */
    private static boolean tunnel(Socket socket, String request, int number) throws Exception {
        return number % 8 == 0
                ? FAULTS_OF_PROXY
                        .get(number / 8 % FAULTS_OF_PROXY.size())
                        .behavior
                        .respond(socket, request, number)
                : ProxyTest.tunnel().respond(socket, request, number);
    }

    /** Sends a call, and returns whether it has succeeded. Any exception but a typed one fails the test. */
    private static boolean call(ProducerTemplate template, String options, int number) {
        boolean ofApp = number % 10 == 0;
        String credentials =
                ofApp ? "&clientId=suite&clientSecret=s3cret&suiteTicketSupplier=#tickets" : "&accessToken=token";
        Map<String, Object> headers = new HashMap<>();
        if (ofApp) {
            headers.put(DingTalkCalendarConstants.CORP_ID, "corp-" + number % 1_000 / 10);
        }
        Exchange exchange =
                template.request(OPERATIONS.get(number % OPERATIONS.size()) + options + credentials, message -> {
                    message.getIn().setBody(DingTalkCalendarTestSupport.EXAMPLE);
                    message.getIn().setHeaders(headers);
                });
        if (exchange.getException() != null) {
            assertThat((Throwable) exchange.getException()).isInstanceOf(DingTalkCalendarException.class);
        }
        return exchange.getException() == null;
    }

    private static DefaultCamelContext context() {
        DefaultCamelContext context = new DefaultCamelContext();
        SuiteTicketHolder tickets = new SuiteTicketHolder();
        tickets.setSuiteTicket("ticket");
        context.getRegistry().bind("tickets", tickets);
        context.getRegistry().bind("tls", TestCertificate.trusting());
        context.start();
        return context;
    }

    private static String options(FaultsTest.Transport transport, ScriptedServer service, ScriptedServer proxy) {
        return "?userId=user&calendarId=calendar&baseUri=" + service.baseUri()
                + (transport == FaultsTest.Transport.PLAIN ? "" : "&sslContextParameters=#tls")
                + (transport == FaultsTest.Transport.PROXY
                        ? "&http.proxyHost=127.0.0.1&http.proxyPort=" + proxy.port()
                        : "");
    }

    @ParameterizedTest
    @EnumSource
    void callsWithFaultsLeaveNothingBehind(FaultsTest.Transport transport) throws Exception {
        try (ScriptedServer service = new ScriptedServer(transport != FaultsTest.Transport.PLAIN, LeaksTest::respond);
                ScriptedServer proxy = new ScriptedServer(false, LeaksTest::tunnel);
                DefaultCamelContext context = context()) {
            String options = options(transport, service, proxy);
            // Loads the classes, and fills the pools and the caches.
            calls(context, options, 1_500, service, proxy);
            Resources before = Resources.now();

            int succeeded = calls(context, options, CALLS, service, proxy);

            assertThat(succeeded).isGreaterThan(CALLS / 2);
            Resources.awaitNoMoreThan(before, POOLED_FILES);
            await().untilAsserted(() -> {
                assertThat(service.openConnections()).isLessThanOrEqualTo(CALLERS);
                assertThat(proxy.openConnections()).isLessThanOrEqualTo(CALLERS);
            });
        }
        ComponentThreads.awaitNone();
    }

    private static int calls(
            DefaultCamelContext context, String options, int number, ScriptedServer service, ScriptedServer proxy)
            throws Exception {
        AtomicInteger succeeded = new AtomicInteger();
        AtomicInteger next = new AtomicInteger();
        ExecutorService callers = context.getExecutorServiceManager().newFixedThreadPool(context, "callers", CALLERS);
        try (ProducerTemplate template = context.createProducerTemplate()) {
            List<Future<?>> all = new ArrayList<>();
            for (int i = 0; i < CALLERS; i++) {
                all.add(callers.submit(() -> {
                    for (int n = next.getAndIncrement(); n < number; n = next.getAndIncrement()) {
                        if (call(template, options, n)) {
                            succeeded.incrementAndGet();
                        }
                        if (n % 500 == 0) {
                            service.forget();
                            proxy.forget();
                        }
                    }
                }));
            }
            for (Future<?> one : all) {
                one.get();
            }
        } finally {
            context.getExecutorServiceManager().shutdownNow(callers);
        }
        service.forget();
        proxy.forget();
        return succeeded.get();
    }

    @Test
    void startsAndStopsOfTheContextLeaveNothingBehind() throws Exception {
        try (ScriptedServer service = new ScriptedServer(false, LeaksTest::respond);
                ScriptedServer proxy = new ScriptedServer(false, LeaksTest::tunnel)) {
            String options = options(FaultsTest.Transport.PLAIN, service, proxy);
            startAndStop(options, service, 20);
            Resources before = Resources.now();

            List<WeakReference<DefaultCamelContext>> stopped = startAndStop(options, service, STARTS);

            Resources.awaitNoMoreThan(before, 0);
            // A thread that has just ended may still hold the last one.
            await().atMost(Duration.ofSeconds(30)).until(() -> {
                System.gc();
                return stopped.stream().filter(context -> context.get() != null).count() <= 1;
            });
            await().untilAsserted(() -> assertThat(service.openConnections()).isZero());
        }
        ComponentThreads.awaitNone();
    }

    private static List<WeakReference<DefaultCamelContext>> startAndStop(
            String options, ScriptedServer service, int times) throws Exception {
        List<WeakReference<DefaultCamelContext>> stopped = new ArrayList<>();
        for (int i = 0; i < times; i++) {
            DefaultCamelContext context = context();
            try (ProducerTemplate template = context.createProducerTemplate()) {
                for (int n = 0; n < 12; n++) {
                    call(template, options, n);
                }
                CompletableFuture<Exchange> underWay = template.asyncSend(
                        DingTalkCalendarTestSupport.GET + options + "&accessToken=token", message -> {});
                context.stop();
                underWay.handle((exchange, e) -> true).get();
            }
            stopped.add(new WeakReference<>(context));
            service.forget();
        }
        return stopped;
    }
}
