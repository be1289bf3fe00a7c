// SPDX-License-Identifier: Apache-2.0
package app;

import org.apache.camel.builder.RouteBuilder;

public class Routes extends RouteBuilder {

    @Override
    public void configure() {
        from("timer:nightly?period=86400000")
                .to("dingtalk-calendar:updateSubscribed?userId={{userId}}&calendarId={{calendarId}}&responseTimeout=5s");
    }
}
