// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar.internal.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonTest {

    // ---- scalar

    @Test
    void stringsBooleansAndWholeNumbersAreRead() {
        String json = "{\"s\":\"日\",\"e\":\"\",\"t\":true,\"f\":false,\"i\":-7,\"l\":9223372036854775807}";

        Map.of("s", "日", "e", "", "t", true, "f", false, "i", -7L, "l", Long.MAX_VALUE)
                .forEach((name, value) -> assertThat(scalar(json, name)).isEqualTo(value));
    }

    @Test
    void anEmptyObjectHasNoFields() {
        assertThat(scalar("{}", "")).isNull();
        assertThat(scalar(" { } \n", "a")).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "9223372036854775808",
                "-9223372036854775809",
                "99999999999999999999999999",
                "1.5",
                "1.0",
                "1e3",
                "null",
                "{}",
                "{\"value\":true}",
                "[]",
                "[true]",
            })
    void anyOtherValueIsOfNoneOfTheseTypes(String value) {
        assertThat(scalar("{\"value\":" + value + ",\"next\":1}", "value")).isNull();
        assertThat(scalar("{\"value\":" + value + ",\"next\":1}", "next")).isEqualTo(1L);
    }

    @Test
    void aFieldOfANestedObjectIsNotAFieldOfTheObject() {
        String json = "{\"result\":true,\"more\":{\"result\":false,\"deep\":[{\"result\":false}]}}";

        assertThat(scalar(json, "result")).isEqualTo(true);
        assertThat(scalar(json, "deep")).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"value\":true,\"value\":true}",
                "{\"value\":true,\"value\":false}",
                "{\"value\":1,\"value\":{}}",
                "{\"value\":{},\"value\":1}",
                "{\"value\":null,\"value\":true}",
                "{\"value\":true,\"value\":true,\"value\":true}",
            })
    void aFieldThatStandsTwiceIsOfNoneOfTheseTypes(String json) {
        assertThat(scalar(json, "value")).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"more\":1,\"result\":true,\"more\":2}",
                "{\"more\":{\"a\":1,\"a\":2},\"result\":true}",
                "{\"more\":[{\"a\":1,\"a\":2}],\"result\":true}",
                "{\"more\":{\"result\":1,\"result\":2},\"result\":true}",
            })
    void anotherFieldThatStandsTwiceDoesNotSpoilTheResponse(String json) {
        assertThat(scalar(json, "result")).isEqualTo(true);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "null",
                "true",
                "[]",
                "[{\"result\":true}]",
                "\"result\"",
                "<html>",
                "{\"result\":true",
                "{\"result\":tru}",
                "{\"result\":}",
                "{\"result\" true}",
                "{result:true}",
                "{'result':true}",
                "{\"result\":true}}",
                "{\"result\":true} {}",
                "{\"result\":true} x",
                "{\"result\":true},",
                "{\"result\":true,}",
                "{\"result\":NaN}",
                "{\"more\":{\"a\":[},\"result\":true}",
            })
    void textThatIsNotExactlyOneJsonObjectIsNotRead(String text) {
        assertThat(scalar(text, "result")).isNull();
    }

    @Test
    void bytesThatAreNotUtf8AreNotRead() {
        assertThat(Json.scalar("{\"a\":\"\u00ff\u00fe\"}".getBytes(StandardCharsets.ISO_8859_1), "a"))
                .isNull();
    }

    @Test
    void anObjectWithinAThousandsOfOthersIsNotRead() {
        assertThat(scalar("{\"a\":".repeat(100_000), "a")).isNull();
    }

    // ---- write

    @Test
    void aMapIsWrittenInItsOrderWithNestedMapsAndListsOfStrings() {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("b", "\"日\uD83D\uDCC5\"\n");
        object.put("a", List.of("x", "y"));
        object.put("c", Map.of("d", List.of()));
        object.put("e", Map.of());

        assertThat(new String(Json.write(object), StandardCharsets.UTF_8))
                .isEqualTo("{\"b\":\"\\\"日\uD83D\uDCC5\\\"\\n\",\"a\":[\"x\",\"y\"],\"c\":{\"d\":[]},\"e\":{}}");
    }

    private static Object scalar(String json, String name) {
        return Json.scalar(json.getBytes(StandardCharsets.UTF_8), name);
    }
}
