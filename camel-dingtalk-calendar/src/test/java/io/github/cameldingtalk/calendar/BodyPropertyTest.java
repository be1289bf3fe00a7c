// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.cameldingtalk.calendar.RecordedCalls.Outcome;
import io.github.cameldingtalk.calendar.api.DingTalkInvalidParameterException;
import io.github.cameldingtalk.calendar.api.SubscribeScope;
import io.github.cameldingtalk.calendar.api.UpdateSubscribedCalendarRequest;
import java.io.ByteArrayInputStream;
import java.io.StringReader;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** The JSON that the server gets has the value of the body, or the call is refused and nothing is sent. */
class BodyPropertyTest extends PropertyTestSupport {

    private static final String ANY_FIELDS = "updateSubscribed?failOnUnknownFields=false";

    /** Keeps the digits of each number. */
    private static final ObjectMapper EXACT = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS, DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();

    /** How a body is handed over. */
    enum Form {
        MAP {
            @Override
            Object of(Map<String, Object> fields) {
                return fields;
            }
        },
        TEXT {
            @Override
            Object of(Map<String, Object> fields) {
                return JsonText.of(fields);
            }
        },
        BYTES {
            @Override
            Object of(Map<String, Object> fields) {
                return JsonText.bytes(fields);
            }
        },
        STREAM {
            @Override
            Object of(Map<String, Object> fields) {
                return new ByteArrayInputStream(JsonText.bytes(fields));
            }
        },
        READER {
            @Override
            Object of(Map<String, Object> fields) {
                return new StringReader(JsonText.of(fields));
            }
        },
        ESCAPED_TEXT {
            @Override
            Object of(Map<String, Object> fields) {
                return JsonText.escaped(fields);
            }
        },
        TREE {
            @Override
            Object of(Map<String, Object> fields) {
                return JsonText.tree(fields);
            }
        };

        abstract Object of(Map<String, Object> fields);
    }

    @Property
    void theFieldsOfTheApiArriveUnchangedOrAreRefused(@ForAll("update") Map<String, Object> fields, @ForAll Form form) {
        assertArrivesOrIsRefused("updateSubscribed", form, fields);
    }

    @Property
    void anyOtherFieldArrivesUnchangedOrIsRefused(@ForAll("anyFields") Map<String, Object> fields, @ForAll Form form) {
        assertArrivesOrIsRefused(ANY_FIELDS, form, fields);
    }

    @Property
    void aRecordArrivesUnchangedOrIsRefused(@ForAll("update") Map<String, Object> fields) throws Exception {
        Outcome outcome = calls.send("updateSubscribed", record(fields), Map.of());

        if (!outcome.isRefused(DingTalkInvalidParameterException.class)) {
            assertThat(EXACT.readTree(outcome.request().body())).isEqualTo(JsonText.tree(fields));
        }
    }

    @Property
    void wholeUnicodeIsNeverRefused(@ForAll("whole") String text, @ForAll Form form) throws Exception {
        Map<String, Object> fields = Map.of("name", text, "managers", List.of(text));

        Outcome outcome = calls.send("updateSubscribed", form.of(fields), Map.of());

        assertThat(EXACT.readTree(outcome.request().body())).isEqualTo(JsonText.tree(fields));
    }

    @Property
    void textThatIsHardlyJsonIsRefusedOrArrivesAsTheSameJson(@ForAll("nearlyJson") String text) {
        Outcome outcome = calls.send(ANY_FIELDS, text, Map.of());

        if (!outcome.isRefused(DingTalkInvalidParameterException.class)) {
            assertThat(JsonText.tokens(outcome.request().body()))
                    .as(() -> JsonText.escaped(text))
                    .isEqualTo(JsonText.tokens(text.startsWith("\ufeff") ? text.substring(1) : text));
        }
    }

    private static void assertArrivesOrIsRefused(String uri, Form form, Map<String, Object> fields) {
        Outcome outcome = calls.send(uri, form.of(fields), Map.of());

        if (!outcome.isRefused(DingTalkInvalidParameterException.class)) {
            WireRequest request = outcome.request();
            request.assertHeaders(calls.port(), RecordedCalls.TOKEN);
            assertThat(request.headers())
                    .contains("Content-Length: " + request.body().getBytes(StandardCharsets.UTF_8).length);
            assertThat(JsonText.parsed(EXACT, request.body()))
                    .as(() -> JsonText.escaped(fields))
                    .isEqualTo(JsonText.tree(fields));
        }
    }

