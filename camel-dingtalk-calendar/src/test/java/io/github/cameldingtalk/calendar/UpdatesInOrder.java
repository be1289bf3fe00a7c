// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar;

import io.github.cameldingtalk.calendar.api.DingTalkCalendarException;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;

// The component's page shows the text of this class from here on.
public class UpdatesInOrder extends RouteBuilder {

    private static final int LANES = 10;

    @Override
    public void configure() {
        from("direct:updates")
                .process(exchange -> exchange.getMessage().setHeader("lane", lane(exchange)))
                .toD("seda:updates-${header.lane}?size=100&blockWhenFull=true");

        for (int lane = 0; lane < LANES; lane++) {
            // One consumer, so each update waits for the one before.
            from("seda:updates-" + lane + "?size=100").to("direct:update");
        }

        from("direct:update")
                .onException(DingTalkCalendarException.class)
                .retryWhile(simple(
                        "${header.CamelDingTalkCalendarRetryable} == true && ${header.CamelRedeliveryCounter} <= 10"))
                .onExceptionOccurred(new RetryAfterDelay())
                .redeliveryDelay(1000)
                .end()
                .to("dingtalk-calendar:updateSubscribed?callsPerSecond={{calls.per.second}}");
    }

    /** All updates of one calendar go through one lane. */
    private static int lane(Exchange exchange) {
        return Math.floorMod(
                exchange.getMessage().getHeader("CamelDingTalkCalendarId").hashCode(), LANES);
    }
}
