// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar.observability;

import static io.github.cameldingtalk.calendar.DingTalkCalendarConstants.REQUEST_ID;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import io.github.cameldingtalk.calendar.emulator.DingTalkEmulator;
import io.github.cameldingtalk.calendar.emulator.EmulatedResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.camel.CamelContext;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.main.Main;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

/** The service's request id in the log: the component leaves the log's context alone, and Camel can put the header there. */
class MdcTest {

    private static final EmulatedResponse OK =
            EmulatedResponse.json(200, "{\"result\":true}").header("x-acs-request-id", "R-OK");
    private static final EmulatedResponse UNAVAILABLE =
            EmulatedResponse.json(503, "{\"code\":\"system.error\",\"message\":\"later\",\"requestid\":\"R-503\"}");
    private static final EmulatedResponse DENIED =
            EmulatedResponse.json(403, "{\"code\":\"permissionDenied\",\"message\":\"no\",\"requestid\":\"R-403\"}");

    private final DingTalkEmulator dingtalk = DingTalkEmulator.start().acceptToken("s3cret");
    private final Events events = new Events();
    private final ExecutorService routing = Executors.newSingleThreadExecutor(task -> new Thread(task, "routing"));
    private final ExecutorService tapping = Executors.newSingleThreadExecutor(task -> new Thread(task, "tapping"));
    private final ScheduledExecutorService redelivering =
            Executors.newSingleThreadScheduledExecutor(task -> new Thread(task, "redelivering"));
    private final Main main = new Main();

    /** What is logged, with the context and the thread that it had then. */
    private static final class Events extends AppenderBase<ILoggingEvent> {
        private final Queue<ILoggingEvent> all = new ConcurrentLinkedQueue<>();

        @Override
        protected void append(ILoggingEvent event) {
            event.prepareForDeferredProcessing();
            all.add(event);
        }

        ILoggingEvent first(String text) {
            return all.stream()
                    .filter(event -> event.getLevel().isGreaterOrEqual(Level.INFO))
                    .filter(event -> event.getFormattedMessage().startsWith(text))
                    .findFirst()
                    .orElseThrow(() -> new AssertionError(text + " is not among " + all));
        }
    }

    @BeforeEach
    void listen() {
        events.start();
        ((Logger) LoggerFactory.getLogger("ROOT")).addAppender(events);
        main.bind("routing", routing);
        main.bind("tapping", tapping);
        main.bind("redelivering", redelivering);
        Map.of(
                        "base-uri", dingtalk.baseUri(),
                        "access-token", "s3cret",
                        "user-id", "author",
                        "calendar-id", "calendar")
                .forEach((option, value) ->
                        main.addInitialProperty("camel.component.dingtalk-calendar." + option, value));
    }

    @AfterEach
    void stop() {
        main.stop();
        ((Logger) LoggerFactory.getLogger("ROOT")).detachAppender(events);
        List.of(routing, tapping, redelivering).forEach(ExecutorService::shutdownNow);
        dingtalk.close();
    }

    // ---- the component leaves it alone

    @Test
    void nothingOfACallIsInTheContextOfAnyThreadThroughThreadsAsyncRedeliveryAndAWireTap() throws Exception {
        dingtalk.next(UNAVAILABLE, OK, UNAVAILABLE, OK, DENIED);
        start(new RouteBuilder() {
            @Override
            public void configure() {
                errorHandler(defaultErrorHandler()
                        .maximumRedeliveries(3)
                        .redeliveryDelay(1)
                        .asyncDelayedRedelivery()
                        .executorServiceRef("redelivering"));
                from("direct:in")
                        .to("dingtalk-calendar:updateSubscribed")
                        .log("first")
                        .threads()
                        .executorService("routing")
                        .setBody(constant("{}"))
                        .to("dingtalk-calendar:updateSubscribed")
                        .log("second")
                        .wireTap("direct:tap")
                        .executorService("tapping");
                from("direct:tap")
                        .errorHandler(defaultErrorHandler())
                        .setBody(constant("{}"))
                        .to("dingtalk-calendar:updateSubscribed");
            }
        });

        send("direct:in");
        await().atMost(Duration.ofMinutes(2)).until(() -> dingtalk.requests().size() == 5);
        await().atMost(Duration.ofMinutes(2)).untilAsserted(() -> events.first("Failed delivery"));

        assertThat(events.first("first").getThreadName()).isEqualTo("redelivering");
        assertThat(events.first("Failed delivery").getThreadName()).isEqualTo("tapping");
        assertThat(events.first("Failed delivery").getFormattedMessage()).contains("request id R-403");
        assertThat(events.all).allSatisfy(event -> assertThat(event.getMDCPropertyMap())
                .as(event.getFormattedMessage())
                .isEmpty());
        assertThatThreadsHaveNoContext();
    }

