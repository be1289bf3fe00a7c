// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.cameldingtalk.calendar.api.DingTalkCalendarException;
import io.github.cameldingtalk.calendar.api.SubscribedCalendar;
import java.io.IOException;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each fault in each operation, over a new and over a pooled connection, in plain HTTP, with TLS and through a proxy. */
@Tag("long")
@Timeout(60)
class FaultsTest extends DingTalkCalendarTestSupport {

    private static final List<String> OPERATIONS = List.of(UPDATE, CREATE, GET, DELETE, SUBSCRIBE, UNSUBSCRIBE, LIST);

    enum Transport {
        PLAIN,
        TLS,
        PROXY
    }

    record Case(Fault fault, String operation, boolean pooled, Transport transport) {}

    static Stream<Case> cases() {
        List<Case> cases = new ArrayList<>();
        for (Transport transport : Transport.values()) {
            for (Fault fault : Fault.values()) {
                for (String operation : OPERATIONS) {
                    boolean ofProxy = Fault.ofProxy().contains(fault);
                    if (!ofProxy || transport == Transport.PROXY) {
                        cases.add(new Case(fault, operation, false, transport));
                    }
                    if (!ofProxy) {
                        cases.add(new Case(fault, operation, true, transport));
                    }
                }
            }
        }
        return cases.stream();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void eachFaultIsToldAsWhatItIsAndTheNextCallIsRight(Case given) throws Exception {
        try (ScriptedServer service = new ScriptedServer(given.transport != Transport.PLAIN, FaultsTest::respond);
                ScriptedServer proxy = new ScriptedServer(false, ProxyTest.tunnel())) {
            String options = options(given, service, proxy);
            if (given.pooled) {
                assertCallIsRight(given, service, options);
            }
            int before = service.requests().size();
            (Fault.ofProxy().contains(given.fault) ? proxy : service).next(given.fault.behavior);

            Exchange exchange = send(given.operation + options, EXAMPLE);

            assertExpected(given, exchange, service.requests().size() - before);
            assertCallIsRight(given, service, options);
        }
    }

    private String options(Case given, ScriptedServer service, ScriptedServer proxy) {
        context.getRegistry().bind("tls", TestCertificate.trusting());
        return "?baseUri=" + service.baseUri() + (given.fault.lasts() ? "&responseTimeout=300&connectTimeout=2000" : "")
                + (given.transport == Transport.PLAIN ? "" : "&sslContextParameters=#tls")
                + (given.transport == Transport.PROXY
                        ? "&http.proxyHost=127.0.0.1&http.proxyPort=" + proxy.port()
                        : "");
    }

    private static void assertExpected(Case given, Exchange exchange, int sent) {
        Fault.Expected expected = given.fault.expected;
        boolean idempotent = !given.operation.equals(CREATE);
        if (expected.replaced() && given.pooled && idempotent) {
            assertThat((Throwable) exchange.getException()).isNull();
            assertThat(sent).isEqualTo(2);
            return;
        }
        if (expected.exceptions().isEmpty()) {
            assertThat((Throwable) exchange.getException()).isNull();
            assertThat(sent).isEqualTo(1);
            return;
        }
        DingTalkCalendarException failure = failure(DingTalkCalendarException.class, exchange);
        boolean unknown = expected.unknownOutcome() && !idempotent;
        assertThat(failure.getClass().getSimpleName()).isIn(expected.exceptions());
        assertThat(failure.getStatusCode()).isEqualTo(expected.status());
        assertThat(failure.isOutcomeUnknown()).isEqualTo(unknown);
        if (expected.exceptions().size() == 1) {
            assertThat(failure.isRetryable()).isEqualTo(expected.retryable() && !unknown);
        }
        assertThat(failure.getRequestId()).isEqualTo(expected.status() == 0 ? null : Fault.REQUEST_ID);
        assertThat(sent).isEqualTo(expected.sent() ? 1 : 0);
    }

    /** With a short timeout, a busy machine may need more than one call. */
    private void assertCallIsRight(Case given, ScriptedServer service, String options) {
        if (given.fault.lasts()) {
            await().untilAsserted(() -> assertCallIsRight(service, options));
        } else {
            assertCallIsRight(service, options);
        }
    }

    /** Each calendar has the number of its request as its name, so that no other response can be taken for the right one. */
    private void assertCallIsRight(ScriptedServer service, String options) {
        assertSucceeds(send(GET + options, null))
                .isInstanceOfSatisfying(SubscribedCalendar.class, calendar -> assertThat(calendar.name())
                        .isEqualTo("request " + service.requests().size()));
    }

    static boolean respond(Socket socket, String request, int number) throws IOException {
        RawResponse.write(socket, response(request, number));
        return true;
    }

    /** The right response to a request. */
    static String response(String request, int number) {
        String line = request.substring(0, request.indexOf('\r'));
        String body;
        if (line.startsWith("POST") && line.contains("/subscribedCalendars ")) {
            body = "{\"calendarId\":\"c\"}";
        } else if (line.startsWith("GET") && line.contains("/subscribedCalendars/")) {
            body = "{\"calendarId\":\"c\",\"name\":\"request " + number + "\"}";
        } else if (line.startsWith("GET")) {
            body = "{\"response\":{\"calendars\":[]}}";
        } else {
            body = line.contains("/subscribe ") ? "" : "{\"result\":true}";
        }
        return RawResponse.HEAD + "Content-Length: " + body.length() + "\r\n\r\n" + body;
    }
}
