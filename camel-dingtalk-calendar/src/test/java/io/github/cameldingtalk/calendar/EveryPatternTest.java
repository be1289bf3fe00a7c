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
import org.apache.camel.builder.AggregationStrategies;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.builder.TemplatedRouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.saga.InMemorySagaService;
import org.apache.camel.spi.RestConsumerFactory;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The component within each of Camel's patterns, in Java and in YAML, with a token and with an app, added by hand and found
 * by its name: each route is started, stopped and started again.
 */
class EveryPatternTest {

    /** What the URI of the endpoint begins with. */
    private static final String COMMON = "dingtalk-calendar:updateSubscribed?outputType=object";

    private final DingTalkEmulator dingtalk = DingTalkEmulator.start()
            .acceptToken("token")
            .putInternalApp("app", "secret")
            .put(EmulatedCalendar.of("calendar", "author"));

    @AfterEach
    void stop() {
        dingtalk.close();
    }

    /** How often a pattern sends one message, and the route around the endpoint {@code URI}. */
    enum Pattern {
        to(1) {
            @Override
            void java(RouteBuilder in, String uri) {
                in.from("direct:in").to(uri);
            }

            @Override
            String yaml() {
                return steps("- to: URI");
            }
        },
        toD(1) {
            @Override
            void java(RouteBuilder in, String uri) {
                in.from("direct:in").toD(withoutCalendar(uri) + "&calendarId=${header.calendar}");
            }

            @Override
            String yaml() {
                return steps("- toD: 'WITHOUT_CALENDAR&calendarId=${header.calendar}'");
            }
        },
        split(2) {
            @Override
            void java(RouteBuilder in, String uri) {
                in.from("direct:in")
                        .split(in.constant(List.of(1, 2)))
                        .setBody(in.constant("{}"))
                        .to(uri);
            }

            @Override
            String yaml() {
                return steps("- split: {tokenize: {token: ','}, steps: [{setBody: {constant: '{}'}}, {to: 'URI'}]}")
                        .replace("steps:\n", "steps:\n        - setBody: {constant: '1,2'}\n");
            }
        },
        splitInParallel(2) {
            @Override
            void java(RouteBuilder in, String uri) {
                in.from("direct:in")
                        .split(in.constant(List.of(1, 2)))
                        .parallelProcessing()
                        .setBody(in.constant("{}"))
                        .to(uri);
            }

            @Override
            String yaml() {
                return split.yaml().replace("split: {", "split: {parallelProcessing: true, ");
            }
        },
        multicast(2) {
            @Override
            void java(RouteBuilder in, String uri) {
                in.from("direct:in").multicast().to(uri).to(uri);
            }

            @Override
            String yaml() {
                return steps("- multicast: {steps: [{to: 'URI'}, {to: 'URI'}]}");
            }
        },
        recipientList(2) {
            @Override
            void java(RouteBuilder in, String uri) {
                in.from("direct:in").recipientList(in.constant(uri + "," + uri + "&connectTimeout=5s"));
            }

            @Override
            String yaml() {
                return steps("- recipientList: {constant: 'URI,URI&connectTimeout=5s'}");
            }
        },
        routingSlip(1) {
            @Override
            void java(RouteBuilder in, String uri) {
                in.from("direct:in").routingSlip(in.constant(uri));
            }

            @Override
            String yaml() {
                return steps("- routingSlip: {constant: 'URI'}");
            }
        },
        enrich(1) {
            @Override
            void java(RouteBuilder in, String uri) {
                in.from("direct:in").enrich(uri);
            }

            @Override
            String yaml() {
                return steps("- enrich: {constant: 'URI'}");
            }
        },
        wireTap(1) {
            @Override
            void java(RouteBuilder in, String uri) {
                in.from("direct:in").wireTap(uri);
            }

            @Override
            String yaml() {
                return steps("- wireTap: {uri: 'URI'}");
            }
        },
        loop(2) {
            @Override
            void java(RouteBuilder in, String uri) {
                in.from("direct:in").loop(2).copy().to(uri);
            }

            @Override
            String yaml() {
                return steps("- loop: {constant: '2', copy: true, steps: [{to: 'URI'}]}");
            }
        },
        aggregate(1) {
            @Override
            void java(RouteBuilder in, String uri) {
                in.from("direct:in")
                        .aggregate(in.constant(true), AggregationStrategies.useLatest())
                        .completionSize(1)
                        .to(uri);
            }

            @Override
            String yaml() {
                return steps("- aggregate: {correlationExpression: {constant: '1'}, completionSize: 1,"
                        + " aggregationStrategy: '#class:org.apache.camel.processor.aggregate.UseLatestAggregationStrategy',"
                        + " steps: [{to: 'URI'}]}");
            }
        },
        resequence(1) {
            @Override
            void java(RouteBuilder in, String uri) {
                in.from("direct:in")
                        .resequence(in.constant(1))
                        .batch()
                        .size(1)
                        .timeout(10)
                        .to(uri);
            }

            @Override
            String yaml() {
                return steps(
                        "- resequence: {constant: '1', batchConfig: {batchSize: 1, batchTimeout: 10}, steps: [{to: 'URI'}]}");
            }
        },
        loadBalance(1) {
            @Override
            void java(RouteBuilder in, String uri) {
                in.from("direct:in").loadBalance().roundRobin().to(uri).to(uri);
            }

            @Override
            String yaml() {
                return steps("- loadBalance: {roundRobinLoadBalancer: {}, steps: [{to: 'URI'}, {to: 'URI'}]}");
            }
        },
        doTry(1) {
            @Override
            void java(RouteBuilder in, String uri) {
                in.from("direct:in").doTry().to(uri).doCatch(Exception.class).log("failed");
            }

            @Override
            String yaml() {
                return steps("- doTry: {steps: [{to: 'URI'}], doCatch: [{exception: [java.lang.Exception],"
                        + " steps: [{log: 'failed'}]}]}");
            }
        },
        onCompletion(1) {
            @Override
            void java(RouteBuilder in, String uri) {
                in.onCompletion().to(uri);
                in.from("direct:in").log("in");
            }

            @Override
            String yaml() {
                return "- onCompletion: {steps: [{to: 'URI'}]}\n" + steps("- log: in");
            }
        },
        saga(1) {
            @Override
            void java(RouteBuilder in, String uri) {
                in.from("direct:in").saga().to(uri);
            }

            @Override
            String yaml() {
                return steps("- saga: {steps: [{to: 'URI'}]}");
            }
        },
        routeTemplate(1) {
            @Override
            void java(RouteBuilder in, String uri) {
                in.routeTemplate("template")
                        .templateParameter("uri")
                        .from("direct:in")
                        .split(in.body())
                        .to("{{uri}}");
            }

            @Override
            String yaml() {
                return """
                        - routeTemplate:
                            id: template
                            parameters: [{name: uri}]
                            from: {uri: 'direct:in', steps: [{to: '{{uri}}'}]}
                        """;
            }

            @Override
            void prepare(CamelContext context, String uri) {
                TemplatedRouteBuilder.builder(context, "template")
                        .parameter("uri", uri)
                        .routeId("templated")
                        .add();
            }
        },
        kamelet(1) {
            @Override
            void java(RouteBuilder in, String uri) {
                in.from("direct:in").to(kamelet(uri));
            }

            @Override
            String yaml() {
                return steps("- to: KAMELET");
            }
        },
        rest(1) {
            @Override
            void java(RouteBuilder in, String uri) {
                in.restConfiguration().component("in-memory");
                in.rest("/calendars").put("/all").to("direct:updates");
                in.from("direct:updates").to(uri);
            }

            @Override
            String yaml() {
                return """
                        - restConfiguration: {component: in-memory}
                        - rest: {path: /calendars, put: [{path: /all, to: 'direct:updates'}]}
                        - from: {uri: 'direct:updates', steps: [{to: 'URI'}]}
                        """;
            }
        };

