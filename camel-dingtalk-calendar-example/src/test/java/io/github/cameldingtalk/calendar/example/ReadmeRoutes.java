// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar.example;

import io.github.cameldingtalk.calendar.DingTalkCalendarConstants;
import io.github.cameldingtalk.calendar.api.DingTalkCalendarException;
import io.github.cameldingtalk.calendar.api.UpdateSubscribedCalendarRequest;
import io.github.cameldingtalk.calendar.api.event.EventRequest;
import java.time.LocalDate;
import org.apache.camel.builder.RouteBuilder;

/** The Java routes of the documentation, letter by letter, so that they are compiled and run. */
class ReadmeRoutes extends RouteBuilder {

    @Override
    public void configure() {
        // spotless:off
        onException(DingTalkCalendarException.class)
            .retryWhile(simple("${header.CamelDingTalkCalendarRetryable} == true && ${header.CamelRedeliveryCounter} <= 3"))
            .redeliveryDelay(1000).useExponentialBackOff();

        from("direct:retried")
            .to("dingtalk-calendar:updateSubscribed?userId={{userId}}&calendarId={{calendarId}}");

        from("direct:holidays")
            .setBody(constant(new UpdateSubscribedCalendarRequest().withName("Public holidays")))
            .setHeader(DingTalkCalendarConstants.CALENDAR_ID, constant("M5MjkxNDUxQHVzZXJzLmRpbmd0YWxrLmNv"))
            .to("dingtalk-calendar:updateSubscribed?userId={{userId}}")
            .log("updated: ${body}");

        from("direct:with-a-token")
            .to("dingtalk-calendar:updateSubscribed?userId={{userId}}&calendarId={{calendarId}}")
            .removeHeader(DingTalkCalendarConstants.ACCESS_TOKEN)
            .to("direct:next");

        from("direct:national-day")
            .setBody(constant(EventRequest.allDay("National Day", LocalDate.of(2026, 10, 1), LocalDate.of(2026, 10, 7))))
            .to("dingtalk-calendar:createEvent?userId={{userId}}");
        // spotless:on
    }
}
