// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar.example.cluster.run;

import static io.github.cameldingtalk.calendar.example.cluster.run.JournalLines.START;
import static io.github.cameldingtalk.calendar.example.cluster.run.JournalLines.created;
import static io.github.cameldingtalk.calendar.example.cluster.run.JournalLines.refused;
import static io.github.cameldingtalk.calendar.example.cluster.run.JournalLines.update;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class OutcomeTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String KEY = "app-00/a";
    private static final int LIMIT = 20;

    @Test
    void aRunWithoutAProblemHasNone() {
        assertThat(problems(wanted("1", "1", "2"), update("a", "1", 0), update("a", "2", 1)))
                .isEmpty();
    }

    @Test
    void severalStatesMayBecomeOneCall() {
        assertThat(problems(wanted("1", "2", "3"), update("a", "3", 0))).isEmpty();
    }

    @Test
    void anOldStateAtTheEndIsAProblem() {
        assertThat(problems(wanted("1", "2"), update("a", "2", 0), update("a", "1", 1)))
                .singleElement()
                .asString()
                .contains(KEY, "should have");
    }

    @Test
    void aLateCallThatOverwroteTheLastStateIsNamed() {
        List<JournalEntry> journal = List.of(update("a", "1", 0), update("a", "2", 1), update("a", "1", 2));

        assertThat(outcome(wanted("1", "2"), journal, 0, Set.of()).overwritten())
                .containsExactly(Map.entry(KEY, 1));
        assertThat(outcome(wanted("1", "2"), journal.subList(0, 2), 0, Set.of()).overwritten())
                .isEmpty();
    }

    @Test
    void aStateThatNeverArrivedIsAProblem() {
        assertThat(problems(wanted("1"), refused("a", "1", 0, "systemError")))
                .singleElement()
                .asString()
                .contains("has null");
    }

    @Test
    void moreCallsThanDistinctStatesAreAProblem() {
        assertThat(problems(wanted("1", "1"), update("a", "2", 0), update("a", "1", 1)))
                .singleElement()
                .asString()
                .contains("2 calls", "1 distinct");
    }

    @Test
    void aStateThatWasThereAlreadyIsAProblem() {
        assertThat(problems(wanted("1", "2"), update("a", "2", 0), update("a", "2", 1)))
                .singleElement()
                .asString()
                .contains("there already");
    }

    @Test
    void aCallThatIsSaidToBeRedoneIsNotAProblem() {
        List<JournalEntry> journal = List.of(update("a", "1", 0), update("a", "1", 1));

        assertThat(outcome(wanted("1"), journal, 1, Set.of()).problems(LIMIT, 1))
                .isEmpty();
        assertThat(outcome(wanted("1"), journal, 0, Set.of()).problems(LIMIT, 1))
                .hasSize(2);
    }

    @Test
    void aSecondCalendarIsAProblem() {
        assertThat(problems(wantedNew("1", "2"), created("a", "1", 0), created("a", "2", 1)))
                .singleElement()
                .asString()
                .contains("2 creates");
    }

    @Test
    void aSecondCalendarBesideTheGivenOneIsAProblem() {
        assertThat(problems(wanted("1"), created("a", "1", 0)))
                .singleElement()
                .asString()
                .contains("1 creates");
    }

    @Test
    void anUpdateOfAnotherCalendarIsAProblem() {
        assertThat(problems(wanted("1", "2"), update("a", "1", 0), update("other", "a", "2", 1)))
                .singleElement()
                .asString()
                .contains(KEY, "changed the calendar other", "[id]");
    }

    @Test
    void anUpdateOfAnotherCalendarThanTheCreatedOneIsAProblem() {
        assertThat(problems(wantedNew("1", "2"), created("a", "1", 0), update("a", "2", 1)))
                .isEmpty();
        assertThat(problems(wantedNew("1", "2"), created("a", "1", 0), update("other", "a", "2", 1)))
                .singleElement()
                .asString()
                .contains(KEY, "changed the calendar other", "[id]");
    }

    @Test
    void aSecondCalendarWhoseRowSaysSoIsNotAProblem() {
        List<JournalEntry> journal = List.of(created("a", "1", 0), created("a", "2", 1));

        assertThat(outcome(wantedNew("1", "2"), journal, 0, Set.of(KEY)).problems(LIMIT, 1))
                .isEmpty();
    }

    @Test
    void aCreateWithAnUnknownOutcomeIsAProblemUnlessItsRowSaysSo() {
        assertThat(outcome(wanted("1"), List.of(), 0, Set.of()).problems(LIMIT, 1))
                .hasSize(1);
        assertThat(outcome(wanted("1"), List.of(), 0, Set.of(KEY)).problems(LIMIT, 1))
                .isEmpty();
    }

    @Test
    void aCalendarThatNobodyWantedIsAProblem() {
        assertThat(problems(wanted("1"), update("a", "1", 0), update("b", "1", 1)))
                .singleElement()
                .asString()
                .contains("app-00/b");
    }

    @Test
    void tooManyCallsInASecondAreAProblem() {
        List<JournalEntry> journal = new ArrayList<>();
        String[] states = new String[LIMIT + 1];
        for (int i = 0; i <= LIMIT; i++) {
            states[i] = Integer.toString(i);
            journal.add(update("a", states[i], i));
        }

        assertThat(outcome(wanted(states), journal, 0, Set.of()).problems(LIMIT, 1))
                .singleElement()
                .asString()
                .contains("21 calls in a second");
    }

    @Test
    void tooManyCallsThatDingTalkRefusesForTheirRateAreAProblem() {
        List<JournalEntry> journal = new ArrayList<>();
        String[] states = new String[50];
        for (int i = 0; i < states.length; i++) {
            states[i] = Integer.toString(i);
            journal.add(update("a", states[i], i * 100));
        }
        journal.add(refused("a", "1", 1, "Forbidden.AccessDenied.QpsLimitForAppkeyAndApi"));
        journal.add(refused("a", "1", 2, "systemError"));
        Outcome outcome = outcome(wanted(states), journal, 0, Set.of());

        assertThat(outcome.problems(LIMIT, 2)).isEmpty();
        assertThat(outcome.problems(LIMIT, 1)).singleElement().asString().contains("1 calls were refused", "1 % of 50");
    }

    @Test
    void theFiguresCountWhatHappened() {
        Outcome outcome = outcome(
                wanted("1", "1", "2"),
                List.of(
                        refused("a", "1", 0, "Forbidden.AccessDenied.QpsLimitForApi"),
                        refused("a", "1", 1, "systemError"),
                        update("a", "2", 2_500)),
                0,
                Set.of());

        assertThat(outcome.figures().row("steady")).isEqualTo("| steady | 3 | 2 | 1 | 0 | 1 | 1 | 2.5 s | 1 |");
    }

    private static List<String> problems(Feed feed, JournalEntry... journal) {
        return outcome(feed, List.of(journal), 0, Set.of()).problems(LIMIT, 1);
    }

    private static Outcome outcome(Feed feed, List<JournalEntry> journal, int redone, Set<String> openCreates) {
        return new Outcome(feed, Map.of(KEY, START), journal, Map.of(KEY, redone), openCreates);
    }

    /** States of one calendar, whose id is {@code id}. */
    private static Feed wanted(String... descriptions) {
        return wanted("id", List.of(descriptions));
    }

    /** States of one calendar, which a worker creates. */
    private static Feed wantedNew(String... descriptions) {
        return wanted(null, List.of(descriptions));
    }

    private static Feed wanted(@Nullable String calendarId, List<String> descriptions) {
        List<WantedState> states = new ArrayList<>();
        for (String description : descriptions) {
            states.add(new WantedState("app-00", "a", "author", states.size() + 1, calendarId, state(description)));
        }
        return new Feed(states);
    }

    private static ObjectNode state(String description) {
        try {
            return (ObjectNode) JSON.readTree(JournalLines.state("a", description));
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
