// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar.example.cluster.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FeedTest {

    private final Feed feed = Feed.seeded(1, Tenants.DEFAULT, 2_000);

    @Test
    void theSameSeedMakesTheSameStates() {
        assertThat(Feed.seeded(1, Tenants.DEFAULT, 2_000)).isEqualTo(feed);
        assertThat(Feed.seeded(2, Tenants.DEFAULT, 2_000)).isNotEqualTo(feed);
    }

    @Test
    void eachCalendarGetsAState() {
        assertThat(feed.states()).hasSize(2_000);
        assertThat(feed.last()).hasSize(200);
    }

    @Test
    void theVersionsOfACalendarGrow() {
        Map<String, Long> before = new HashMap<>();
        for (WantedState state : feed.states()) {
            Long last = before.put(state.key(), state.version());
            assertThat(state.version()).isEqualTo(last == null ? 1 : last + 1);
        }
    }

    @Test
    void someStatesEqualTheStateBefore() {
        int distinct =
                feed.distinct().values().stream().mapToInt(Integer::intValue).sum();

        assertThat(distinct).isBetween(1_000, 1_800);
    }

    @Test
    void someCalendarsDoNotExistYet() {
        assertThat(feed.last().values())
                .filteredOn(state -> state.calendarId() == null)
                .hasSize(20);
    }

    @Test
    void theLastStateOfAClosedFeedOccursOnce() {
        Feed closed = feed.closed();

        closed.last().forEach((key, last) -> assertThat(closed.states())
                .filteredOn(state ->
                        state.state().equals(last.state()) && state.key().equals(key))
                .containsExactly(last));
    }

    @Test
    void aRecordHasTheWholeState() {
        WantedState state = feed.states().get(0);

        assertThat(state.json())
                .startsWith(
                        "{\"app\":\"app-00\",\"calendar\":\"shifts-000\",\"userId\":\"author-of-app-00\",\"version\":1,"
                                + "\"calendarId\":\"id-app-00-shifts-000\",\"state\":{\"name\":\"shifts-000\",");
    }
}
