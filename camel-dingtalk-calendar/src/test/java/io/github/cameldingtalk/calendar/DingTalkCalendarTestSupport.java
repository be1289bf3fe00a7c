// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.throwable;

import io.github.cameldingtalk.calendar.emulator.DingTalkEmulator;
import io.github.cameldingtalk.calendar.emulator.EmulatedCalendar;
import io.github.cameldingtalk.calendar.emulator.EmulatedResponse;
import io.github.cameldingtalk.calendar.emulator.ReceivedRequest;
import io.github.cameldingtalk.calendar.emulator.ReceivedRequests;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.test.junit5.CamelTestSupport;
import org.assertj.core.api.AbstractThrowableAssert;
import org.assertj.core.api.ObjectAssert;
import org.junit.jupiter.api.AfterEach;

/** A context and an emulator that knows the calendar of DingTalk's own example. */
abstract class DingTalkCalendarTestSupport extends CamelTestSupport {

    static final String TOKEN = "cnNTbW1YbU9sL2p6aFJZdEgvdlQrQT01";
    static final String USER_ID = "iiiP35sJadba8aBSgjrwPRKgiEiF";
    static final String CALENDAR_ID = "M5MjkxNDUxQHVzZXJzLmRpbmd0YWxrLmNv";
    static final String USER_PATH = "/v1.0/calendar/users/" + USER_ID;
    static final String PATH = USER_PATH + "/subscribedCalendars/" + CALENDAR_ID;
    static final String CREATE = "dingtalk-calendar:createSubscribed";
    static final String GET = "dingtalk-calendar:getSubscribed";
    static final String UPDATE = "dingtalk-calendar:updateSubscribed";
    static final String DELETE = "dingtalk-calendar:deleteSubscribed";
    static final String SUBSCRIBE = "dingtalk-calendar:subscribe";
    static final String UNSUBSCRIBE = "dingtalk-calendar:unsubscribe";
    static final String LIST = "dingtalk-calendar:listSubscribed";
    static final String EXAMPLE =
            """
            {
              "name" : "Traditional Chinese Calendar",
              "description" : "Traditional Chinese Calendar",
              "managers" : [ "iiiP35sJadba8aBSgjrwPRKgiEiF" ],
              "subscribeScope" : {
                "unionIds" : [ "iiiP35sJadba8aBSgjrwPRKgiEiF" ],
                "openConversationIds" : [ "cidvrURjEqVe8xxxxxxx" ],
                "corpIds" : [ "dingz0xc7v89789asasdf" ]
              }
            }
            """;
    static final String EXAMPLE_COMPACT = "{\"name\":\"Traditional Chinese Calendar\","
            + "\"description\":\"Traditional Chinese Calendar\","
            + "\"managers\":[\"iiiP35sJadba8aBSgjrwPRKgiEiF\"],"
            + "\"subscribeScope\":{\"unionIds\":[\"iiiP35sJadba8aBSgjrwPRKgiEiF\"],"
            + "\"openConversationIds\":[\"cidvrURjEqVe8xxxxxxx\"],\"corpIds\":[\"dingz0xc7v89789asasdf\"]}}";

    /** The response to an update that has succeeded. */
    static final EmulatedResponse RESULT_TRUE = EmulatedResponse.json(200, "{\"result\":true}");

    final DingTalkEmulator dingtalk = DingTalkEmulator.start()
            .acceptToken(TOKEN)
            .putUser(USER_ID, Set.of("dingz0xc7v89789asasdf"), Set.of("cidvrURjEqVe8xxxxxxx"))
            .put(EmulatedCalendar.of(CALENDAR_ID, USER_ID));

    @Override
    protected CamelContext createCamelContext() throws Exception {
        CamelContext context = super.createCamelContext();
        configure(component(context).getConfiguration());
        return context;
    }

    /** What the component is given by default: all that a call needs. */
    void configure(DingTalkCalendarConfiguration configuration) {
        configuration.setBaseUri(dingtalk.baseUri());
        configuration.setAccessToken(TOKEN);
        configuration.setUserId(USER_ID);
        configuration.setCalendarId(CALENDAR_ID);
    }

    @AfterEach
    void stopTheEmulator() {
        dingtalk.close();
    }

    static DingTalkCalendarComponent component(CamelContext context) {
        return context.getComponent("dingtalk-calendar", DingTalkCalendarComponent.class);
    }

    DingTalkCalendarComponent component() {
        return component(context);
    }

    /** Sends a body and headers, and returns the exchange, failed or not. */
    Exchange send(String uri, Object body, Map<String, Object> headers) {
        return template.request(uri, exchange -> {
            exchange.getIn().setBody(body);
            exchange.getIn().setHeaders(new HashMap<>(headers));
        });
    }

    Exchange send(String uri, Object body) {
        return send(uri, body, Map.of());
    }

    /** Asserts that an exchange has not failed, and goes on with the body of its message. */
    static ObjectAssert<Object> assertSucceeds(Exchange exchange) {
        assertThat((Throwable) exchange.getException()).isNull();
        return assertThat(exchange.getMessage().getBody());
    }

    /** Asserts that an exchange has failed with an exception of this type, and goes on with the exception. */
    static <T extends Exception> AbstractThrowableAssert<?, T> assertFails(Class<T> type, Exchange exchange) {
        return assertThat((Throwable) exchange.getException()).asInstanceOf(throwable(type));
    }

    /** The exception of an exchange that has failed with an exception of this type. */
    static <T extends Exception> T failure(Class<T> type, Exchange exchange) {
        return assertFails(type, exchange).actual();
    }

    ReceivedRequest onlyRequest() {
        return dingtalk.requests().only();
    }

    /** The requests of updates. */
    ReceivedRequests updates() {
        return dingtalk.requests().that(request -> request.method().equals("PUT"));
    }
}
