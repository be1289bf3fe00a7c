// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar.emulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a request has changed, as the page shows it. */
class ChangesTest {

    private static final String USER = "/v1.0/calendar/users/author";
    private static final String CALENDAR = USER + "/subscribedCalendars/calendar";
    private static final String EVENT = USER + "/calendars/primary/events/event";

    private final DingTalkEmulator dingtalk = DingTalkEmulator.start()
            .acceptToken("token")
            .putInternalApp("app", "secret")
            .putUser("author", Set.of(), Set.of())
            .put(new EmulatedCalendar(
                    "calendar", "author", "Old", "Text", List.of(), EmulatedCalendar.SubscribeScope.EMPTY))
            .put(EmulatedEvent.allDay("event", "author", "Fair", LocalDate.of(2026, 5, 1), LocalDate.of(2026, 5, 2)));
    private final TestClient client = new TestClient(dingtalk);

    @AfterEach
    void stop() {
        dingtalk.close();
    }

    @Test
    void anUpdateChangesTheFieldsWhoseValuesDiffer() throws Exception {
        client.update(
                "token", "{\"name\":\"New\",\"description\":\"Text\",\"subscribeScope\":{\"unionIds\":[\"a\",\"b\"]}}");

        assertThat(changes())
                .extracting(Change::name, Change::before, Change::after)
                .containsExactly(tuple("name", "Old", "New"), tuple("subscribeScope.unionIds", null, "a, b"));
    }

    @Test
    void anUpdateWithTheSameValuesChangesNothing() throws Exception {
        client.update("token", "{\"name\":\"Old\"}");

        assertThat(changes()).isEmpty();
    }

    @Test
    void aRejectedRequestChangesNothing() throws Exception {
        client.update("token", "{\"name\":\" \"}");

        assertThat(changes()).isEmpty();
    }

    @Test
    void aCalendarIsCreatedAndDeleted() throws Exception {
        client.call("POST", USER + "/subscribedCalendars", "token", "{\"name\":\"Team\",\"subscribeScope\":{}}");
        assertThat(changes())
                .containsExactly(new Change(
                        Change.Subject.CALENDAR, dingtalk.calendars().get(1).calendarId(), null, "Team"));

        client.call("DELETE", CALENDAR, "token", "");
        assertThat(changes()).containsExactly(new Change(Change.Subject.CALENDAR, "calendar", "Old", null));
    }

    @Test
    void anEventIsChangedAndDeleted() throws Exception {
        client.call("PUT", EVENT, "token", "{\"id\":\"event\",\"summary\":\"Trade fair\"}");
        assertThat(changes()).containsExactly(new Change(Change.Subject.FIELD, "summary", "Fair", "Trade fair"));

        client.call("POST", EVENT + "/attendees", "token", "{\"attendeesToAdd\":[{\"id\":\"ben\"}]}");
        assertThat(changes()).containsExactly(new Change(Change.Subject.FIELD, "attendees", null, "ben (needsAction)"));

        client.call("DELETE", EVENT, "token", "");
        assertThat(changes()).containsExactly(new Change(Change.Subject.EVENT, "event", "Trade fair", null));
    }

    @Test
    void onlyTheStartOfANewTokenIsShown() throws Exception {
        dingtalk.clock(InstantSource.fixed(Instant.EPOCH));
        String token = client.internalToken("app");

        assertThat(changes())
                .containsExactly(
                        new Change(Change.Subject.TOKEN, Secrets.start(token) + "…", null, "1970-01-01T02:00:00Z"));
    }

    @Test
    void aRequestWithAFaultShowsWhatItHasChangedAllTheSame() throws Exception {
        dingtalk.next(EmulatedResponse.fault(ConnectionFault.CLOSE_SILENTLY));
        client.update("token", "{\"name\":\"New\"}");

        assertThat(changes()).containsExactly(new Change(Change.Subject.FIELD, "name", "Old", "New"));
    }

    @Test
    void aLongValueIsCutAndAtMostTenFieldsAreListed() throws Exception {
        client.update("token", "{\"description\":\"" + "x".repeat(1_000) + "\"}");
        assertThat(changes().get(0).after()).hasSize(81).endsWith("…");

        StringBuilder many = new StringBuilder("{\"id\":\"event\"");
        for (int i = 0; i < 20; i++) {
            many.append(",\"f").append(i).append("\":").append(i);
        }
        client.call("PUT", EVENT, "token", many.append('}').toString());
        assertThat(changes()).hasSize(10);
    }

    private List<Change> changes() {
        return dingtalk.service().journal().newest(1).get(0).changes();
    }
}
