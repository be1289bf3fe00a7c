// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar.internal.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.github.cameldingtalk.calendar.api.SubscribeScope;
import io.github.cameldingtalk.calendar.api.UpdateSubscribedCalendarRequest;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class RequestBodyTest {

    private static final RequestBody UPDATE = new RequestBody(Fields.UPDATED_CALENDAR, true);
    private static final RequestBody CREATE = new RequestBody(Fields.NEW_CALENDAR, true);
    private static final RequestBody ANY_FIELDS = new RequestBody(Fields.UPDATED_CALENDAR, false);

    /** A map whose values need no conversion is written directly. Any other object is converted and checked first. */
    @Test
    void aPlainMapAndAnyOtherObjectGiveTheSameBytes() throws Exception {
        String name = "日历 \uD83D\uDCC5 «ä»\t\"\\/\u0001\u007f\u2028";
        List<String> managers = List.of("m", "é");
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("name", name);
        map.put("managers", managers);
        map.put("subscribeScope", Map.of("corpIds", List.of()));
        Map<String, Object> mapThatIsConverted = new LinkedHashMap<>(map);
        mapThatIsConverted.put("managers", managers.toArray());
        assertThat(Fields.UPDATED_CALENDAR.accept(map)).isTrue();
        assertThat(Fields.UPDATED_CALENDAR.accept(mapThatIsConverted)).isFalse();

        byte[] bytes = UPDATE.toJson(map);

        assertThat(new ObjectMapper().readTree(bytes).get("name").asText()).isEqualTo(name);
        assertThat(UPDATE.toJson(mapThatIsConverted)).isEqualTo(bytes);
        assertThat(UPDATE.toJson(bytes)).isEqualTo(bytes);
        assertThat(UPDATE.toJson(new String(bytes, StandardCharsets.UTF_8))).isEqualTo(bytes);
        assertThat(UPDATE.toJson(new ObjectMapper().valueToTree(map))).isEqualTo(bytes);
        assertThat(UPDATE.toJson(new UpdateSubscribedCalendarRequest()
                        .withName(name)
                        .withManagers(managers)
                        .withSubscribeScope(new SubscribeScope().withCorpIds(List.of()))))
                .isEqualTo(bytes);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"name\":null,\"description\":null,\"managers\":null,\"subscribeScope\":null}",
                "{\"subscribeScope\":{\"corpIds\":null,\"unionIds\":[]}}",
                "{\"description\":\"\",\"managers\":[],\"subscribeScope\":{}}",
            })
    void emptyValuesAndNullsAreWrittenAndAbsentFieldsAreNot(String json) {
        assertThat(text(UPDATE.toJson(json))).isEqualTo(json);
    }

    @Test
    void theNullsOfAMapAreWritten() {
        assertThat(text(UPDATE.toJson(Collections.singletonMap("name", null)))).isEqualTo("{\"name\":null}");
        assertThat(text(UPDATE.toJson(Map.of("subscribeScope", Collections.singletonMap("corpIds", null)))))
                .isEqualTo("{\"subscribeScope\":{\"corpIds\":null}}");
    }

    // ---- required fields

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{} | name",
                "{\"subscribeScope\":{}} | name",
                "{\"name\":null,\"subscribeScope\":{}} | name",
                "{\"name\":\"a\"} | subscribeScope",
                "{\"name\":\"a\",\"subscribeScope\":null} | subscribeScope",
                "{\"subscribeScope\":null,\"name\":\"a\"} | subscribeScope",
            })
    void aRequiredFieldThatIsAbsentOrNullIsNamed(String json, String field) throws Exception {
        for (Object body :
                List.of(json, new ObjectMapper().readTree(json), new ObjectMapper().readValue(json, Map.class))) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> CREATE.toJson(body))
                    .withMessage("there is no " + field + ": the API requires this field");
        }
    }

    @Test
    void aRequiredFieldMayBeEmptyBecauseTheServiceDecides() {
        String json = "{\"name\":\"\",\"subscribeScope\":{}}";

        assertThat(text(CREATE.toJson(json))).isEqualTo(json);
        assertThat(text(CREATE.toJson(new LinkedHashMap<>(Map.of("name", "", "subscribeScope", Map.of())))))
                .hasSize(json.length());
    }

    // ---- unknown fields

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"nmae\":1} | nmae | name, description, managers, subscribeScope",
                "{\"\":1} | '' | name, description, managers, subscribeScope",
                "{\"subscribeScope\":{\"corpId\":[]}} | subscribeScope.corpId | unionIds, openConversationIds, corpIds",
                "{\"subscribeScope\":{\"name\":\"a\"}} | subscribeScope.name | unionIds, openConversationIds, corpIds",
            })
    void anUnknownFieldIsNamedWithTheFieldsThatTheApiKnowsThere(String json, String field, String known)
            throws Exception {
        for (Object body : List.of(json, new ObjectMapper().readValue(json, Map.class))) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> UPDATE.toJson(body))
                    .withMessage("the API has no field '" + field + "' here. The fields are " + known
                            + ". To send it nevertheless, set failOnUnknownFields=false");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"color\":null}",
                "{\"color\":{\"r\":[1,2.50,true,null,{}]},\"name\":\"a\"}",
                "{\"big\":12345678901234567890123,\"digits\":0.1234567890123456789}",
                "{\"subscribeScope\":{\"deptIds\":[7],\"corpIds\":[]}}",
            })
    void anUnknownFieldThatIsAllowedIsWrittenUnchanged(String json) {
        assertThat(text(ANY_FIELDS.toJson(json))).isEqualTo(json);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.50e400", "1E5", "1e-400", "-0.0", "-0", "0.1234567890123456789", "1.10", "-1.0E+2"})
    void anUnknownNumberKeepsItsDigits(String number) {
        String json = "{\"e\":" + number + ",\"f\":[" + number + "]}";

        assertThat(text(ANY_FIELDS.toJson(json))).isEqualTo(json);
        assertThat(text(ANY_FIELDS.toJson(json.getBytes(StandardCharsets.UTF_8))))
                .isEqualTo(json);
    }

    @Test
    void aNumberOfJavaKeepsItsDigits() {
        Map<String, Object> numbers = new LinkedHashMap<>();
        numbers.put("a", -0.0);
        numbers.put("b", new BigDecimal("0.12345678901234567890"));
        numbers.put("c", new BigInteger("123456789012345678901234567890"));
        numbers.put("d", 0.1f);
        String json = "{\"a\":-0.0,\"b\":0.12345678901234567890,\"c\":123456789012345678901234567890,\"d\":0.1}";

        assertThat(text(ANY_FIELDS.toJson(numbers))).isEqualTo(json);
    }

    static Stream<Object> numbersThatAreNotFinite() {
        return Stream.of(
                Map.of("e", Double.NaN),
                Map.of("e", Float.POSITIVE_INFINITY),
                Map.of("e", new double[] {Double.NEGATIVE_INFINITY}),
                JsonNodeFactory.instance.objectNode().put("e", Double.NaN),
                JsonNodeFactory.instance.objectNode().put("e", Float.NaN));
    }

    @ParameterizedTest
    @MethodSource("numbersThatAreNotFinite")
    void aNumberThatIsNotFiniteIsRejected(Object body) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ANY_FIELDS.toJson(body))
                .withMessageMatching("e(\\[0])? is (NaN|-?Infinity), which is not a number of JSON");
    }

    @Test
    void aKnownFieldIsCheckedAlsoWhereUnknownFieldsAreAllowed() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ANY_FIELDS.toJson("{\"color\":1,\"name\":1}"))
                .withMessage("name must be a string, but is a number");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"name\":\"a\",\"name\":\"a\"}",
                "{\"subscribeScope\":{\"corpIds\":[],\"corpIds\":[]}}",
                "{\"color\":1,\"color\":1}",
                "{\"color\":[{\"r\":1,\"r\":1}]}",
            })
    void aFieldThatStandsTwiceIsRejected(String json) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ANY_FIELDS.toJson(json))
                .withMessageStartingWith("the body is not valid JSON: Duplicate field");
    }

    // ---- objects

    @Test
    void anObjectThatHoldsItselfIsRejected() {
        List<Object> itself = new ArrayList<>();
        itself.add(itself);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> UPDATE.toJson(Map.of("managers", itself)))
                .withMessageContaining("cannot be written as JSON");
    }

    @Test
    void aTreeThatIsNotAnObjectIsRejected() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> UPDATE.toJson(JsonNodeFactory.instance.arrayNode()))
                .withMessage("the body must be a JSON object, but is an array");
    }

    @Test
    void theMessageTellsTheLineAndTheColumnOfInvalidJson() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> UPDATE.toJson("{\n  \"name\": x\n}"))
                .withMessageStartingWith("the body is not valid JSON: ")
                // Versions of Jackson differ by one column.
                .withMessageMatching("(?s).* \\(line 2, column 1[12]\\)");
    }

    private static String text(byte[] json) {
        return new String(json, StandardCharsets.UTF_8);
    }

    @Test
    void bytesInABrokenEncodingAreRejected() {
        for (byte[] body :
                List.of(new byte[] {0, 0, '{', 0, 0, 0, '}', 0}, new byte[] {0, 0, 0, '{', 0x7f, 0, 0, 0}, new byte[] {
                    '{', 0, 0, 0, 1, 2, 3, 4
                })) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> UPDATE.toJson(body))
                    .withMessageStartingWith("the body is not valid JSON");
        }
    }
}