    private static UpdateSubscribedCalendarRequest record(Map<String, Object> fields) {
        Map<?, ?> scope = (Map<?, ?>) fields.get("subscribeScope");
        return new UpdateSubscribedCalendarRequest(
                (String) fields.get("name"),
                (String) fields.get("description"),
                strings(fields.get("managers")),
                scope == null
                        ? null
                        : new SubscribeScope(
                                strings(scope.get("unionIds")),
                                strings(scope.get("openConversationIds")),
                                strings(scope.get("corpIds"))));
    }

    private static List<String> strings(Object list) {
        return list == null
                ? null
                : ((List<?>) list).stream().map(String.class::cast).toList();
    }

    @Provide
    Arbitrary<String> whole() {
        return unicode();
    }

    /** The fields that are present have the types of the API. */
    @Provide
    Arbitrary<Map<String, Object>> update() {
        Arbitrary<Object> strings = texts().list().ofMaxSize(3).asGeneric();
        Arbitrary<Object> scope = some(Map.of("unionIds", strings, "openConversationIds", strings, "corpIds", strings))
                .asGeneric();
        return some(Map.of(
                "name",
                texts().asGeneric(),
                "description",
                texts().asGeneric(),
                "managers",
                strings,
                "subscribeScope",
                scope));
    }

    @Provide
    Arbitrary<Map<String, Object>> anyFields() {
        return Combinators.combine(update(), Arbitraries.maps(texts(), values()).ofMaxSize(4))
                .as((known, unknown) -> {
                    Map<String, Object> fields = new LinkedHashMap<>(unknown);
                    fields.putAll(known);
                    return fields;
                });
    }

    @Provide
    Arbitrary<String> nearlyJson() {
        return Combinators.combine(
                        anyFields().map(JsonText::of),
                        Arbitraries.doubles().between(0, 1),
                        Arbitraries.integers().between(0, 3),
                        Arbitraries.strings()
                                .withChars("{}[]\",:\\ \t\n0-.eEntfu/*#'\0\ufeff")
                                .ofMaxLength(2))
                .as((json, place, removed, inserted) -> {
                    int at = (int) (place * json.length());
                    return json.substring(0, at) + inserted + json.substring(Math.min(json.length(), at + removed));
                });
    }

    private static Arbitrary<Object> values() {
        Arbitrary<Object> scalars = Arbitraries.oneOf(
                texts().asGeneric(),
                Arbitraries.longs().asGeneric(),
                Arbitraries.bigIntegers().asGeneric(),
                Arbitraries.doubles().asGeneric(),
                Arbitraries.floats().asGeneric(),
                Combinators.combine(
                                Arbitraries.bigIntegers(),
                                Arbitraries.integers().between(-500, 500))
                        .as(BigDecimal::new)
                        .asGeneric(),
                Arbitraries.of(true, false).asGeneric(),
                Arbitraries.just((Object) null));
        return Arbitraries.recursive(
                () -> scalars,
                inner -> Arbitraries.oneOf(
                        scalars,
                        inner.list().ofMaxSize(3).asGeneric(),
                        Arbitraries.maps(texts(), inner).ofMaxSize(3).asGeneric()),
                0,
                4);
    }

    /** An object that has each of these fields, or does not. */
    private static Arbitrary<Map<String, Object>> some(Map<String, Arbitrary<Object>> fields) {
        return fields.entrySet().stream()
                .map(field -> field.getValue().optional(0.6).map(value -> {
                    Map<String, Object> one = new LinkedHashMap<>();
                    value.ifPresent(present -> one.put(field.getKey(), present));
                    return one;
                }))
                .reduce(Arbitraries.just(Map.of()), (all, one) -> Combinators.combine(all, one)
                        .as((a, b) -> {
                            Map<String, Object> both = new LinkedHashMap<>(a);
                            both.putAll(b);
                            return both;
                        }));
    }
}
