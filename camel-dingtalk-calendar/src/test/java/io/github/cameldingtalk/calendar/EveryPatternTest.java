// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.cameldingtalk.calendar.emulator.DingTalkEmulator;
import io.github.cameldingtalk.calendar.emulator.EmulatedCalendar;
import io.github.cameldingtalk.calendar.emulator.EmulatedResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.camel.CamelContext;
import org.apache.camel.Consumer;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.saga.InMemorySagaService;
import org.apache.camel.spi.RestConsumerFactory;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Starts, stops and starts a route for each of Camel's patterns: in Java and in YAML, with a token and with an app, with a
 * component that was added in code and with a component that Camel has found by its name.
 */
class EveryPatternTest {

    private final DingTalkEmulator dingtalk = DingTalkEmulator.start()
            .acceptToken("token")
            .putInternalApp("app", "secret")
            .put(EmulatedCalendar.of("calendar", "author"));

    @AfterEach
    void stop() {
        dingtalk.close();
    }

    static Stream<Arguments> routes() {
        return Stream.of(RoutePattern.values())
                .filter(pattern -> pattern != RoutePattern.kamelet || hasKamelets())
                .flatMap(pattern -> Stream.of(true, false)
                        .flatMap(inYaml -> Stream.of(true, false).flatMap(hasApp -> Stream.of(true, false)
                                .map(isAddedInCode -> Arguments.of(pattern, inYaml, hasApp, isAddedInCode)))));
    }

    /** Maven Central does not have the Kamelet component for every version of Camel. */
    private static boolean hasKamelets() {
        return EveryPatternTest.class.getResource("/META-INF/services/org/apache/camel/component/kamelet") != null;
    }

    @ParameterizedTest(name = "{0}, in YAML: {1}, with an app: {2}, added in code: {3}")
    @MethodSource("routes")
    void theRouteSendsAfterEachStart(RoutePattern pattern, boolean inYaml, boolean hasApp, boolean isAddedInCode)
            throws Exception {
        try (CamelContext context = new DefaultCamelContext()) {
            String uri = RoutePattern.COMMON;
            if (isAddedInCode) {
                DingTalkCalendarComponent component = new DingTalkCalendarComponent();
                configure(component.getConfiguration(), hasApp);
                context.addComponent("dingtalk-calendar", component);
            } else {
                uri += "&baseUri=" + dingtalk.baseUri() + "&userId=author&calendarId=calendar"
                        + (hasApp ? "&clientId=app&clientSecret=secret" : "&accessToken=token");
            }
            addWhatPatternsNeed(context);
            pattern.addTo(context, inYaml, uri);
            context.start();

            send(context);
            soon().untilAsserted(() -> assertThat(updates()).isEqualTo(pattern.calls()));

            if (isAddedInCode || pattern == RoutePattern.kamelet) {
                // When a context stops, Camel removes a component that was added in code, and the beans of a Kamelet.
                context.getRouteController().stopAllRoutes();
                context.getComponent("dingtalk-calendar").stop();
                context.getComponent("dingtalk-calendar").start();
                context.getRouteController().startAllRoutes();
            } else {
                context.stop();
                addWhatPatternsNeed(context);
                context.start();
            }

            send(context);
            soon().untilAsserted(() -> assertThat(updates()).isEqualTo(2L * pattern.calls()));
        }
        ComponentThreads.awaitNone();
    }

    private static ConditionFactory soon() {
        return await().atMost(Duration.ofMinutes(1)).pollDelay(Duration.ZERO).pollInterval(Duration.ofMillis(10));
    }

    /** Camel removes these when a context stops. */
    private static void addWhatPatternsNeed(CamelContext context) throws Exception {
        context.addService(new InMemorySagaService());
        context.getRegistry().bind("in-memory", restInMemory());
    }

    private void configure(DingTalkCalendarConfiguration configuration, boolean hasApp) {
        configuration.setBaseUri(dingtalk.baseUri());
        configuration.setUserId("author");
        configuration.setCalendarId("calendar");
        if (hasApp) {
            configuration.setClientId("app");
            configuration.setClientSecret("secret");
        } else {
            configuration.setAccessToken("token");
        }
    }

    private static void send(CamelContext context) {
        context.createFluentProducerTemplate()
                .withBody("{}")
                .withHeaders(Map.of("calendar", "calendar"))
                .to("direct:in")
                .request();
    }

    private long updates() {
        return dingtalk.recordedExchanges().stream()
                .filter(recorded -> recorded.request().method().equals("PUT")
                        && recorded.response() instanceof EmulatedResponse.Http http
                        && http.status() == 200)
                .count();
    }

    /** A REST server without a network: its only service is {@code direct:in}. */
    private static RestConsumerFactory restInMemory() {
        List<String> paths = new ArrayList<>();
        return (context, processor, verb, basePath, uriTemplate, consumes, produces, configuration, parameters) -> {
            paths.add(verb + ' ' + basePath + uriTemplate);
            Consumer consumer = context.getEndpoint("direct:in").createConsumer(processor);
            assertThat(paths).allMatch("put /calendars/all"::equalsIgnoreCase);
            return consumer;
        };
    }
}
