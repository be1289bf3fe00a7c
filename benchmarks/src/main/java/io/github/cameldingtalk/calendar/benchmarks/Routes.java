// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar.benchmarks;

import com.aliyun.dingtalkcalendar_1_0.Client;
import com.aliyun.dingtalkcalendar_1_0.models.UpdateSubscribedCalendarsHeaders;
import com.aliyun.dingtalkcalendar_1_0.models.UpdateSubscribedCalendarsRequest;
import com.aliyun.dingtalkcalendar_1_0.models.UpdateSubscribedCalendarsRequest.UpdateSubscribedCalendarsRequestSubscribeScope;
import com.aliyun.teaopenapi.models.Config;
import com.aliyun.teautil.models.RuntimeOptions;
import io.github.cameldingtalk.calendar.DingTalkCalendarConstants;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.model.ProcessorDefinition;
import org.apache.camel.model.dataformat.JsonLibrary;

/** What a developer can write to update a calendar from a route. */
final class Routes {

    /** The header that has the calendar's id where the component's own does not. */
    static final String ID = "id";

    private Routes() {}

    /** This component. */
    static RouteBuilder withComponent(String baseUri, int connections) {
        return new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:update").to(component(baseUri, connections));
            }
        };
    }

    /** This component, with the calendar's id in the URI. */
    static RouteBuilder withComponentByToD(String baseUri, int connections) {
        return new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:update").toD(component(baseUri, connections) + "&calendarId=${header." + ID + "}");
            }
        };
    }

    static String component(String baseUri, int connections) {
        return "dingtalk-calendar:updateSubscribed?clientId=app&clientSecret=secret&baseUri=" + baseUri
                + "&maxConnections=" + connections;
    }

    /**
     * What stands in for a component, without the lines that would handle an error or fetch a token.
     *
     * @param methodInUri whether the method is an option of the endpoint, which is cheaper than a header
     */
    static RouteBuilder byHand(String baseUri, boolean methodInUri) {
        return new RouteBuilder() {
            @Override
            public void configure() {
                ProcessorDefinition<?> route = from("direct:update")
                        .marshal()
                        .json(JsonLibrary.Jackson)
                        .setHeader(Exchange.CONTENT_TYPE, constant("application/json"))
                        .setHeader("x-acs-dingtalk-access-token", constant(Sample.TOKEN));
                if (!methodInUri) {
                    route.setHeader(Exchange.HTTP_METHOD, constant("PUT"));
                }
                route.toD(baseUri + "/v1.0/calendar/users/${header.CamelDingTalkCalendarUserId}"
                                + "/subscribedCalendars/${header.CamelDingTalkCalendarCalendarId}"
                                + (methodInUri ? "?httpMethod=PUT" : ""))
                        .unmarshal()
                        .json(JsonLibrary.Jackson, Map.class)
                        .setBody()
                        .simple("${body[result]}", Boolean.class);
            }
        };
    }

    /** DingTalk's SDK, out of the box but for the address. */
    static RouteBuilder withSdk(int port) throws Exception {
        Config config = new Config();
        config.protocol = "http";
        config.endpoint = "127.0.0.1:" + port;
        Client client = new Client(config);
        RuntimeOptions runtime = new RuntimeOptions();
        return new RouteBuilder() {
            @Override
            public void configure() {
                // tag::sdk[]
                from("direct:update").process(exchange -> {
                    UpdateSubscribedCalendarsHeaders headers = new UpdateSubscribedCalendarsHeaders();
                    headers.xAcsDingtalkAccessToken = Sample.TOKEN;
                    UpdateSubscribedCalendarsRequest request = new UpdateSubscribedCalendarsRequest()
                            .setName(Sample.NAME)
                            .setDescription(Sample.NAME)
                            .setManagers(Sample.MANAGERS)
                            .setSubscribeScope(new UpdateSubscribedCalendarsRequestSubscribeScope()
                                    .setUnionIds(Sample.MANAGERS)
                                    .setOpenConversationIds(Sample.GROUPS)
                                    .setCorpIds(Sample.CORPS));
                    exchange.getMessage()
                            .setBody(client.updateSubscribedCalendarsWithOptions(
                                            exchange.getMessage()
                                                    .getHeader(DingTalkCalendarConstants.CALENDAR_ID, String.class),
                                            Sample.USER_ID,
                                            request,
                                            headers,
                                            runtime)
                                    .getBody()
                                    .getResult());
                });
                // end::sdk[]
            }
        };
    }
}
