// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.cameldingtalk.calendar.api.DingTalkInvalidParameterException;
import io.github.cameldingtalk.calendar.api.DingTalkPermissionDeniedException;
import io.github.cameldingtalk.calendar.emulator.DingTalkEmulator;
import io.github.cameldingtalk.calendar.emulator.EmulatedResponse;
import io.github.cameldingtalk.calendar.emulator.ReceivedRequest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.health.HealthCheckRegistry;
import org.apache.camel.impl.health.DefaultHealthCheckRegistry;
import org.apache.camel.impl.health.ProducersHealthCheckRepository;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Endpoints whose URI comes out of a message: how many there are, what they can do, and what Camel's caches do to them. */
@Timeout(120)
class DynamicEndpointsTest extends DingTalkCalendarTestSupport {

    private static final EmulatedResponse OK = EmulatedResponse.json(200, "{\"result\":true}");

    private final Map<String, Integer> updated = new ConcurrentHashMap<>();
    private final Set<Integer> connections = ConcurrentHashMap.newKeySet();
    private final ProducersHealthCheckRepository checks = new ProducersHealthCheckRepository();

    @Override
    protected CamelContext createCamelContext() throws Exception {
        CamelContext context = super.createCamelContext();
        DefaultHealthCheckRegistry registry = new DefaultHealthCheckRegistry(context);
        registry.register(checks);
        checks.setEnabled(true);
        context.getCamelContextExtension().addContextPlugin(HealthCheckRegistry.class, registry);
        context.getPropertiesComponent().addInitialProperty("options", "userId=" + USER_ID + "&outputType=object");
        return context;
    }

    @Override
    void configure(DingTalkCalendarConfiguration configuration) {
        super.configure(configuration);
        configuration.setAccessToken(null);
        configuration.setClientId("app");
        configuration.setClientSecret("s3cret");
        dingtalk.putInternalApp("app", "s3cret").intercept(request -> {
            if (!request.method().equals("PUT")) {
                return null;
            }
            updated.merge(request.target(), 1, Integer::sum);
            connections.add(request.connection());
            return OK;
        });
    }

