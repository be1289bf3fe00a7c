// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar.example;

// The READMEs show the text of this class from here on.
import io.github.cameldingtalk.calendar.api.DingTalkCalendarException;
import org.apache.camel.builder.RouteBuilder;

public class CalendarFiles extends RouteBuilder {

    @Override
    public void configure() {
        onException(DingTalkCalendarException.class)
                .retryWhile(simple(
                        "${header.CamelDingTalkCalendarRetryable} == true && ${header.CamelRedeliveryCounter} <= 5"))
                .redeliveryDelay(1000)
                .useExponentialBackOff();

        from("file:calendars?include=.*[.]json&readLock=changed&preMove=sending&move=../sent&moveFailed=../failed")
                .to("dingtalk-calendar:updateSubscribed?userId={{userId}}&calendarId={{calendarId}}")
                .log("updated: ${body}");
    }
}
