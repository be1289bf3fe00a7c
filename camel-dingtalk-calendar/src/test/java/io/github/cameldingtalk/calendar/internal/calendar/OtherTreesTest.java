// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar.internal.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.google.gson.JsonParser;
import groovy.lang.GString;
import jakarta.json.Json;
import java.io.ByteArrayInputStream;
import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.stream.Stream;
import org.codehaus.groovy.runtime.GStringImpl;
import org.json.JSONObject;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Objects whose getters are not their fields, with the libraries themselves. */
class OtherTreesTest {

    private static final RequestBody UPDATE = new RequestBody(Fields.UPDATED_CALENDAR, true);
    private static final RequestBody ANY_FIELDS = new RequestBody(Fields.UPDATED_CALENDAR, false);

    private static final String CALENDAR =
            "{\"name\":\"日 \ud83d\udcc5 \\\"a\\\"\",\"description\":null,\"managers\":[\"m\"],\"subscribeScope\":{\"corpIds\":[]}}";
    private static final String WITH_NUMBERS = "{\"name\":\"a\",\"x\":{\"y\":[1.5,true,null,123456789012345678901]}}";

    static Stream<Named<Function<String, Object>>> libraries() {
        return Stream.of(
                Named.of("Jackson 3", json -> new tools.jackson.databind.ObjectMapper().readTree(json)),
                Named.of("org.json", JSONObject::new),
                Named.of("Gson", JsonParser::parseString),
                Named.of("Jakarta JSON", json -> Json.createReader(new StringReader(json))
                        .readObject()),
                Named.of("Jackson 2", json -> {
                    try {
                        return new ObjectMapper().readTree(json);
                    } catch (Exception e) {
                        throw new IllegalStateException(e);
                    }
                }));
    }

    @ParameterizedTest
    @MethodSource("libraries")
    void theFieldsOfATreeAreSent(Function<String, Object> library) throws Exception {
        assertThat(tree(UPDATE.toJson(library.apply(CALENDAR))))
                .isEqualTo(tree(CALENDAR.getBytes(StandardCharsets.UTF_8)));
        assertThat(tree(ANY_FIELDS.toJson(library.apply(WITH_NUMBERS))))
                .isEqualTo(tree(WITH_NUMBERS.getBytes(StandardCharsets.UTF_8)));
    }

    @ParameterizedTest
    @MethodSource("libraries")
    void theFieldsOfATreeInAMapAreSent(Function<String, Object> library) throws Exception {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("name", "n");
        map.put("color", library.apply(WITH_NUMBERS));
        map.put("subscribeScope", library.apply("{\"corpIds\":[\"c\"]}"));

        assertThat(tree(ANY_FIELDS.toJson(map)))
                .isEqualTo(tree(
                        ("{\"name\":\"n\",\"color\":" + WITH_NUMBERS + ",\"subscribeScope\":{\"corpIds\":[\"c\"]}}")
                                .getBytes(StandardCharsets.UTF_8)));
    }

