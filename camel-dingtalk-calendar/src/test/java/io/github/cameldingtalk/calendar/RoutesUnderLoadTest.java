// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.cameldingtalk.calendar.ScriptedServer.Behavior;
import io.github.cameldingtalk.calendar.api.DingTalkCalendarException;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.seda.SedaEndpoint;
import org.apache.camel.support.SynchronizationAdapter;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Full queues, and routes that are stopped and started while exchanges go through them. Nothing is lost, nothing is doubled. */
@Tag("long")
@Timeout(120)
class RoutesUnderLoadTest extends DingTalkCalendarTestSupport {

    private static final String QUEUE = "seda:load?size=5&concurrentConsumers=2";

    private final ScriptedServer service;
    private final CountDownLatch arrived = new CountDownLatch(1);
    private final CountDownLatch release = new CountDownLatch(1);

    /** How often each calendar was updated. */
    private final Map<String, Integer> updates = new ConcurrentHashMap<>();

    /** How many exchanges have ended in a route, and the failures of all. */
    private final AtomicInteger ended = new AtomicInteger();

    private final AtomicInteger failed = new AtomicInteger();

    RoutesUnderLoadTest() throws Exception {
        service = new ScriptedServer(false, this::respond);
    }

    @Override
    void configure(DingTalkCalendarConfiguration configuration) {
        super.configure(configuration);
        configuration.setBaseUri(service.baseUri());
    }

    @AfterEach
    void stopTheServer() {
        release.countDown();
        service.close();
    }

    /** A calendar whose id begins with {@code waiting} waits for the release. */
    private boolean respond(Socket socket, String request, int number) throws Exception {
        updates.merge(request.split(" ")[1].replaceAll(".*/", ""), 1, Integer::sum);
        if (request.contains("/waiting")) {
            arrived.countDown();
            release.await();
        }
        return Behavior.write(RawResponse.OK).respond(socket, request, number);
    }

    @Override
    protected RouteBuilder createRouteBuilder() {
        return new RouteBuilder() {
            @Override
            public void configure() {
                from(QUEUE)
                        .routeId("queued")
                        .process(RoutesUnderLoadTest.this::count)
                        .to(UPDATE);
                from("direct:load").routeId("direct").to(UPDATE);
            }
        };
    }

    private void count(Exchange exchange) {
        exchange.getExchangeExtension().addOnCompletion(new SynchronizationAdapter() {
            @Override
            public void onDone(Exchange done) {
                if (done.isFailed()) {
                    failed.incrementAndGet();
                }
                ended.incrementAndGet();
            }
        });
    }

    private void assertEachUpdatedOnce(int calendars) {
        assertThat(updates).hasSize(calendars).allSatisfy((calendar, times) -> assertThat(times)
                .isEqualTo(1));
    }

    private void enqueue(String options, String calendar) {
        template.sendBodyAndHeader("seda:load" + options, "{}", DingTalkCalendarConstants.CALENDAR_ID, calendar);
    }

    @Test
    void aFullQueueThatBlocksLosesNothing() throws Exception {
        int senders = 50;
        ExecutorService threads = Executors.newFixedThreadPool(senders);
        try {
            List<Future<?>> sent = new ArrayList<>();
            for (int i = 0; i < senders; i++) {
                int sender = i;
                sent.add(threads.submit(() -> {
                    for (int n = 0; n < 10; n++) {
                        enqueue("?blockWhenFull=true", (n == 0 ? "waiting-" : "usual-") + sender + "-" + n);
                    }
                }));
            }
            assertThat(arrived.await(30, TimeUnit.SECONDS)).isTrue();
            await().until(() -> queue().getQueue().remainingCapacity() == 0);
            release.countDown();
            for (Future<?> one : sent) {
                one.get();
            }
        } finally {
            threads.shutdownNow();
        }

        await().atMost(Duration.ofSeconds(60)).until(() -> ended.get() == senders * 10);
        assertThat(failed).hasValue(0);
        assertEachUpdatedOnce(senders * 10);
    }

    @Test
    void aFullQueueThatDoesNotBlockRejectsAndSendsWhatItHasTaken() throws Exception {
        int taken = 0;
        int rejected = 0;
        for (int i = 0; i < 50; i++) {
            try {
                enqueue("", "waiting-" + i);
                taken++;
            } catch (org.apache.camel.CamelExecutionException e) {
                assertThat(e).hasCauseInstanceOf(IllegalStateException.class);
                rejected++;
            }
        }
        release.countDown();
        int expected = taken;

        await().atMost(Duration.ofSeconds(60)).until(() -> ended.get() == expected);
        assertThat(rejected).isPositive();
        assertThat(failed).hasValue(0);
        assertEachUpdatedOnce(expected);
    }

