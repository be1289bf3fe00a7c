// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.docs.recipes;

import io.github.cameldingtalk.calendar.RetryAfterDelay;
import io.github.cameldingtalk.calendar.api.DingTalkCalendarException;
import org.apache.camel.builder.RouteBuilder;

/** {@code throttling.camel.yaml} in Java. */
class ThrottlingRoute extends RouteBuilder {

    @Override
    public void configure() {
        // spotless:off
        // tag::route[]
        onException(DingTalkCalendarException.class)
            .onExceptionOccurred(new RetryAfterDelay())
            .retryWhile(simple(
                "${header.CamelDingTalkCalendarRetryable} == true && ${header.CamelRedeliveryCounter} <= 5"))
            .redeliveryDelay(1000).useExponentialBackOff();

        from("direct:throttling-in-java")
            .to("dingtalk-calendar:updateSubscribed?userId={{userId}}&callsPerSecond=20");
        // end::route[]
        // spotless:on
    }
}