        private final int calls;

        Pattern(int calls) {
            this.calls = calls;
        }

        abstract void java(RouteBuilder in, String uri);

        abstract String yaml();

        void prepare(CamelContext context, String uri) throws Exception {}

        private static String steps(String step) {
            return "- from:\n    uri: direct:in\n    steps:\n        " + step + "\n";
        }
    }

    /** The Kamelet of the operation, with the options of the endpoint as its parameters. */
    private static String kamelet(String uri) {
        String options = uri.replace(COMMON, "");
        return "kamelet:dingtalk-calendar-update-subscribed-sink?"
                + (options.isEmpty() ? "userId=author&calendarId=calendar" : options.substring(1));
    }

    private static String withoutCalendar(String uri) {
        return uri.replace("&calendarId=calendar", "");
    }

    static Stream<Arguments> routes() {
        return Stream.of(Pattern.values())
                .filter(pattern -> pattern != Pattern.kamelet || hasKamelets())
                .flatMap(pattern -> Stream.of(true, false)
                        .flatMap(inYaml -> Stream.of(true, false).flatMap(hasApp -> Stream.of(true, false)
                                .map(isByHand -> Arguments.of(pattern, inYaml, hasApp, isByHand)))));
    }

    /** Not every line of Camel has its Kamelet component in Maven Central. */
    private static boolean hasKamelets() {
        return EveryPatternTest.class.getResource("/META-INF/services/org/apache/camel/component/kamelet") != null;
    }

