// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cameldingtalk.calendar.api.DingTalkInvalidParameterException;
import io.github.cameldingtalk.calendar.emulator.EmulatedResponse;
import io.github.cameldingtalk.calendar.emulator.ReceivedRequest;
import io.github.cameldingtalk.calendar.internal.calendar.SuppliedText;
import java.io.ByteArrayInputStream;
import java.io.File;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.converter.stream.InputStreamCache;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Headers that are not a String. */
class HeaderTextTest extends DingTalkCalendarTestSupport {

    private static final byte[] ID = "id".getBytes(StandardCharsets.UTF_8);

    private static final List<String> HEADERS = List.of(
            DingTalkCalendarConstants.CALENDAR_ID,
            DingTalkCalendarConstants.USER_ID,
            DingTalkCalendarConstants.ACCESS_TOKEN,
            DingTalkCalendarConstants.CORP_ID);

    @Override
    protected RouteBuilder createRouteBuilder() {
        return new RouteBuilder() {
            @Override
            public void configure() {
                errorHandler(defaultErrorHandler().maximumRedeliveries(1).redeliveryDelay(0));
                from("direct:in").to(UPDATE).to("dingtalk-calendar:unsubscribe");
            }
        };
    }

    static Stream<Named<Supplier<Object>>> texts() {
        return Stream.of(Named.of("a StringBuilder", () -> new StringBuilder("id")), Named.of("bytes", () -> ID));
    }

    @ParameterizedTest
    @MethodSource("texts")
    void anIdIsReadForEachAttemptAndEachCall(Supplier<Object> id) {
        dingtalk.next(EmulatedResponse.status(503), RESULT_TRUE, RESULT_TRUE);

        Exchange exchange = send("direct:in", "{}", Map.of(DingTalkCalendarConstants.CALENDAR_ID, id.get()));

        assertSucceeds(exchange);
        assertThat(dingtalk.requests())
                .extracting(ReceivedRequest::target)
                .hasSize(3)
                .allMatch(target -> target.contains("/id"));
    }

    @Test
    void aNumberIsSentAsItsDigits() {
        send(UPDATE, "{}", Map.of(DingTalkCalendarConstants.CALENDAR_ID, 42));

        assertThat(onlyRequest().target()).endsWith("/42");
    }

    static Stream<Object> noTexts() {
        return Stream.of(
                new File("nofile"),
                new ByteArrayInputStream(ID),
                new StringReader("id"),
                new InputStreamCache(ID),
                List.of("id"),
                Optional.of("id"),
                new CompletableFuture<String>(),
                true,
                new Object());
    }

    @ParameterizedTest
    @MethodSource("noTexts")
    void aHeaderThatIsNotTextIsRejected(Object value) {
        for (String header : HEADERS) {
            assertFails(DingTalkInvalidParameterException.class, send(UPDATE, "{}", Map.of(header, value)))
                    .hasMessageContaining("the header " + header + " must be text, but is a ");
        }
        assertThat(dingtalk.requests()).isEmpty();
    }

    static Stream<Named<Object>> unreadable() {
        return Stream.of(
                Named.of("a text that throws", new SuppliedText(() -> {
                    throw new IllegalStateException("s3cret");
                })),
                Named.of("a text that is none", new SuppliedText(() -> null)),
                Named.of("bytes that are not UTF-8", "é".getBytes(StandardCharsets.ISO_8859_1)));
    }

    @ParameterizedTest
    @MethodSource("unreadable")
    void aHeaderThatCannotBeReadIsRejectedAndTheOptionIsNotUsed(Object value) {
        for (String header : HEADERS) {
            assertFails(DingTalkInvalidParameterException.class, send(UPDATE, "{}", Map.of(header, value)))
                    .hasMessageContaining("the header " + header)
                    .hasMessageNotContaining("s3cret");
        }
        assertThat(dingtalk.requests()).isEmpty();
    }

    @Test
    void aHeaderThatIsAbsentOrNullLeavesTheOption() {
        for (String header : HEADERS) {
            Map<String, Object> none = new HashMap<>();
            none.put(header, null);

            assertSucceeds(send(UPDATE, "{}", none)).isEqualTo(true);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"id\u200B", "\uFEFFid", "i d", "id\u00A0", "id\n", "i\u202Ed"})
    void anIdWithAnInvisibleCharacterIsNamed(String id) {
        Map.of(DingTalkCalendarConstants.CALENDAR_ID, "calendarId", DingTalkCalendarConstants.USER_ID, "userId")
                .forEach((header, name) -> assertFails(
                                DingTalkInvalidParameterException.class, send(UPDATE, "{}", Map.of(header, id)))
                        .hasMessageContaining(": " + name + " has ")
                        .hasMessageContaining(" (U+")
                        .hasMessageMatching("[\\x20-\\x7e]*"));
        assertThat(dingtalk.requests()).isEmpty();
    }
}
