// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar.kamelets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.cameldingtalk.calendar.api.DingTalkInvalidParameterException;
import io.github.cameldingtalk.calendar.emulator.DingTalkEmulator;
import io.github.cameldingtalk.calendar.emulator.EmulatedEvent;
import java.time.LocalDate;
import java.util.Map;
import java.util.Set;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The Kamelets of events. A message says by its headers which event, and nothing else. */
class EventKameletsTest {

    private static final String EVENT_ID = "CamelDingTalkCalendarEventId";
    private static final String CLIENT_TOKEN = "CamelDingTalkCalendarClientToken";
    private static final String SYNC_TOKEN = "CamelDingTalkCalendarSyncToken";
    private static final String NEW_EVENT =
            """
            {"summary":"National Day","start":{"date":"2026-10-01"},"end":{"date":"2026-10-08"},"isAllDay":true}""";

    private final DingTalkEmulator dingtalk =
            DingTalkEmulator.start().putInternalApp("app", "secret").putUser("author", Set.of("corp"), Set.of());
    private final OneKamelet route = new OneKamelet();

    @AfterEach
    void stop() throws Exception {
        route.close();
        dingtalk.close();
    }

    @Test
    void theIdOfANewEventGoesOnToTheNextKamelet() throws Exception {
        route.context().addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:in")
                        .to(uri("create-event-action", ""))
                        .setBody(constant("{\"summary\":\"Golden Week\"}"))
                        .to(uri("patch-event-action", ""))
                        .setProperty("patched", body())
                        .to(uri("delete-event-sink", ""));
            }
        });
        route.context().start();

        Exchange done = route.context().createProducerTemplate().request("direct:in", exchange -> exchange.getMessage()
                .setBody(NEW_EVENT));

        assertThat(done.getException()).isNull();
        assertThat(done.getMessage().getBody()).isEqualTo(true);
        assertThat(done.getProperty("patched", String.class)).contains("\"summary\":\"Golden Week\"");
        assertThat(dingtalk.events()).isEmpty();
    }

    @Test
    void aNewEventIsInTheMainCalendar() throws Exception {
        route.startedWith(uri("create-event-action", ""));

        String created = route.send(NEW_EVENT);

        EmulatedEvent event = dingtalk.events("author").get(0);
        assertThat(created).startsWith("{").contains("\"id\":\"" + event.eventId() + "\"");
        assertThat(event.calendarId()).isEqualTo(EmulatedEvent.PRIMARY);
    }

    @Test
    void twoMessagesWithTheClientTokenOfTheirSourceCreateOneEvent() throws Exception {
        route.startedWith(uri("create-event-action", ""));

        route.send(NEW_EVENT, Map.of(CLIENT_TOKEN, "national-day"));
        route.send(NEW_EVENT, Map.of(CLIENT_TOKEN, "national-day"));

        assertThat(dingtalk.events()).hasSize(1);
    }

    @Test
    void theClientTokenOfOneCallIsNotThatOfTheNext() throws Exception {
        route.context().addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:in")
                        .to(uri("create-event-action", ""))
                        .setBody(constant(NEW_EVENT))
                        .to(uri("create-event-action", ""));
            }
        });
        route.context().start();

        route.send(NEW_EVENT, Map.of(CLIENT_TOKEN, "national-day"));

        assertThat(dingtalk.events()).hasSize(2);
    }

    @Test
    void withoutTheIdOfAnEventNothingIsSent() throws Exception {
        route.startedWith(uri("delete-event-sink", ""));

        assertThatThrownBy(() -> route.send(""))
                .cause()
                .isInstanceOf(DingTalkInvalidParameterException.class)
                .hasMessageContaining(EVENT_ID);
        assertThat(dingtalk.requests()).isEmpty();
    }

    @Test
    void theListHasTheEventsOfTheTime() throws Exception {
        dingtalk.put(day("may", "Labor Day", "2026-05-01")).put(day("october", "National Day", "2026-10-01"));
        route.startedWith(uri("list-events-action", "&timeMin=2026-01-01&timeMax=2026-06-01"));

        assertThat(route.send("")).contains("Labor Day").doesNotContain("National Day");
    }

    @Test
    void theSyncTokenOfAListListsWhatHasChangedAlsoWhatWasDeleted() throws Exception {
        dingtalk.put(day("may", "Labor Day", "2026-05-01")).put(day("october", "National Day", "2026-10-01"));
        route.startedWith(uri("list-events-action", "&showDeleted=true"));
        String syncToken = route.context()
                .createProducerTemplate()
                .request("direct:in", exchange -> {})
                .getMessage()
                .getHeader(SYNC_TOKEN, String.class);
        try (OneKamelet delete = new OneKamelet().startedWith(uri("delete-event-sink", "&pushNotification=true"))) {
            delete.send("", Map.of(EVENT_ID, "may"));
        }

        String changed = route.send("", Map.of(SYNC_TOKEN, syncToken));

        assertThat(changed).contains("Labor Day", "cancelled").doesNotContain("National Day");
        assertThat(dingtalk.requests().that(request -> request.target().endsWith("pushNotification=true")))
                .hasSize(1);
    }

    private static EmulatedEvent day(String id, String summary, String day) {
        LocalDate date = LocalDate.parse(day);
        return EmulatedEvent.allDay(id, "author", summary, date, date.plusDays(1));
    }

    private String uri(String kamelet, String options) {
        return "kamelet:dingtalk-calendar-" + kamelet + "?userId=author&clientId=app&clientSecret=secret&baseUri="
                + dingtalk.baseUri() + options;
    }
}
