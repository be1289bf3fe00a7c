// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cameldingtalk.calendar.ScriptedServer.Behavior;
import io.github.cameldingtalk.calendar.api.DingTalkCalendarException;
import io.github.cameldingtalk.calendar.api.DingTalkInvalidParameterException;
import io.github.cameldingtalk.calendar.api.DingTalkServiceException;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.mock.MockEndpoint;
import org.apache.camel.support.processor.idempotent.MemoryIdempotentRepository;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Error handlers and patterns around a call that fails. The server's request id is the id of the calendar and a number. */
@Tag("long")
@Timeout(120)
class RoutesThatHurtTest extends DingTalkCalendarTestSupport {

    private static final String REFUSED = "{\"code\":\"invalidParameter\",\"message\":\"no\"}";

    private final ScriptedServer service;

    RoutesThatHurtTest() throws Exception {
        service = new ScriptedServer(false, RoutesThatHurtTest::respond);
    }

    @Override
    void configure(DingTalkCalendarConfiguration configuration) {
        super.configure(configuration);
        configuration.setBaseUri(service.baseUri());
    }

    @AfterEach
    void stopTheServer() {
        service.close();
    }

    /** Refuses each calendar whose id begins with {@code refused}, and fails for one that begins with {@code failed}. */
    private static boolean respond(Socket socket, String request, int number) throws Exception {
        String calendar = request.split(" ")[1].replaceAll(".*/", "");
        boolean refused = calendar.startsWith("refused");
        String status = refused ? "400 Bad Request" : calendar.startsWith("failed") ? "503 Unavailable" : "200 OK";
        String body = refused ? REFUSED : "{\"result\":true}";
        return Behavior.write("HTTP/1.1 " + status + "\r\nx-acs-request-id: " + calendar + "\r\nContent-Length: "
                        + body.length() + "\r\n\r\n" + body)
                .respond(socket, request, number);
    }

