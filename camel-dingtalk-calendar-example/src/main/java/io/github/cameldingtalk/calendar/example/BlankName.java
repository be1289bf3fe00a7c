// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar.example;

import static io.github.cameldingtalk.calendar.endpointdsl.StaticEndpointBuilders.dingtalkCalendar;

import io.github.cameldingtalk.calendar.DingTalkCalendarConfiguration.UpdateMode;
import io.github.cameldingtalk.calendar.api.DingTalkInvalidParameterException;
import org.apache.camel.LoggingLevel;
import org.apache.camel.builder.RouteBuilder;

/** Sends a name that DingTalk rejects. The class of the exception says what failed: a wrong parameter fails again after a retry. */
final class BlankName extends RouteBuilder {

    @Override
    public void configure() {
        from("direct:blank-name")
                .routeId("blank-name")
                .doTry()
                .setBody(constant("{\"name\": \" \"}"))
                .to(dingtalkCalendar("updateSubscribed").updateMode(UpdateMode.merge))
                .doCatch(DingTalkInvalidParameterException.class)
                .log(LoggingLevel.INFO, "example", "Rejected, and a retry cannot help: ${exception.message}")
                .setBody(constant("the update was rejected"));
    }
}
