// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar.quarkus;

import org.apache.camel.builder.RouteBuilder;

public class Routes extends RouteBuilder {

    @Override
    public void configure() {
        from("direct:update").to("dingtalk-calendar:updateSubscribed?userId=author&calendarId=calendar");
    }
}