    @Override
    protected RouteBuilder createRouteBuilder() {
        return new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:static").to(UPDATE + "?calendarId=static");
                from("direct:dynamic").toD(UPDATE + "?calendarId=${header.c}");
                from("direct:ids").toD(UPDATE + "?calendarId=${header.c}&userId=${header.u}&corpId=");
                from("direct:raw").toD(UPDATE + "?calendarId=RAW(${header.c})&userId=" + USER_ID);
                from("direct:secret")
                        .toD(UPDATE + "?calendarId=${header.c}&baseUri=" + dingtalk.baseUri()
                                + "&accessToken=RAW(a+s3cret)");
                from("direct:host").toD(UPDATE + "?calendarId=${header.c}&baseUri=${header.b}&userId=${header.u}");
                from("direct:lines")
                        .toD(
                                """
                                dingtalk-calendar:updateSubscribed?calendarId=${header.c}
                                    &userId=${header.u}
                                    &outputType=json
                                """);
                from("direct:wireTap").wireTap(UPDATE + "?calendarId=${header.c}");
                from("direct:enrich").enrich().simple(UPDATE + "?calendarId=${header.c}");
                from("direct:expression")
                        .toD(UPDATE
                                + "?updateMode=${header.mode}&calendarId=${header.c.replace('&', '?')}&{{options}}");
                from("direct:operation").toD("dingtalk-calendar:${header.operation}?calendarId=${header.c}");
                from("direct:slashes").toD("dingtalk-calendar://updateSubscribed?calendarId=${header.c}");
                from("direct:listed")
                        .recipientList(simple(UPDATE + "?calendarId=${header.c}"))
                        .cacheSize(5);
                from("direct:unoptimized")
                        .toD()
                        .uri(UPDATE + "?calendarId=${header.c}")
                        .allowOptimisedComponents(false)
                        .cacheSize(5);
            }
        };
    }

    // ---- ids as headers

    @ParameterizedTest
    @ValueSource(strings = {"direct:dynamic", "direct:ids", "direct:raw", "direct:expression", "direct:slashes"})
    void theIdsOfAUriReachTheServiceAndLeaveNoHeaderBehind(String route) {
        Exchange exchange = send(route, "{}", Map.of("c", "a+b==", "u", "user", "mode", "replace"));

        assertThat(exchange.getMessage().getBody()).isEqualTo(true);
        assertThat(exchange.getMessage().getHeaders().keySet())
                .allSatisfy(name -> assertThat(name).isIn("c", "u", "mode", DingTalkCalendarConstants.REQUEST_ID));
        assertThat(updates().get(0).target()).endsWith("/subscribedCalendars/a%2Bb%3D%3D");
    }

    @Test
    void noHeaderIsLeftBehindByAFailureEither() {
        dingtalk.intercept(request -> request.method().equals("PUT") ? EmulatedResponse.status(403) : null);

        Exchange exchange = send("direct:ids", "{}", Map.of("c", "c", "u", "u"));

        assertFails(DingTalkPermissionDeniedException.class, exchange);
        assertThat(exchange.getMessage().getHeaders()).containsOnlyKeys("c", "u");
    }

    @Test
    void aHeaderThatIsThereWinsAndStays() {
        Exchange exchange =
                send("direct:dynamic", "{}", Map.of("c", "uri", DingTalkCalendarConstants.CALENDAR_ID, "header"));

        assertThat(updates().get(0).target()).endsWith("/header");
        assertThat(exchange.getMessage().getHeader(DingTalkCalendarConstants.CALENDAR_ID))
                .isEqualTo("header");
    }

    @Test
    void aBlankIdIsAbsent() {
        send("direct:dynamic", "{}", Map.of("c", ""));

        assertThat(updates().get(0).target()).endsWith("/" + CALENDAR_ID);
    }

    @Test
    void theIdThatACreateAnswersStaysOnTheMessage() {
        dingtalk.calm().putUser(USER_ID, Set.of(), Set.of());

        Exchange exchange = send(
                "direct:operation",
                "{\"name\":\"n\",\"subscribeScope\":{}}",
                Map.of("c", "ignored", "operation", "createSubscribed"));

        assertThat(exchange.getMessage().getHeader(DingTalkCalendarConstants.CALENDAR_ID))
                .isEqualTo(exchange.getMessage().getBody())
                .isNotEqualTo("ignored");
    }

    // ---- an id that brings options

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "direct:dynamic | x&baseUri=ELSEWHERE | ",
                "direct:dynamic | x&base-uri=ELSEWHERE | ",
                "direct:dynamic | x&accessToken=s3cret | ",
                "direct:dynamic | x&userId=u | ",
                "direct:dynamic | x&http.proxyHost=127.0.0.1&http.proxyPort=1 | ",
                "direct:dynamic | x&lazyStartProducer=true | ",
                "direct:dynamic | x&calendarId=y | ",
                "direct:dynamic | RAW(x)&baseUri=ELSEWHERE | ",
                "direct:dynamic | x&s3cret | ",
                "direct:dynamic | x& | ",
                "direct:dynamic | x&& | ",
                "direct:dynamic | RAW(x) | ",
                "direct:ids | x&userId=y | u",
                "direct:ids | RAW(x | u",
                "direct:ids | RAW{x | u",
                "direct:ids | RAW( | )&userId=x",
                "direct:ids | x&userId=evil&corpId=RAW( | u",
                "direct:raw | x)&baseUri=ELSEWHERE&updateMode=RAW(merge | ",
                "direct:raw | x)&userId=RAW(y | ",
                "direct:secret | x&baseUri=ELSEWHERE&accessToken=RAW( | ",
                "direct:secret | x&baseUri=ELSEWHERE&accessToken=t | ",
                "direct:host | RAW( | )&baseUri=ELSEWHERE&userId=x",
                "direct:host | x&baseUri=ELSEWHERE&userId=RAW( | u",
            })
    void aValueThatChangesTheOptionsOfTheUriIsRefused(String route, String id, String user) throws Exception {
        try (DingTalkEmulator elsewhere = DingTalkEmulator.start()) {
            Map<String, Object> headers = new HashMap<>(Map.of("c", id.replace("ELSEWHERE", elsewhere.baseUri())));
            headers.put("u", user == null ? "u" : user.replace("ELSEWHERE", elsewhere.baseUri()));
            headers.put("b", dingtalk.baseUri());

            Exchange exchange = send(route, "{}", headers);

            assertThat(elsewhere.requests()).isEmpty();
            assertThat(dingtalk.requests()).isEmpty();
            DingTalkInvalidParameterException failure = failure(DingTalkInvalidParameterException.class, exchange);
            assertThat(failure)
                    .hasMessageStartingWith(
                            "updateSubscribed: a value of the message changes the options in the URI of toD")
                    .hasMessageContaining("CamelDingTalkCalendarId")
                    .hasMessageNotContaining("s3cret");
            assertThat(failure.isRetryable()).isFalse();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "RAW",
                "raw(x)",
                "x)",
                "${header.u}",
                "a?b=c",
                "a#b",
                "a%b",
                "%26userId=x",
                "铉",
                "a/b",
                "\\n",
                "'\""
            })
    void aValueThatOnlyLooksDangerousIsAnId(String id) {
        Exchange exchange = send("direct:dynamic", "{}", Map.of("c", id));

        assertThat((Throwable) exchange.getException()).isNull();
        assertThat(updates()).hasSize(1);
    }

    @Test
    void aUriOverSeveralLinesIsReadAsCamelReadsIt() {
        assertThat(send("direct:lines", "{}", Map.of("c", "c", "u", "u"))
                        .getMessage()
                        .getBody())
                .isEqualTo(true);
        assertThat(updates().get(0).target()).contains("/users/u/").endsWith("/c");
    }

    @ParameterizedTest
    @ValueSource(strings = {"direct:wireTap", "direct:enrich"})
    void otherPatternsThatEvaluateAUriAreGuardedToo(String route) throws Exception {
        try (DingTalkEmulator elsewhere = DingTalkEmulator.start()) {
            send(route, "{}", Map.of("c", "x&baseUri=" + elsewhere.baseUri()));
            send(route, "{}", Map.of("c", "good"));

            await().untilAsserted(() -> assertThat(updates()).hasSize(1));
            assertThat(updates().get(0).target()).endsWith("/good");
            assertThat(elsewhere.requests()).isEmpty();
        }
    }

    @Test
    void aComponentUnderAnotherNameHasTheSameGuard() throws Exception {
        DingTalkCalendarComponent other = new DingTalkCalendarComponent();
        configure(other.getConfiguration());
        context.addComponent("other", other);
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:other").toD("other:updateSubscribed?calendarId=${header.c}");
            }
        });

        assertThat(send("direct:other", "{}", Map.of("c", "c")).getMessage().getBody())
                .isEqualTo(true);
        assertFails(
                DingTalkInvalidParameterException.class,
                send("direct:other", "{}", Map.of("c", "x&baseUri=http://elsewhere.invalid")));
    }

    @Test
    void anOperationThatBringsOptionsIsRefused() {
        Exchange exchange = send(
                "direct:operation",
                "{}",
                Map.of("operation", "updateSubscribed?baseUri=http://elsewhere.invalid&userId=u", "c", "c"));

        assertFails(DingTalkInvalidParameterException.class, exchange);
        assertThat(dingtalk.requests()).isEmpty();
    }

    // ---- what Camel's caches stop and drop

    @Test
    void tenThousandIdsCostOneEndpointOneCheckAndNoCallIsLost() throws Exception {
        int calls = 10_000;
        send("direct:dynamic", "{}", Map.of("c", "first"));
        int endpoints = context.getEndpoints().size();

        List<Exchange> sent = inEightThreads(calls, "direct:dynamic");

        assertThat(sent).allSatisfy(exchange -> assertThat((Throwable) exchange.getException())
                .isNull());
        assertThat(updated).hasSize(calls + 1).allSatisfy((target, times) -> assertThat(times)
                .isEqualTo(1));
        assertThat(context.getEndpoints()).hasSize(endpoints);
        assertThat(checks.stream()).hasSize(1);
        assertThat(connections).hasSizeLessThanOrEqualTo(8);
    }

    @ParameterizedTest
    @ValueSource(strings = {"direct:listed", "direct:unoptimized"})
    void aStaticEndpointWorksOnceCamelHasEvictedIt(String route) {
        for (int i = 0; i < 40; i++) {
            assertThat(send(route, "{}", Map.of("c", "c" + i)).getException()).isNull();
            assertThat(send(route, "{}", Map.of("c", "static")).getException()).isNull();
        }

        assertThat(send("direct:static", "{}").getMessage().getBody()).isEqualTo(true);
        assertThat(connections).hasSize(1);
    }

    @Test
    void noCallIsLostWhileASmallCacheEvictsProducersThatAreInUse() throws Exception {
        List<Exchange> sent = inEightThreads(2_400, "direct:unoptimized");

        // Camel itself may give up a call when its cache stops a producer that is just being made.
        assertThat(sent).allSatisfy(exchange -> assertThat((Throwable) exchange.getException())
                .satisfiesAnyOf(failure -> assertThat(failure).isNull(), failure -> assertThat(failure)
                        .isInstanceOf(IllegalStateException.class)
                        .hasMessageStartingWith("No producer, this processor has not been started")));
        assertThat(updated).hasSize((int) sent.stream()
                .filter(exchange -> exchange.getException() == null)
                .count());
        assertThat(checks.stream()).hasSizeLessThanOrEqualTo(1);
    }

    @Test
    void whatIsKeptOfManyEndpointsIsGivenBackWithTheContext() throws Exception {
        inEightThreads(1_500, "direct:unoptimized");

        context.stop();

        assertThat(checks.stream()).isEmpty();
        await().untilAsserted(() -> assertThat(Thread.getAllStackTraces().keySet().stream()
                        .filter(Thread::isAlive)
                        .map(Thread::getName)
                        .filter(name -> name.contains("DingTalkCalendar")))
                .isEmpty());
    }

    private List<Exchange> inEightThreads(int calls, String route) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            List<Future<Exchange>> sent = IntStream.range(0, calls)
                    .mapToObj(i -> threads.submit(() -> send(route, "{}", new HashMap<>(Map.of("c", "c" + i)))))
                    .toList();
            List<Exchange> exchanges = new ArrayList<>();
            for (Future<Exchange> exchange : sent) {
                exchanges.add(exchange.get());
            }
            return exchanges;
        } finally {
            threads.shutdownNow();
        }
    }

    private List<ReceivedRequest> updates() {
        return dingtalk.requests().stream()
                .filter(request -> request.method().equals("PUT"))
                .toList();
    }
}