    @ParameterizedTest
    @MethodSource("libraries")
    void theFieldsOfATreeAreChecked(Function<String, Object> library) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> UPDATE.toJson(library.apply("{\"nmae\":1}")))
                .withMessageStartingWith("the API has no field 'nmae' here");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ANY_FIELDS.toJson(library.apply("{\"name\":1}")))
                .withMessage("name must be a string, but is a number");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ANY_FIELDS.toJson(library.apply("{\"name\":\"ab\\ud83dcd\"}")))
                .withMessageStartingWith("name has half a surrogate pair (U+D83D) at index 2");
    }

    @Test
    void aTextOfJakartaJsonIsAText() {
        assertThat(text(UPDATE.toJson(Map.of("name", Json.createValue("a\"b")))))
                .isEqualTo("{\"name\":\"a\\\"b\"}");
    }

    /** Like a class of a library that this component has never heard of. */
    public static final class JsonObject {
        public boolean isEmpty() {
            return false;
        }

        public String getName() {
            return "of the class, not of the calendar";
        }
    }

    /** A bean of an application that is no calendar. */
    public static final class Invoice {
        public int getTotal() {
            return 1;
        }
    }

    /** All its fields may be null. */
    public record OnlyNull(String color) {}

    static Stream<Object> notCalendars() {
        return Stream.of(
                new JsonObject(),
                new Invoice(),
                new OnlyNull(null),
                new CompletableFuture<>(),
                Stream.of("a"),
                new ByteArrayInputStream(new byte[0]),
                ByteBuffer.allocate(1),
                new Object());
    }

    @ParameterizedTest
    @MethodSource("notCalendars")
    void anObjectThatIsNotACalendarIsRejectedByItsClass(Object body) {
        for (RequestBody requestBody : List.of(UPDATE, ANY_FIELDS)) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> requestBody.toJson(body))
                    .withMessageContaining(body.getClass().getName());
        }
    }

    @ParameterizedTest
    @MethodSource("notCalendars")
    void anObjectThatIsNotAValueIsRejectedByItsClassAndItsPlace(Object value) {
        if (value instanceof Invoice || value instanceof OnlyNull) {
            return;
        }
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ANY_FIELDS.toJson(Map.of("color", List.of(value))))
                .withMessageContaining(value.getClass().getName())
                .withMessageContaining("color");
    }

    @Test
    void theMessageSaysWhatABodyCanBe() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> UPDATE.toJson(new Invoice()))
                .withMessage("the body is a " + Invoice.class.getName()
                        + ", which has none of the fields name, description, managers, subscribeScope: set the body to a"
                        + " Map, to JSON, or to an object with these fields");
    }

    @Test
    void bytesInAFieldAreRejected() {
        for (Object bytes : List.of(new byte[] {1}, ByteBuffer.wrap(new byte[] {1}))) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> UPDATE.toJson(Map.of("name", bytes)))
                    .withMessageStartingWith("name cannot be a ");
        }
    }

    // ---- texts that are not a String

    private static GString gstring(String text) {
        return new GStringImpl(new Object[] {text}, new String[] {"x ", ""});
    }

    @Test
    void aTextOfGroovyIsAText() {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("name", gstring("1"));
        map.put("managers", List.of(gstring("2"), "3", new StringBuilder("4")));
        map.put("subscribeScope", Map.of("corpIds", new Object[] {gstring("5")}));

        assertThat(text(UPDATE.toJson(map)))
                .isEqualTo("{\"name\":\"x 1\",\"managers\":[\"x 2\",\"3\",\"4\"],"
                        + "\"subscribeScope\":{\"corpIds\":[\"x 5\"]}}");
        assertThat(text(UPDATE.toJson(new GStringImpl(new Object[] {"n"}, new String[] {"{\"name\":\"", "\"}"}))))
                .isEqualTo("{\"name\":\"n\"}");
    }

    @Test
    void aKeyMayBeAnyText() {
        assertThat(text(UPDATE.toJson(Map.of(new GStringImpl(new Object[] {"me"}, new String[] {"na", ""}), "n"))))
                .isEqualTo("{\"name\":\"n\"}");
        assertThat(text(UPDATE.toJson(Map.of(new StringBuilder("name"), "n")))).isEqualTo("{\"name\":\"n\"}");
    }

    enum Key {
        name
    }

    @Test
    void aKeyMayBeTheNameOfAConstant() {
        assertThat(text(UPDATE.toJson(Map.of(Key.name, "n")))).isEqualTo("{\"name\":\"n\"}");
    }

    static Stream<Map<?, ?>> otherKeys() {
        return Stream.of(
                Collections.singletonMap(null, "a"),
                Map.of(1, "a"),
                Map.of(List.of(), "a"),
                Map.of(true, "a"),
                Map.of("color", Collections.singletonMap(null, "a")),
                Map.of("color", Map.of(new Object(), "a")));
    }

    @ParameterizedTest
    @MethodSource("otherKeys")
    void anyOtherKeyIsRejected(Map<?, ?> map) {
        for (RequestBody requestBody : List.of(UPDATE, ANY_FIELDS)) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> requestBody.toJson(map))
                    .withMessageMatching("(?s).*([Nn]ull key|a key of a Map must be a text, but is a ).*");
        }
    }

    private static JsonNode tree(byte[] json) throws Exception {
        return new ObjectMapper().readTree(json);
    }

    private static String text(byte[] json) {
        return new String(json, StandardCharsets.UTF_8);
    }
}