    @ParameterizedTest(name = "{0}, in YAML: {1}, with an app: {2}, added by hand: {3}")
    @MethodSource("routes")
    void theRouteSendsWhenItIsStartedAndWhenItIsStartedAgain(
            Pattern pattern, boolean inYaml, boolean hasApp, boolean isByHand) throws Exception {
        try (CamelContext context = new DefaultCamelContext()) {
            String uri = COMMON;
            if (isByHand) {
                DingTalkCalendarComponent component = new DingTalkCalendarComponent();
                configure(component.getConfiguration(), hasApp);
                context.addComponent("dingtalk-calendar", component);
            } else {
                uri += "&baseUri=" + dingtalk.baseUri() + "&userId=author&calendarId=calendar"
                        + (hasApp ? "&clientId=app&clientSecret=secret" : "&accessToken=token");
            }
            addWhatPatternsNeed(context);
            add(context, pattern, inYaml, uri);
            pattern.prepare(context, uri);
            context.start();

            send(context);
            soon().untilAsserted(() -> assertThat(updates()).isEqualTo(pattern.calls));

            if (isByHand || pattern == Pattern.kamelet) {
                // When a context stops, Camel forgets a component that was added by hand, and the beans of a Kamelet.
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
            soon().untilAsserted(() -> assertThat(updates()).isEqualTo(2L * pattern.calls));
        }
        soon().untilAsserted(() -> assertThat(Thread.getAllStackTraces().keySet().stream()
                        .filter(thread -> thread.isAlive() && thread.getName().contains("DingTalkCalendar"))
                        .map(Thread::getName))
                .isEmpty());
    }

    private static ConditionFactory soon() {
        return await().atMost(Duration.ofMinutes(1)).pollDelay(Duration.ZERO).pollInterval(Duration.ofMillis(10));
    }

    /** Camel forgets these when a context stops. */
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

    private static void add(CamelContext context, Pattern pattern, boolean inYaml, String uri) throws Exception {
        if (inYaml) {
            String yaml = pattern.yaml()
                    .replace("URI", uri)
                    .replace("KAMELET", kamelet(uri))
                    .replace("WITHOUT_CALENDAR", withoutCalendar(uri));
            PluginHelper.getRoutesLoader(context).loadRoutes(ResourceHelper.fromString("routes.yaml", yaml));
        } else {
            context.addRoutes(new RouteBuilder() {
                @Override
                public void configure() {
                    pattern.java(this, uri);
                }
            });
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

    /** A REST server without a network: the only service answers at {@code direct:in}. */
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
