// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.cameldingtalk.calendar.emulator.EmulatedCalendar;
import io.github.cameldingtalk.calendar.emulator.EmulatedResponse;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.impl.engine.PooledExchangeFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class ConcurrencyAndLifecycleTest extends DingTalkCalendarTestSupport {

    @Override
    protected CamelContext createCamelContext() throws Exception {
        CamelContext context = super.createCamelContext();
        context.getCamelContextExtension().setExchangeFactory(new PooledExchangeFactory());
        return context;
    }

    @Override
    protected RouteBuilder createRouteBuilder() {
        return new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:in").to(UPDATE);
                from("direct:dynamic").toD(UPDATE + "?calendarId=${header.calendar}");
            }
        };
    }

    @Test
    void fiftyConcurrentExchangesDoNotMixTheirTokensAndIds() throws Exception {
        int users = 50;
        int rounds = 20;
        for (int i = 0; i < users; i++) {
            dingtalk.acceptToken("token-" + i).put(EmulatedCalendar.of("calendar-" + i, "user-" + i));
        }
        ExecutorService threads = Executors.newFixedThreadPool(users);
        try {
            List<Future<Exchange>> calls = new ArrayList<>();
            for (int n = 0; n < users * rounds; n++) {
                int i = n % users;
                calls.add(threads.submit(() -> send(
                        "direct:in",
                        "{\"name\":\"name-" + i + "\"}",
                        Map.of(
                                DingTalkCalendarConstants.ACCESS_TOKEN, "token-" + i,
                                DingTalkCalendarConstants.USER_ID, "user-" + i,
                                DingTalkCalendarConstants.CALENDAR_ID, "calendar-" + i))));
            }
            for (Future<Exchange> call : calls) {
                assertSucceeds(call.get()).isEqualTo(true);
            }
        } finally {
            threads.shutdownNow();
        }
        assertThat(dingtalk.requests()).hasSize(users * rounds).allSatisfy(request -> {
            String i = request.target().replaceAll(".*-", "");
            assertThat(request.target()).contains("/user-" + i + "/");
            assertThat(request.header("x-acs-dingtalk-access-token")).isEqualTo("token-" + i);
            assertThat(request.bodyAsText()).isEqualTo("{\"name\":\"name-" + i + "\"}");
        });
    }

    @Test
    void twoHundredCallsAreInFlightAtOnce() throws Exception {
        int calls = 200;
        CountDownLatch arrived = new CountDownLatch(calls);
        EmulatedResponse[] responses = new EmulatedResponse[calls];
        Arrays.fill(responses, RawResponse.okAfter(arrived, arrived));
        dingtalk.next(responses);
        ExecutorService threads = Executors.newFixedThreadPool(calls);
        try {
            List<Future<Exchange>> exchanges = new ArrayList<>();
            for (int i = 0; i < calls; i++) {
                exchanges.add(threads.submit(() -> send("direct:in", "{}")));
            }
            assertThat(arrived.await(30, TimeUnit.SECONDS)).isTrue();
            for (Future<Exchange> exchange : exchanges) {
                assertThat(exchange.get().getMessage().getBody()).isEqualTo(true);
            }
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void dynamicEndpointsShareOneConnection() {
        for (int i = 0; i < 30; i++) {
            dingtalk.put(EmulatedCalendar.of("c" + i, USER_ID));

            assertSucceeds(send("direct:dynamic", "{}", Map.of("calendar", "c" + i)))
                    .isEqualTo(true);
        }

        assertThat(dingtalk.requests()).hasSize(30).allMatch(request -> request.connection() == 1);
    }

    @Test
    void noThreadIsLeftAfterTheContextHasStopped() throws Exception {
        Set<Thread> before = threads();
        try (DefaultCamelContext other = new DefaultCamelContext()) {
            configure(component(other).getConfiguration());
            other.start();
            other.createProducerTemplate().requestBody(UPDATE, "{}");
            other.createProducerTemplate().requestBody(UPDATE + "?responseTimeout=5s", "{}");
            other.stop();
        }

        await().untilAsserted(() -> assertThat(threads().stream()
                        .filter(thread -> !before.contains(thread))
                        .filter(thread -> !thread.getName().matches("(dingtalk-emulator|awaitility).*"))
                        .map(Thread::getName))
                .isEmpty());
    }

    @Test
    void noConnectionIsLeftAfterTheContextHasStopped() throws Exception {
        CountDownLatch closed = new CountDownLatch(1);
        dingtalk.next(EmulatedResponse.wire(socket -> {
            RawResponse.write(socket, RawResponse.OK);
            if (socket.getInputStream().read() < 0) {
                closed.countDown();
            }
        }));
        assertSucceeds(send("direct:in", "{}")).isEqualTo(true);

        context.stop();

        assertThat(closed.await(10, TimeUnit.SECONDS)).isTrue();
    }

    private static Set<Thread> threads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(Thread::isAlive)
                .collect(Collectors.toSet());
    }
}
