// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.cameldingtalk.calendar.emulator.EmulatedCalendar.SubscribeScope;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

class CalendarUpdateTest {

    private static final SubscribeScope SCOPE = new SubscribeScope(List.of("u"), List.of("g"), List.of("c"));
    private static final EmulatedCalendar OLD =
            new EmulatedCalendar("calendar", "author", "old", "text", List.of("m"), SCOPE);

    @Test
    void aGivenFieldIsReplacedAndAnAbsentFieldIsKept() throws IOException {
        assertThat(update(Rules.DEFAULT, "{\"name\":\"new\",\"subscribeScope\":{\"unionIds\":[\"x\",\"y\"]}}"))
                .isEqualTo(new EmulatedCalendar(
                        "calendar",
                        "author",
                        "new",
                        "text",
                        List.of("m"),
                        new SubscribeScope(List.of("x", "y"), List.of("g"), List.of("c"))));
    }

    @Test
    void anAbsentFieldIsClearedIfTheRulesSaySo() throws IOException {
        assertThat(update(Rules.DEFAULT.withAbsentKeepsValue(false), "{\"description\":\"new\"}"))
                .isEqualTo(new EmulatedCalendar("calendar", "author", "", "new", List.of(), SubscribeScope.EMPTY));
    }

    @Test
    void anEmptyListClearsTheListUnlessTheRulesSayOtherwise() throws IOException {
        String empty = "{\"managers\":[],\"subscribeScope\":{\"corpIds\":[]}}";

        assertThat(update(Rules.DEFAULT, empty).managers()).isEmpty();
        assertThat(update(Rules.DEFAULT, empty).subscribeScope().corpIds()).isEmpty();
        assertThat(update(Rules.DEFAULT.withEmptyListClears(false), empty)).isEqualTo(OLD);
    }

    @Test
    void aNullIsAbsentUnlessTheRulesSayOtherwise() throws IOException {
        String nulls = "{\"description\":null,\"managers\":null,\"subscribeScope\":{\"corpIds\":null}}";

        assertThat(update(Rules.DEFAULT, nulls)).isEqualTo(OLD);
        EmulatedCalendar cleared = update(Rules.DEFAULT.withNullClears(true), nulls);
        assertThat(cleared.description()).isNull();
        assertThat(cleared.managers()).isEmpty();
        assertThat(cleared.subscribeScope().corpIds()).isEmpty();
    }

    private static EmulatedCalendar update(Rules rules, String fields) throws IOException {
        return new CalendarUpdate(rules, new ObjectMapper().readTree(fields)).applyTo(OLD);
    }
}
