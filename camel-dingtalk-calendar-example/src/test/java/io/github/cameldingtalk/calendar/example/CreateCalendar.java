// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar.example;

// The page of the first call shows the text of this class from here on.
import io.github.cameldingtalk.calendar.api.SubscribeScope;
import io.github.cameldingtalk.calendar.api.UpdateSubscribedCalendarRequest;
import java.util.List;
import org.apache.camel.builder.RouteBuilder;

public class CreateCalendar extends RouteBuilder {

    @Override
    public void configure() {
        from("direct:create-calendar")
                .process(exchange -> {
                    String corpId = exchange.getContext().resolvePropertyPlaceholders("{{corpId}}");
                    exchange.getMessage()
                            .setBody(new UpdateSubscribedCalendarRequest()
                                    .withName("Public holidays")
                                    .withSubscribeScope(new SubscribeScope().withCorpIds(List.of(corpId))));
                })
                .to("dingtalk-calendar:createSubscribed?userId={{userId}}")
                .log("keep this id: ${body}");
    }
}
