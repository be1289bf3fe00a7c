// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cameldingtalk.calendar.api.SubscribeScope;
import io.github.cameldingtalk.calendar.api.SubscribedCalendar;
import io.github.cameldingtalk.calendar.api.UpdateSubscribedCalendarRequest;
import io.github.cameldingtalk.calendar.emulator.EmulatedCalendar;
import java.util.List;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.Test;

class ConvertersTest extends DingTalkCalendarTestSupport {

    @Override
    protected RouteBuilder createRouteBuilder() {
        return new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:getChangeUpdate")
                        .to(GET)
                        .transform()
                        .body(
                                UpdateSubscribedCalendarRequest.class,
                                (calendar, headers) -> calendar.withName((String) headers.get("newName")))
                        .to(UPDATE);
            }
        };
    }

    @Test
    void aCalendarConvertsToAMapToJsonAndToAnUpdate() {
        SubscribedCalendar calendar =
                new SubscribedCalendar("c", "n", null, "a", List.of("m"), new SubscribeScope().withCorpIds(List.of()));

        assertThat((Object) context.getTypeConverter().convertTo(Map.class, calendar))
                .isEqualTo(Map.of(
                        "calendarId", "c",
                        "name", "n",
                        "author", "a",
                        "managers", List.of("m"),
                        "subscribeScope", Map.of("corpIds", List.of())));
        assertThat(context.getTypeConverter().convertTo(String.class, calendar))
                .isEqualTo("{\"calendarId\":\"c\",\"name\":\"n\",\"author\":\"a\",\"managers\":[\"m\"],"
                        + "\"subscribeScope\":{\"corpIds\":[]}}");
        assertThat(context.getTypeConverter().convertTo(UpdateSubscribedCalendarRequest.class, calendar))
                .isEqualTo(new UpdateSubscribedCalendarRequest(
                        "n", null, List.of("m"), new SubscribeScope().withCorpIds(List.of())));
    }

    @Test
    void aRouteGetsChangesAndUpdatesACalendar() {
        send(UPDATE, EXAMPLE);

        Exchange exchange = send("direct:getChangeUpdate", null, Map.of("newName", "Renamed"));

        assertSucceeds(exchange);
        EmulatedCalendar calendar = dingtalk.calendar(CALENDAR_ID).orElseThrow();
        assertThat(calendar.name()).isEqualTo("Renamed");
        assertThat(calendar.subscribeScope().unionIds()).containsExactly(USER_ID);
    }
}
