// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar;

import static io.github.cameldingtalk.calendar.RawResponse.HEAD;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.awaitility.Awaitility.await;

import io.github.cameldingtalk.calendar.api.DingTalkConnectionException;
import io.github.cameldingtalk.calendar.api.DingTalkUnexpectedResponseException;
import io.github.cameldingtalk.calendar.emulator.EmulatedResponse;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.camel.CamelExecutionException;
import org.apache.camel.Exchange;
import org.apache.camel.Producer;
import org.apache.camel.component.http.HttpClientConfigurer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class ConnectionPoolTest extends DingTalkCalendarTestSupport {

    @Test
    void aCallWaitsForAConnectionUntilTheTimeout() throws Exception {
        CountDownLatch arrived = new CountDownLatch(1);
        CountDownLatch release = new CountDownLatch(1);
        dingtalk.next(RawResponse.okAfter(arrived, release));
        String uri = UPDATE + "?maxConnections=1&connectionRequestTimeout=500";
        var first = template.asyncSend(uri, exchange -> exchange.getIn().setBody("{}"));
        arrived.await();

        assertFails(DingTalkConnectionException.class, send(uri, "{}")).hasMessageContaining("maxConnections");
        release.countDown();
        assertSucceeds(first.get()).isEqualTo(true);
        assertThat(dingtalk.requests()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "&http.useSystemProperties=true"})
    void withoutATimeoutACallWaitsUntilAConnectionIsFree(String options) throws Exception {
        CountDownLatch arrived = new CountDownLatch(1);
        CountDownLatch release = new CountDownLatch(1);
        dingtalk.next(RawResponse.okAfter(arrived, release));
        String uri = UPDATE + "?maxConnections=1&connectionRequestTimeout=0" + options;
        var first = template.asyncSend(uri, exchange -> exchange.getIn().setBody("{}"));
        arrived.await();

        var second = template.asyncSend(uri, exchange -> exchange.getIn().setBody("{}"));
        await().during(Duration.ofMillis(300)).until(() -> !second.isDone());
        release.countDown();

        assertSucceeds(first.get()).isEqualTo(true);
        assertSucceeds(second.get()).isEqualTo(true);
    }

    @Test
    void onlyTheFirstCallThatWaitsForAConnectionIsLogged() throws Exception {
        CountDownLatch arrived = new CountDownLatch(1);
        CountDownLatch release = new CountDownLatch(1);
        dingtalk.next(RawResponse.okAfter(arrived, release));
        String uri = UPDATE + "?maxConnections=1&connectionRequestTimeout=500";
        try (CapturedLog log = new CapturedLog()) {
            var first = template.asyncSend(uri, exchange -> exchange.getIn().setBody("{}"));
            arrived.await();
            assertThat(log.text()).doesNotContain("waits for a connection");

            assertFails(DingTalkConnectionException.class, send(uri, "{}"));
            assertFails(DingTalkConnectionException.class, send(uri, "{}"));

            release.countDown();
            assertSucceeds(first.get()).isEqualTo(true);
            assertThat(log.text())
                    .containsOnlyOnce("A call to " + dingtalk.baseUri()
                            + " waits for a connection, because all 1 are in use. Set maxConnections");
        }
    }

    @Test
    void theGreatestNumberOfConnectionsDoesNotFailTheStopOfTheContext() {
        assertSucceeds(send(UPDATE + "?maxConnections=" + Integer.MAX_VALUE, "{}"))
                .isEqualTo(true);

        assertThatCode(context::stop).doesNotThrowAnyException();

        await().untilAsserted(() -> assertThat(ComponentThreads.alive())
                .extracting(Thread::getName)
                .noneMatch(name -> name.contains("(" + context.getName() + ")")));
    }

    @Test
    void aDefectiveResponseFreesItsConnection() {
        dingtalk.next(RawResponse.of(HEAD + "Content-Length: 100\r\n\r\n{"));
        assertFails(DingTalkUnexpectedResponseException.class, send(UPDATE + "?maxConnections=1", "{}"));

        assertSucceeds(send(UPDATE + "?maxConnections=1", "{}")).isEqualTo(true);
    }

    /** HttpClient's decoder keeps the connection (CVE-2026-64607). The component turns the decoder off. */
    @ParameterizedTest
    @ValueSource(strings = {"", "&http.useSystemProperties=true"})
    void aResponseWithAnUnknownContentCodingFreesItsConnection(String options) {
        String uri = UPDATE + "?maxConnections=1&connectionRequestTimeout=1000" + options;
        dingtalk.next(3, EmulatedResponse.json(200, "{}").header("Content-Encoding", "unheard"));

        for (int i = 0; i < 3; i++) {
            assertFails(DingTalkUnexpectedResponseException.class, send(uri, "{}"));
        }
        assertSucceeds(send(uri, "{}")).isEqualTo(true);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "&http.useSystemProperties=true"})
    void aCallThatWaitsForAConnectionEndsWithTheContext(String options) throws Exception {
        CountDownLatch holds = new CountDownLatch(1);
        CountDownLatch release = new CountDownLatch(1);
        dingtalk.next(RawResponse.okAfter(holds, release));
        String uri = UPDATE + "?maxConnections=1&connectionRequestTimeout=0" + options;
        Producer producer = context.getEndpoint(uri).createProducer();
        producer.start();
        Exchange held = producer.getEndpoint().createExchange();
        held.getMessage().setBody("{}");
        Exchange waiting = producer.getEndpoint().createExchange();
        waiting.getMessage().setBody("{}");
        CompletableFuture<?> first = CompletableFuture.runAsync(() -> process(producer, held), runInThread());
        holds.await();
        AtomicReference<Thread> waiter = new AtomicReference<>();
        CompletableFuture<?> second = CompletableFuture.runAsync(
                () -> {
                    waiter.set(Thread.currentThread());
                    process(producer, waiting);
                },
                runInThread());
        await().until(() -> waiter.get() != null && waiter.get().getState() == Thread.State.TIMED_WAITING);

        context.stop();

        second.get();
        assertFails(DingTalkConnectionException.class, waiting).hasMessageContaining("nothing was sent");
        release.countDown();
        first.get();
        assertThat(dingtalk.requests()).hasSize(1);
    }

    /** HttpClient closes its pool after an Error, and does not release the connection. */
    @Test
    void afterAnErrorInsideHttpClientTheNextCallSucceeds() {
        AtomicInteger errors = new AtomicInteger(2);
        HttpClientConfigurer configurer = builder -> builder.addRequestInterceptorLast((request, entity, c) -> {
            if (errors.getAndDecrement() > 0) {
                throw new OutOfMemoryError("passing");
            }
        });
        context.getRegistry().bind("failing", configurer);
        String uri = UPDATE + "?maxConnections=1&http.httpClientConfigurer=#failing";

        assertThat(sendAndCatch(uri)).isInstanceOf(OutOfMemoryError.class);
        assertThat(sendAndCatch(uri)).isInstanceOf(OutOfMemoryError.class);

        assertSucceeds(send(uri, "{}")).isEqualTo(true);
    }

    private Throwable sendAndCatch(String uri) {
        try {
            return send(uri, "{}").getException();
        } catch (Throwable e) {
            return e instanceof CamelExecutionException ? e.getCause() : e;
        }
    }

    private static Executor runInThread() {
        return task -> new Thread(task).start();
    }

    private static void process(Producer producer, Exchange exchange) {
        try {
            producer.process(exchange);
        } catch (Exception e) {
            exchange.setException(e);
        }
    }
}