    @Test
    void aQueueWhoseRouteIsSuspendedAndRestartedLosesNothing() throws Exception {
        int total = 2_000;
        CompletableFuture<Void> sender = CompletableFuture.runAsync(() -> {
            for (int i = 0; i < total; i++) {
                enqueue("?blockWhenFull=true", "usual-" + i);
            }
        });
        for (int n = 0; !sender.isDone(); n++) {
            int before = service.requests().size();
            if (n % 2 == 0) {
                context.getRouteController().suspendRoute("queued");
                context.getRouteController().resumeRoute("queued");
            } else {
                context.getRouteController().stopRoute("queued");
                context.getRouteController().startRoute("queued");
            }
            await().pollInterval(Duration.ofMillis(5))
                    .until(() -> sender.isDone() || service.requests().size() > before + 20);
        }
        sender.get();

        await().atMost(Duration.ofSeconds(60)).until(() -> ended.get() == total);
        assertThat(failed).hasValue(0);
        assertEachUpdatedOnce(total);
    }

    @Test
    void eachCallThroughARouteThatIsRestartedEndsOnceOrFindsNoRoute() throws Exception {
        AtomicInteger next = new AtomicInteger();
        AtomicInteger succeeded = new AtomicInteger();
        CountDownLatch over = new CountDownLatch(1);
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            List<Future<?>> callers = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                callers.add(threads.submit(() -> {
                    while (over.getCount() > 0) {
                        callOnce("usual-" + next.incrementAndGet(), succeeded);
                    }
                }));
            }
            for (int n = 0; n < 60; n++) {
                int before = next.get();
                await().pollInterval(Duration.ofMillis(5))
                        .until(() ->
                                next.get() > before + 50 || callers.stream().anyMatch(Future::isDone));
                restart(n);
            }
            over.countDown();
            for (Future<?> caller : callers) {
                caller.get();
            }
        } finally {
            over.countDown();
            threads.shutdown();
        }
        restart(1);
        int before = succeeded.get();
        callOnce("last", succeeded);
        assertThat(before).isPositive();
        assertThat(succeeded).hasValue(before + 1);
    }

    /** A route with a direct consumer takes exchanges until it has none, so under load Camel has to force its stop. */
    private void restart(int n) throws Exception {
        switch (n % 4) {
            case 0 -> {
                context.getRouteController().suspendRoute("direct", 20, TimeUnit.MILLISECONDS);
                context.getRouteController().resumeRoute("direct");
            }
            case 1 -> {
                context.getRouteController().stopRoute("direct", 20, TimeUnit.MILLISECONDS);
                context.getRouteController().startRoute("direct");
            }
            case 2 -> {
                // Stops the producer while calls use it.
                context.getRoute("direct").getServices().forEach(org.apache.camel.Service::stop);
                context.getRouteController().stopRoute("direct", 20, TimeUnit.MILLISECONDS);
                context.getRouteController().startRoute("direct");
            }
            default -> {
                component().stop();
                component().start();
            }
        }
    }

    /** A call has a result and one request, or a failure, and then at most one request. */
    private void callOnce(String calendar, AtomicInteger succeeded) {
        Exchange exchange = send("direct:load", "{}", Map.of(DingTalkCalendarConstants.CALENDAR_ID, calendar));
        int requests = updates.getOrDefault(calendar, 0);
        if (exchange.getException() == null) {
            assertThat(exchange.getMessage().getBody()).isEqualTo(true);
            assertThat(requests).isEqualTo(1);
            succeeded.incrementAndGet();
        } else {
            assertThat(requests).isLessThanOrEqualTo(1);
            if (!(exchange.getException() instanceof DingTalkCalendarException)) {
                // Camel rejects the exchanges of a route that stops. Its error handler does so also after the call.
                assertThat(exchange.getException().getStackTrace())
                        .noneMatch(frame -> frame.getClassName().startsWith(DingTalkCalendarProducer.class.getName()));
            }
        }
    }

    @Test
    void aGracefulShutdownWaitsForTheCallsInFlight() throws Exception {
        List<CompletableFuture<Exchange>> calls = waitingCalls(20);
        CompletableFuture<Void> stopped = CompletableFuture.runAsync(context::stop);
        await().until(() -> context.isStopping());
        release.countDown();

        for (CompletableFuture<Exchange> call : calls) {
            assertSucceeds(call.get()).isEqualTo(true);
        }
        stopped.get();
        assertEachUpdatedOnce(20);
    }

    @Test
    void aShutdownThatDoesNotWaitEndsTheCallsInFlightWithATypedException() throws Exception {
        context.getShutdownStrategy().setTimeUnit(TimeUnit.MILLISECONDS);
        context.getShutdownStrategy().setTimeout(100);
        List<CompletableFuture<Exchange>> calls = waitingCalls(20);

        context.stop();

        for (CompletableFuture<Exchange> call : calls) {
            assertFails(DingTalkCalendarException.class, call.get(30, TimeUnit.SECONDS));
        }
        assertEachUpdatedOnce(20);
    }

    private List<CompletableFuture<Exchange>> waitingCalls(int number) {
        List<CompletableFuture<Exchange>> calls = new ArrayList<>();
        for (int i = 0; i < number; i++) {
            Map<String, Object> headers = Map.of(DingTalkCalendarConstants.CALENDAR_ID, "waiting-" + i);
            CompletableFuture<Exchange> call = new CompletableFuture<>();
            ScriptedServer.inBackground(() -> call.complete(send("direct:load", "{}", headers)));
            calls.add(call);
        }
        await().until(() -> service.requests().size() == number);
        return calls;
    }

    private SedaEndpoint queue() {
        return context.getEndpoint(QUEUE, SedaEndpoint.class);
    }
}
