// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar;

import java.util.List;
import org.apache.camel.CamelContext;
import org.apache.camel.builder.AggregationStrategies;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.builder.TemplatedRouteBuilder;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;

/** A pattern of Camel, with a route from {@code direct:in} to an endpoint, in Java and in YAML. */
enum RoutePattern {
    to(1, (in, uri) -> in.from("direct:in").to(uri), steps("- to: URI")),

    toD(
            1,
            (in, uri) -> in.from("direct:in").toD(withoutCalendar(uri) + "&calendarId=${header.calendar}"),
            steps("- toD: 'WITHOUT_CALENDAR&calendarId=${header.calendar}'")),

    split(
            2,
            (in, uri) -> in.from("direct:in")
                    .split(in.constant(List.of(1, 2)))
                    .setBody(in.constant("{}"))
                    .to(uri),
            steps(
                    "- setBody: {constant: '1,2'}",
                    "- split: {tokenize: {token: ','}, steps: [{setBody: {constant: '{}'}}, {to: 'URI'}]}")),

    splitInParallel(
            2,
            (in, uri) -> in.from("direct:in")
                    .split(in.constant(List.of(1, 2)))
                    .parallelProcessing()
                    .setBody(in.constant("{}"))
                    .to(uri),
            steps(
                    "- setBody: {constant: '1,2'}",
                    "- split: {parallelProcessing: true, tokenize: {token: ','},"
                            + " steps: [{setBody: {constant: '{}'}}, {to: 'URI'}]}")),

    multicast(
            2,
            (in, uri) -> in.from("direct:in").multicast().to(uri).to(uri),
            steps("- multicast: {steps: [{to: 'URI'}, {to: 'URI'}]}")),

    recipientList(
            2,
            (in, uri) -> in.from("direct:in").recipientList(in.constant(uri + "," + uri + "&connectTimeout=5s")),
            steps("- recipientList: {constant: 'URI,URI&connectTimeout=5s'}")),

    routingSlip(
            1,
            (in, uri) -> in.from("direct:in").routingSlip(in.constant(uri)),
            steps("- routingSlip: {constant: 'URI'}")),

    enrich(1, (in, uri) -> in.from("direct:in").enrich(uri), steps("- enrich: {constant: 'URI'}")),

    wireTap(1, (in, uri) -> in.from("direct:in").wireTap(uri), steps("- wireTap: {uri: 'URI'}")),

    loop(
            2,
            (in, uri) -> in.from("direct:in").loop(2).copy().to(uri),
            steps("- loop: {constant: '2', copy: true, steps: [{to: 'URI'}]}")),

    aggregate(
            1,
            (in, uri) -> in.from("direct:in")
                    .aggregate(in.constant(true), AggregationStrategies.useLatest())
                    .completionSize(1)
                    .to(uri),
            steps("- aggregate: {correlationExpression: {constant: '1'}, completionSize: 1,"
                    + " aggregationStrategy: '#class:org.apache.camel.processor.aggregate.UseLatestAggregationStrategy',"
                    + " steps: [{to: 'URI'}]}")),

    resequence(
            1,
            (in, uri) -> in.from("direct:in")
                    .resequence(in.constant(1))
                    .batch()
                    .size(1)
                    .timeout(10)
                    .to(uri),
            steps(
                    "- resequence: {constant: '1', batchConfig: {batchSize: 1, batchTimeout: 10}, steps: [{to: 'URI'}]}")),

    loadBalance(
            1,
            (in, uri) -> in.from("direct:in").loadBalance().roundRobin().to(uri).to(uri),
            steps("- loadBalance: {roundRobinLoadBalancer: {}, steps: [{to: 'URI'}, {to: 'URI'}]}")),

    doTry(
            1,
            (in, uri) -> in.from("direct:in")
                    .doTry()
                    .to(uri)
                    .doCatch(Exception.class)
                    .log("failed"),
            steps("- doTry: {steps: [{to: 'URI'}], doCatch: [{exception: [java.lang.Exception],"
                    + " steps: [{log: 'failed'}]}]}")),

    onCompletion(
            1,
            (in, uri) -> {
                in.onCompletion().to(uri);
                in.from("direct:in").log("in");
            },
            "- onCompletion: {steps: [{to: 'URI'}]}\n" + steps("- log: in")),

    saga(1, (in, uri) -> in.from("direct:in").saga().to(uri), steps("- saga: {steps: [{to: 'URI'}]}")),

    routeTemplate(
            1,
            (in, uri) -> in.routeTemplate("template")
                    .templateParameter("uri")
                    .from("direct:in")
                    .split(in.body())
                    .to("{{uri}}"),
            """
            - routeTemplate:
                id: template
                parameters: [{name: uri}]
                from: {uri: 'direct:in', steps: [{to: '{{uri}}'}]}
            """) {
        @Override
        void addTo(CamelContext context, boolean inYaml, String uri) throws Exception {
            super.addTo(context, inYaml, uri);
            TemplatedRouteBuilder.builder(context, "template")
                    .parameter("uri", uri)
                    .routeId("templated")
                    .add();
        }
    },

    kamelet(1, (in, uri) -> in.from("direct:in").to(kameletUri(uri)), steps("- to: KAMELET")),

    rest(
            1,
            (in, uri) -> {
                in.restConfiguration().component("in-memory");
                in.rest("/calendars").put("/all").to("direct:updates");
                in.from("direct:updates").to(uri);
            },
            """
            - restConfiguration: {component: in-memory}
            - rest: {path: /calendars, put: [{path: /all, to: 'direct:updates'}]}
            - from: {uri: 'direct:updates', steps: [{to: 'URI'}]}
            """);

    /** The beginning of the URI of the endpoint. */
    static final String COMMON = "dingtalk-calendar:updateSubscribed?outputType=object";

    private final int calls;
    private final JavaRoute java;
    private final String yaml;

    RoutePattern(int calls, JavaRoute java, String yaml) {
        this.calls = calls;
        this.java = java;
        this.yaml = yaml;
    }

    /** How often the endpoint is called for one message. */
    int calls() {
        return calls;
    }

    void addTo(CamelContext context, boolean inYaml, String uri) throws Exception {
        if (inYaml) {
            String routes = yaml.replace("URI", uri)
                    .replace("KAMELET", kameletUri(uri))
                    .replace("WITHOUT_CALENDAR", withoutCalendar(uri));
            PluginHelper.getRoutesLoader(context).loadRoutes(ResourceHelper.fromString("routes.yaml", routes));
        } else {
            context.addRoutes(new RouteBuilder() {
                @Override
                public void configure() {
                    java.addTo(this, uri);
                }
            });
        }
    }

    /** The Kamelet of the operation, with the options of the endpoint as its parameters. */
    private static String kameletUri(String uri) {
        String options = uri.replace(COMMON, "");
        return "kamelet:dingtalk-calendar-update-subscribed-sink?"
                + (options.isEmpty() ? "userId=author&calendarId=calendar" : options.substring(1));
    }

    private static String withoutCalendar(String uri) {
        return uri.replace("&calendarId=calendar", "");
    }

    private static String steps(String... steps) {
        return "- from:\n    uri: direct:in\n    steps:\n        " + String.join("\n        ", steps) + "\n";
    }

    private interface JavaRoute {
        void addTo(RouteBuilder in, String uri);
    }
}
