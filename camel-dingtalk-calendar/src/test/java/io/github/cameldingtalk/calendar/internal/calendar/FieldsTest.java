// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar.internal.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class FieldsTest {

    @Test
    void anUpdateRequiresNoField() {
        assertThat(Fields.UPDATED_CALENDAR.required()).isEmpty();
    }

    @Test
    void aNewCalendarRequiresANameAndAScope() {
        assertThat(Fields.NEW_CALENDAR.required()).containsExactly("name", "subscribeScope");
    }

    @Test
    void bothBodiesHaveTheSameFields() {
        assertThat(Fields.UPDATED_CALENDAR.names()).isEqualTo("name, description, managers, subscribeScope");
        assertThat(Fields.NEW_CALENDAR.names()).isEqualTo(Fields.UPDATED_CALENDAR.names());
        assertThat(Fields.UPDATED_CALENDAR.get(3).fields().names()).isEqualTo("unionIds, openConversationIds, corpIds");
    }

    @Test
    void theCaseOfAFieldCounts() {
        assertThat(Fields.UPDATED_CALENDAR.indexOf("name")).isZero();
        assertThat(Fields.UPDATED_CALENDAR.indexOf("Name")).isEqualTo(-1);
        assertThat(Fields.UPDATED_CALENDAR.indexOf("calendarId")).isEqualTo(-1);
    }

    static Stream<Map<?, ?>> accepted() {
        return Stream.of(
                Map.of(),
                Map.of("name", "", "description", "d"),
                Map.of("managers", List.of()),
                Map.of("managers", List.of("a", "b")),
                Map.of("subscribeScope", Map.of()),
                Map.of("subscribeScope", Map.of("corpIds", List.of("a"))));
    }

    @ParameterizedTest
    @MethodSource("accepted")
    void aMapWithTheTypesOfTheApiIsAccepted(Map<?, ?> map) {
        assertThat(Fields.UPDATED_CALENDAR.accept(map)).isTrue();
    }

    static Stream<Object> notAccepted() {
        Map<Object, Object> nullKey = new HashMap<>();
        nullKey.put(null, "a");
        return Stream.of(
                "text",
                List.of(),
                nullKey,
                Map.of(1, "a"),
                Map.of("unknown", "a"),
                Map.of("name", 1),
                Map.of("name", new StringBuilder("a")),
                Collections.singletonMap("name", null),
                Map.of("managers", "a"),
                Map.of("managers", Set.of("a")),
                Map.of("managers", List.of("a", 1)),
                Map.of("managers", Arrays.asList("a", null)),
                Map.of("managers", new String[] {"a"}),
                Collections.singletonMap("managers", null),
                Map.of("subscribeScope", List.of()),
                Map.of("subscribeScope", Map.of("unknown", List.of())),
                Map.of("subscribeScope", Map.of("corpIds", "a")),
                Map.of("subscribeScope", Collections.singletonMap("corpIds", null)),
                Collections.singletonMap("subscribeScope", null));
    }

    @ParameterizedTest
    @MethodSource("notAccepted")
    void anyOtherValueIsNotAccepted(Object value) {
        assertThat(Fields.UPDATED_CALENDAR.accept(value)).isFalse();
    }

    @Test
    void noValueIsNotAccepted() {
        assertThat(Fields.UPDATED_CALENDAR.accept(null)).isFalse();
    }
}
