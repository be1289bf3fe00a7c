// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar.internal.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.cameldingtalk.calendar.api.SubscribeScope;
import io.github.cameldingtalk.calendar.api.UpdateSubscribedCalendarRequest;
import io.github.cameldingtalk.calendar.internal.http.Json;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** A text that was cut inside an emoji. Jackson would write the half and the character after it as another character. */
class HalfSurrogatePairTest {

    private static final RequestBody UPDATE = new RequestBody(Fields.UPDATED_CALENDAR, true);
    private static final RequestBody ANY_FIELDS = new RequestBody(Fields.UPDATED_CALENDAR, false);

    /** Half a pair, and the index at which it is found. */
    private static final Map<String, Integer> BROKEN = Map.of(
            "ab\ud83dcd", 2,
            "ab\ud83d", 2,
            "ab\ud83d\ud83dc", 2,
            "ab\udcc5\ud83d", 2,
            "\udcc5", 0,
            "\ud83d\udcc5\ud83d ", 2,
            "日\udcc5本", 1);

    public record Bean(String name, List<String> managers) {}

    static Stream<Named<Object>> bodies() {
        return BROKEN.keySet().stream().flatMap(text -> {
            String escaped =
                    text.chars().mapToObj(c -> String.format("\\u%04x", c)).reduce("", String::concat);
            return Stream.of(
                    named("a Map", text, Map.of("name", text)),
                    named("a Map with another value", text, Map.of("name", text, "managers", Set.of())),
                    named("a record", text, new UpdateSubscribedCalendarRequest().withName(text)),
                    named("a bean", text, new Bean(text, null)),
                    named("a tree", text, JsonNodeFactory.instance.objectNode().put("name", text)),
                    named("JSON", text, "{\"name\":\"" + text + "\"}"),
                    named("a StringBuilder", text, new StringBuilder("{\"name\":\"" + text + "\"}")),
                    named("escaped JSON", text, "{\"name\":\"" + escaped + "\"}"),
                    named(
                            "escaped bytes",
                            text,
                            ("{\"name\":\"" + escaped + "\"}").getBytes(StandardCharsets.US_ASCII)));
        });
    }

    private static Named<Object> named(String type, String text, Object body) {
        return Named.of(type + " with the half at " + BROKEN.get(text), body);
    }

    @ParameterizedTest
    @MethodSource("bodies")
    void isRejectedInABodyOfAnyType(Object body) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> UPDATE.toJson(body))
                .withMessageMatching("name has half a surrogate pair \\(U\\+(D83D|DCC5)\\) at index [0-2]: check .*");
        assertThatIllegalArgumentException().isThrownBy(() -> ANY_FIELDS.toJson(body));
    }

    @Test
    void theMessageNamesTheIndex() {
        BROKEN.forEach((text, index) -> assertThatIllegalArgumentException()
                .isThrownBy(() -> UPDATE.toJson(Map.of("name", text)))
                .withMessageContaining(" at index " + index + ":"));
    }

    static Stream<Arguments> nested() {
        String half = "a\ud83d";
        return Stream.of(
                Arguments.of("managers[1]", Map.of("managers", List.of("a", half))),
                Arguments.of("managers[1]", Map.of("managers", new String[] {"a", half})),
                Arguments.of("managers[1]", "{\"managers\":[\"a\",\"a\\ud83d\"]}"),
                Arguments.of("managers[1]", new Bean(null, List.of("a", half))),
                Arguments.of(
                        "subscribeScope.corpIds[0]",
                        new UpdateSubscribedCalendarRequest()
                                .withSubscribeScope(new SubscribeScope().withCorpIds(List.of(half)))),
                Arguments.of("subscribeScope.corpIds[0]", "{\"subscribeScope\":{\"corpIds\":[\"" + half + "\"]}}"),
                Arguments.of("color.r[1].s", Map.of("color", Map.of("r", List.of(1, Map.of("s", half))))),
                Arguments.of("color.r[1].s", "{\"color\":{\"r\":[1,{\"s\":\"" + half + "\"}]}}"),
                Arguments.of("the name of a field in the body", Map.of(half, 1)),
                Arguments.of("the name of a field in color", Map.of("color", Map.of(half, 1))));
    }

    @ParameterizedTest
    @MethodSource("nested")
    void isNamedByItsPlace(String place, Object body) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ANY_FIELDS.toJson(body))
                .withMessageStartingWith(place + " has half a surrogate pair (U+D83D) at index 1");
    }

    /** Jackson 2.23 and later reject such a name, before the component sees the name. */
    @Test
    void isRejectedIfItIsEscapedInTheNameOfAField() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ANY_FIELDS.toJson("{\"a\\ud83d\":1}"))
                .withMessageMatching(
                        "(?s)(the name of a field in the body has half a surrogate pair \\(U\\+D83D\\) at index 1"
                                + "|the body is not valid JSON: Broken surrogate pair in field name).*");
    }

    @Test
    void aWholePairIsWrittenInUtf8() throws Exception {
        String name = "\ud83d\udcc5\ud83d\udcc5a\ud83d\udcc5";

        for (Object body : List.of(
                Map.of("name", name),
                Map.of("name", new StringBuilder(name)),
                "{\"name\":\"" + name + "\"}",
                "{\"name\":\"\\ud83d\\udcc5\\uD83D\\uDCC5a\\ud83d\\udcc5\"}",
                new ObjectMapper().readTree("{\"name\":\"" + name + "\"}"))) {
            assertThat(UPDATE.toJson(body)).isEqualTo(("{\"name\":\"" + name + "\"}").getBytes(StandardCharsets.UTF_8));
        }
    }

    @Test
    void aPairThatABufferCutsStaysWhole() throws Exception {
        for (int length = 3_990; length < 4_010; length++) {
            String name = "x".repeat(length) + "\ud83d\udcc5";

            for (Object body : List.of("{\"name\":\"" + name + "\"}", Map.of("name", name))) {
                assertThat(new ObjectMapper()
                                .readTree(UPDATE.toJson(body))
                                .get("name")
                                .textValue())
                        .isEqualTo(name);
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"'{\"description\":\"a\\ud83d\"}', description", "'{\"x\":[{\"y\":\"a\\ud83d\"}]}', x[0].y"})
    void isRejectedInACalendarThatIsSentBack(String calendar, String field) throws Exception {
        ObjectNode read = ExactTree.read(calendar.getBytes(StandardCharsets.UTF_8));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> new CalendarMerge(read, "{}".getBytes(StandardCharsets.UTF_8)).toJson())
                .withMessageContaining(field + " has half a surrogate pair (U+D83D) at index 1")
                .withMessageEndingWith("Set this field in the body");
    }

    @Test
    void isRejectedInTheRequestForAToken() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Json.write(Map.of("code", "a\ud83db")))
                .withMessageStartingWith("code has half a surrogate pair (U+D83D) at index 1");
    }
}
