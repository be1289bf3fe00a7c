// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.cameldingtalk.calendar.api.DingTalkConnectionException;
import io.github.cameldingtalk.calendar.emulator.ReceivedRequest;
import io.github.cameldingtalk.calendar.internal.http.ApiClient;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.camel.Exchange;
import org.apache.camel.Producer;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.http.HttpClientConfigurer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What a producer does when Camel stops it, its endpoint or its component while it is still used. */
@Timeout(60)
class StoppedProducerTest extends DingTalkCalendarTestSupport {

    @Override
    protected RouteBuilder createRouteBuilder() {
        return new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:in").to(UPDATE);
                from("direct:uncached").recipientList(constant(UPDATE)).cacheSize(-1);
            }
        };
    }

    @Test
    void aProducerWorksAfterItsEndpointWasStopped() {
        context.getEndpoint(UPDATE).stop();

        assertSucceeds(send("direct:in", "{}")).isEqualTo(true);
    }

    @Test
    void aProducerWorksAfterItWasStopped() throws Exception {
        Producer producer = started(UPDATE);

        producer.stop();

        assertSucceeds(process(producer)).isEqualTo(true);
    }

    @Test
    void aCallEndsNormallyIfItsProducerIsStopped() throws Exception {
        Producer producer = started(UPDATE + "?responseTimeout=59s");
        CountDownLatch arrived = new CountDownLatch(1);
        CountDownLatch stopped = new CountDownLatch(1);
        dingtalk.next(RawResponse.okAfter(arrived, stopped));
        ExecutorService thread = Executors.newSingleThreadExecutor();
        try {
            Future<Exchange> call = thread.submit(() -> process(producer));
            arrived.await();
            producer.stop();
            stopped.countDown();

            assertSucceeds(call.get()).isEqualTo(true);
        } finally {
            thread.shutdownNow();
        }
    }

    @Test
    void aProducerWorksAfterARestart() throws Exception {
        Producer producer = started(UPDATE);

        producer.stop();
        producer.start();
        producer.stop();
        producer.start();

        assertSucceeds(process(producer)).isEqualTo(true);
    }

    @Test
    void aProducerWorksAfterARestartOfItsComponent() throws Exception {
        Producer producer = started(UPDATE);
        process(producer);
        DingTalkCalendarComponent component = component();

        component.stop();
        component.start();

        assertSucceeds(process(producer)).isEqualTo(true);
        assertSucceeds(send("direct:in", "{}")).isEqualTo(true);
    }

    @Test
    void aClosedClientIsReplacedWithoutASecondRequest() throws Exception {
        Producer producer = started(UPDATE);
        CalendarClients clients = component().clients();
        TransportOptions options =
                TransportOptions.of(((DingTalkCalendarEndpoint) producer.getEndpoint()).getConfiguration());
        ApiClient client = clients.acquire(options).client();

        // The component closes a client that was not used for a while.
        client.close();
        clients.stop();

        assertSucceeds(process(producer)).isEqualTo(true);
        assertThat(dingtalk.requests()).hasSize(1);
    }

    @Test
    void aCallAfterTheContextHasStoppedFails() throws Exception {
        Producer producer = started(UPDATE);

        context.stop();

        assertFails(DingTalkConnectionException.class, process(producer))
                .hasMessageContaining("nothing was sent")
                .satisfies(failure -> assertThat(failure.isRetryable()).isTrue());
        assertThat(dingtalk.requests()).isEmpty();
    }

    @Test
    void aProducerThatWasNotStartedStartsWithTheFirstMessage() throws Exception {
        assertSucceeds(process(context.getEndpoint(UPDATE).createProducer())).isEqualTo(true);
    }

    @Test
    void aMessageIsSentWhileTheContextIsSuspended() {
        context.suspend();

        assertSucceeds(send(UPDATE + "?responseTimeout=58s", "{}")).isEqualTo(true);
    }

    @Test
    void producersForOneMessageShareAConnection() {
        for (int i = 0; i < 20; i++) {
            assertSucceeds(send("direct:uncached", "{}"));
        }

        assertThat(dingtalk.requests())
                .hasSize(20)
                .extracting(ReceivedRequest::connection)
                .containsOnly(1);
    }

    @Test
    void fiftyTransportsHaveOneThreadThatWaitsIfThereIsNoCall() throws Exception {
        for (int i = 1; i <= 50; i++) {
            process(started(UPDATE + "?responseTimeout=" + (10_000 + i)));
        }

        List<Thread> threads = ComponentThreads.alive();
        // The list has no virtual threads.
        assertThat(threads).hasSizeLessThanOrEqualTo(1);
        await().atMost(1, TimeUnit.MINUTES).untilAsserted(() -> assertThat(threads)
                .allSatisfy(thread -> assertThat(thread.getState()).isEqualTo(Thread.State.WAITING)));
    }

    @Test
    void aRemovedComponentThatIsStillCalledLeavesNoThread() throws Exception {
        for (int i = 0; i < 20; i++) {
            DingTalkCalendarComponent other = new DingTalkCalendarComponent();
            configure(other.getConfiguration());
            context.addComponent("other", other);
            Producer producer = started("other:updateSubscribed");
            ExecutorService thread = Executors.newSingleThreadExecutor();
            try {
                Future<?> calls = thread.submit(() -> {
                    for (int n = 0; n < 20; n++) {
                        process(producer);
                    }
                });
                context.removeComponent("other");
                calls.get();
            } finally {
                thread.shutdownNow();
            }
        }

        context.stop();

        ComponentThreads.awaitNone();
    }

    @Test
    void anErrorOfAnInterceptorIsNotMistakenForAClosedClient() {
        AtomicInteger ran = new AtomicInteger();
        HttpClientConfigurer configurer = builder -> builder.addRequestInterceptorFirst((request, entity, context) -> {
            ran.incrementAndGet();
            throw new IllegalStateException("broken");
        });
        context.getRegistry().bind("mine", configurer);

        assertFails(DingTalkConnectionException.class, send(UPDATE + "?http.httpClientConfigurer=#bean:mine", "{}"))
                .hasMessageContaining("broken")
                .hasRootCauseMessage("broken");
        assertThat(ran).hasValue(1);
    }

    private Producer started(String uri) throws Exception {
        Producer producer = context.getEndpoint(uri).createProducer();
        producer.start();
        return producer;
    }

    private static Exchange process(Producer producer) {
        Exchange exchange = producer.getEndpoint().createExchange();
        exchange.getMessage().setBody("{}");
        try {
            producer.process(exchange);
        } catch (Exception e) {
            exchange.setException(e);
        }
        return exchange;
    }
}