    @Override
    protected RouteBuilder createRouteBuilder() {
        return new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:handled")
                        .onException(DingTalkCalendarException.class)
                        .handled(true)
                        .setBody(simple("${exception.errorCode} ${body}"))
                        .end()
                        .to(UPDATE);
                from("direct:continued")
                        .onException(DingTalkCalendarException.class)
                        .continued(true)
                        .end()
                        .to(UPDATE)
                        .to("mock:continued");
                from("direct:dead")
                        .errorHandler(deadLetterChannel("mock:dead")
                                .maximumRedeliveries(2)
                                .redeliveryDelay(0))
                        .to(UPDATE);
                from("direct:deadOriginal")
                        .errorHandler(deadLetterChannel("mock:dead").useOriginalMessage())
                        .setHeader("changed", constant(true))
                        .transform(simple("{\"name\":\"changed\"}"))
                        .to(UPDATE);
                from("direct:try")
                        .doTry()
                        .to(UPDATE)
                        .doCatch(DingTalkServiceException.class)
                        .setBody(constant("failed"))
                        .doCatch(DingTalkInvalidParameterException.class)
                        .setBody(simple("refused ${body}"))
                        .doFinally()
                        .to("mock:finally")
                        .end();
                from("direct:none").errorHandler(noErrorHandler()).to(UPDATE);
                from("direct:callsNone")
                        .errorHandler(
                                defaultErrorHandler().maximumRedeliveries(2).redeliveryDelay(0))
                        .to("direct:none");
                from("direct:multicast")
                        .multicast()
                        .parallelProcessing()
                        .to("direct:branch1", "direct:branch2", "direct:branch3")
                        .end()
                        .to("mock:afterMulticast");
                for (int i = 1; i <= 3; i++) {
                    from("direct:branch" + i)
                            .setHeader(DingTalkCalendarConstants.CALENDAR_ID, simple("branch" + i + "-${header.n}"))
                            .to(UPDATE)
                            .to("mock:branches");
                }
                from("direct:wireTap")
                        .wireTap("direct:branch1")
                        .wireTap("direct:branch2")
                        .to(UPDATE)
                        .to("mock:main");
                from("direct:split")
                        .split(body().tokenize(","))
                        .streaming()
                        .parallelProcessing()
                        .setHeader(DingTalkCalendarConstants.CALENDAR_ID, simple("${body}"))
                        .setBody(simple("{\"name\":\"${body}\"}"))
                        .to("direct:counted")
                        .end()
                        .to("mock:afterSplit");
                from("direct:counted")
                        .onException(DingTalkCalendarException.class)
                        .handled(true)
                        .to("mock:refused")
                        .end()
                        .to(UPDATE)
                        .to("mock:done");
                from("direct:idempotent")
                        .idempotentConsumer(header("message"), MemoryIdempotentRepository.memoryIdempotentRepository())
                        .to(UPDATE)
                        .to("mock:done");
            }
        };
    }

    private static InputStream once() {
        return new SequenceInputStream(
                new ByteArrayInputStream(EXAMPLE.getBytes(StandardCharsets.UTF_8)), InputStream.nullInputStream());
    }

    private Exchange send(String uri, Object body, String calendar) {
        return send(uri, body, Map.of(DingTalkCalendarConstants.CALENDAR_ID, calendar));
    }

    private MockEndpoint mock(String name) {
        return getMockEndpoint("mock:" + name);
    }

    private List<String> calendars() {
        return service.requests().stream()
                .map(line -> line.split(" ")[1].replaceAll(".*/", ""))
                .toList();
    }

    @Test
    void aHandledFailureAndAContinuedRouteFindTheBodyOfTheRequest() {
        assertSucceeds(send("direct:handled", once(), "refused")).isEqualTo("invalidParameter " + EXAMPLE);
        assertSucceeds(send("direct:continued", once(), "refused"));

        Exchange continued = mock("continued").getExchanges().get(0);
        assertThat(continued.getMessage().getBody(String.class)).isEqualTo(EXAMPLE);
        assertThat(continued.getMessage().getHeader(DingTalkCalendarConstants.REQUEST_ID))
                .isEqualTo("refused");
        assertThat(service.requests()).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"direct:dead", "direct:deadOriginal"})
    void aDeadLetterChannelFindsTheOriginalBody(String route) {
        int expected = route.equals("direct:dead") ? 3 : 1;

        assertSucceeds(send(route, once(), "failed"));

        Exchange dead = mock("dead").getExchanges().get(0);
        assertThat(dead.getMessage().getBody(String.class)).isEqualTo(EXAMPLE);
        assertThat(dead.getProperty(Exchange.EXCEPTION_CAUGHT)).isInstanceOf(DingTalkServiceException.class);
        assertThat(service.requests()).hasSize(expected);
    }

    @Test
    void aCatchClauseIsChosenByTheClassAndFinallyRunsOnce() {
        assertSucceeds(send("direct:try", once(), "refused")).isEqualTo("refused " + EXAMPLE);
        assertSucceeds(send("direct:try", once(), "failed")).isEqualTo("failed");
        assertSucceeds(send("direct:try", once(), "usual")).isEqualTo(true);

        assertThat(mock("finally").getExchanges()).hasSize(3);
        assertThat(calendars()).containsExactly("refused", "failed", "usual");
    }

    @Test
    void aRouteWithoutAnErrorHandlerLeavesTheFailureToItsCaller() {
        assertFails(DingTalkServiceException.class, send("direct:none", once(), "failed"));
        assertThat(service.requests()).hasSize(1);

        assertFails(DingTalkServiceException.class, send("direct:callsNone", once(), "failed"));
        assertThat(service.requests()).hasSize(4);
    }

    @ParameterizedTest
    @ValueSource(strings = {"direct:multicast", "direct:wireTap"})
    void parallelBranchesShareNeitherHeadersNorBodies(String route) throws Exception {
        int calls = 300;
        int branches = route.equals("direct:multicast") ? 3 : 2;
        mock("branches").expectedMessageCount(calls * branches);
        ExecutorService threads = Executors.newFixedThreadPool(10);
        try {
            List<Future<Exchange>> exchanges = new ArrayList<>();
            for (int i = 0; i < calls; i++) {
                Map<String, Object> headers = Map.of("n", i, DingTalkCalendarConstants.CALENDAR_ID, "main-" + i);
                exchanges.add(threads.submit(() -> send(route, once(), headers)));
            }
            for (Future<Exchange> exchange : exchanges) {
                assertSucceeds(exchange.get());
            }
        } finally {
            threads.shutdownNow();
        }

        mock("branches").assertIsSatisfied(30_000);
        List<String> expected = new ArrayList<>();
        for (int i = 0; i < calls; i++) {
            for (int branch = 1; branch <= branches; branch++) {
                expected.add("branch" + branch + "-" + i);
            }
            if (route.equals("direct:wireTap")) {
                expected.add("main-" + i);
            }
        }
        assertThat(calendars()).containsExactlyInAnyOrderElementsOf(expected);
        assertThat(mock("branches").getExchanges()).allSatisfy(exchange -> {
            Map<String, Object> headers = new HashMap<>(exchange.getMessage().getHeaders());
            assertThat(headers.get(DingTalkCalendarConstants.REQUEST_ID))
                    .isEqualTo(headers.get(DingTalkCalendarConstants.CALENDAR_ID));
            assertThat(exchange.getMessage().getBody()).isEqualTo(true);
        });
        assertThat(mock("main").getExchanges()).allSatisfy(exchange -> assertThat(
                        exchange.getMessage().getHeader(DingTalkCalendarConstants.REQUEST_ID))
                .isEqualTo("main-" + exchange.getMessage().getHeader("n")));
    }

    @Test
    void aSplitWithFailuresInItsMidstSendsEachPartOnce() {
        List<String> parts = IntStream.range(0, 2_000)
                .mapToObj(i -> (i % 7 == 0 ? "refused-" : "usual-") + i)
                .toList();

        assertSucceeds(send("direct:split", String.join(",", parts)));

        assertThat(calendars()).containsExactlyInAnyOrderElementsOf(parts);
        assertThat(mock("done").getExchanges()).hasSize((int)
                parts.stream().filter(part -> part.startsWith("usual")).count());
        assertThat(mock("refused").getExchanges())
                .hasSize((int) parts.stream()
                        .filter(part -> part.startsWith("refused"))
                        .count())
                .allSatisfy(exchange -> assertThat(exchange.getMessage().getBody(String.class))
                        .isEqualTo("{\"name\":\""
                                + exchange.getMessage().getHeader(DingTalkCalendarConstants.CALENDAR_ID) + "\"}"));
        assertThat(mock("afterSplit").getExchanges()).hasSize(1);
    }

    @Test
    void anIdempotentConsumerSendsAFailedMessageAgainAndASuccessfulOneOnce() {
        for (int round = 0; round < 3; round++) {
            for (int i = 0; i < 100; i++) {
                String calendar = round == 0 && i % 3 == 0 ? "failed-" + i : "usual-" + i;
                send("direct:idempotent", "{}", Map.of("message", i, DingTalkCalendarConstants.CALENDAR_ID, calendar));
            }
        }

        assertThat(calendars().stream().filter(id -> id.startsWith("failed"))).hasSize(34);
        assertThat(calendars().stream().filter(id -> id.startsWith("usual")))
                .hasSize(100)
                .doesNotHaveDuplicates();
        assertThat(mock("done").getExchanges()).hasSize(100);
    }
}