    @Test
    void whatTheApplicationPutThereStays() throws Exception {
        dingtalk.next(OK, DENIED);
        start(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:in").to("dingtalk-calendar:updateSubscribed").log("updated");
            }
        });

        MDC.put("mine", "kept");
        try {
            send("direct:in");
            send("direct:in");

            assertThat(MDC.getCopyOfContextMap()).containsOnly(Map.entry("mine", "kept"));
            assertThat(events.first("updated").getMDCPropertyMap()).containsOnly(Map.entry("mine", "kept"));
        } finally {
            MDC.clear();
        }
    }

    // ---- Camel's own, which takes the header over: camel-mdc, since Camel 4.15

    @Test
    void camelMdcTakesTheRequestIdFromTheHeaderAfterASuccessAndAfterAFailure() throws Exception {
        dingtalk.next(OK, DENIED);
        main.addInitialProperty("camel.mdc.enabled", "true");
        main.addInitialProperty("camel.mdc.customHeaders", REQUEST_ID);
        start(new RouteBuilder() {
            @Override
            public void configure() {
                onException(Exception.class).log("refused").process(exchange -> logger("of a bean in onException"));
                from("direct:in")
                        .log("before")
                        .to("dingtalk-calendar:updateSubscribed")
                        .log("updated")
                        .process(exchange -> logger("of a bean"))
                        .threads()
                        .executorService("routing")
                        .log("on another thread");
            }
        });

        send("direct:in");
        assertThat(requestId("before")).isNull();
        assertThat(requestId("updated")).isEqualTo("R-OK");
        assertThat(requestId("of a bean")).isEqualTo("R-OK");
        assertThat(requestId("on another thread")).isEqualTo("R-OK");
        assertThat(events.first("on another thread").getThreadName()).isEqualTo("routing");

        send("direct:in");
        assertThat(requestId("refused")).isEqualTo("R-403");
        assertThat(requestId("of a bean in onException")).isEqualTo("R-403");
    }

    @Test
    void whatCamelItselfLogsOfAFailureHasTheRequestIdInItsText() throws Exception {
        dingtalk.next(DENIED);
        main.addInitialProperty("camel.mdc.enabled", "true");
        main.addInitialProperty("camel.mdc.customHeaders", REQUEST_ID);
        start(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:in").to("dingtalk-calendar:updateSubscribed");
            }
        });

        send("direct:in");

        assertThat(events.first("Failed delivery").getFormattedMessage()).contains("request id R-403");
        assertThat(MDC.getCopyOfContextMap()).isNullOrEmpty();
    }

    // ---- without it

    @Test
    void aRouteCanLogTheRequestIdFromTheHeaderAndFromTheException() throws Exception {
        dingtalk.next(OK, DENIED);
        start(new RouteBuilder() {
            @Override
            public void configure() {
                onException(Exception.class).log("refused: ${exception.requestId}, ${header." + REQUEST_ID + "}");
                from("direct:in").to("dingtalk-calendar:updateSubscribed").log("updated: ${header." + REQUEST_ID + "}");
            }
        });

        send("direct:in");
        send("direct:in");

        events.first("updated: R-OK");
        events.first("refused: R-403, R-403");
    }

    private void start(RouteBuilder routes) throws Exception {
        main.configure().addRoutesBuilder(routes);
        main.start();
    }

    private void send(String uri) {
        CamelContext context = main.getCamelContext();
        context.createProducerTemplate().send(uri, exchange -> exchange.getIn().setBody("{}"));
    }

    private static void logger(String text) {
        LoggerFactory.getLogger(MdcTest.class).info(text);
    }

    private String requestId(String text) {
        return events.first(text).getMDCPropertyMap().get(REQUEST_ID);
    }

    private void assertThatThreadsHaveNoContext() throws Exception {
        assertThat(MDC.getCopyOfContextMap()).isNullOrEmpty();
        for (ExecutorService threads : List.of(routing, tapping, redelivering)) {
            assertThat(threads.submit(MDC::getCopyOfContextMap).get(2, TimeUnit.MINUTES))
                    .isNullOrEmpty();
        }
    }
}
