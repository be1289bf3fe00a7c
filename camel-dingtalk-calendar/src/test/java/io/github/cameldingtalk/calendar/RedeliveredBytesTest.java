// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.cameldingtalk.calendar.api.DingTalkCalendarException;
import io.github.cameldingtalk.calendar.api.SubscribeScope;
import io.github.cameldingtalk.calendar.api.UpdateSubscribedCalendarRequest;
import io.github.cameldingtalk.calendar.emulator.EmulatedResponse;
import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.converter.stream.InputStreamCache;
import org.apache.camel.converter.stream.ReaderCache;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A redelivery after any retryable failure sends the same request, whatever the body is. */
@Tag("long")
@Timeout(120)
class RedeliveredBytesTest extends DingTalkCalendarTestSupport {

    private static final int REDELIVERIES = 3;

    /** Suits each operation. */
    private static final EmulatedResponse SUCCESS =
            EmulatedResponse.json(200, "{\"result\":true,\"calendarId\":\"c\",\"response\":{\"calendars\":[]}}");

    @TempDir
    private Path folder;

    enum Failure {
        REQUEST_TIMEOUT(EmulatedResponse.status(408), false),
        TOO_MANY(EmulatedResponse.status(429), true),
        FAILED(EmulatedResponse.status(500), false),
        UNAVAILABLE(EmulatedResponse.status(503), false),
        BUSY(EmulatedResponse.json(400, "{\"code\":\"system.busy\"}"), false),
        QPS_LIMIT(EmulatedResponse.json(403, "{\"code\":\"Forbidden.AccessDenied.QpsLimitForApi\"}"), true),
        BLOCKED(EmulatedResponse.json(200, "{\"status\":1111,\"wait\":5,\"source\":\"x5\",\"punish\":\"deny\"}"), true),
        CLOSED(RawResponse.of(""), false),
        RESET(RawResponse.reset(""), false);

        private final EmulatedResponse response;

        /** Whether the call has surely not been done, so that a calendar may be created again. */
        private final boolean refused;

        Failure(EmulatedResponse response, boolean refused) {
            this.response = response;
            this.refused = refused;
        }
    }

    @Override
    protected RouteBuilder createRouteBuilder() {
        return new RouteBuilder() {
            @Override
            public void configure() {
                onException(DingTalkCalendarException.class)
                        .onWhen(simple("${exception.retryable}"))
                        .maximumRedeliveries(REDELIVERIES)
                        .redeliveryDelay(0);
                for (String caching : List.of("true", "false")) {
                    from("direct:" + caching).streamCache(caching).toD("${header.to}");
                }
            }
        };
    }

    private Map<String, Object> bodies() throws Exception {
        byte[] bytes = EXAMPLE.getBytes(StandardCharsets.UTF_8);
        Path file = Files.write(folder.resolve("body.json"), bytes);
        ObjectMapper mapper = new ObjectMapper();
        Map<String, Object> bodies = new LinkedHashMap<>();
        bodies.put("map", mapper.readValue(EXAMPLE, LinkedHashMap.class));
        bodies.put("tree", mapper.readTree(EXAMPLE));
        bodies.put("record", example());
        bodies.put("text", EXAMPLE);
        bodies.put("bytes", bytes);
        bodies.put("buffer", ByteBuffer.wrap(bytes));
        bodies.put("stream in memory", new ByteArrayInputStream(bytes));
        bodies.put("reader in memory", new StringReader(EXAMPLE));
        bodies.put("file", file.toFile());
        bodies.put("path", file);
        bodies.put("stream cache", new InputStreamCache(bytes));
        bodies.put("reader cache", new ReaderCache(EXAMPLE));
        return bodies;
    }

    private static UpdateSubscribedCalendarRequest example() {
        return new UpdateSubscribedCalendarRequest(
                "Traditional Chinese Calendar",
                "Traditional Chinese Calendar",
                List.of(USER_ID),
                new SubscribeScope(
                        List.of(USER_ID), List.of("cidvrURjEqVe8xxxxxxx"), List.of("dingz0xc7v89789asasdf")));
    }

    @ParameterizedTest
    @EnumSource
    void eachBodyIsSentAgainByteByByte(Failure failure) throws Exception {
        for (String caching : List.of("true", "false")) {
            for (String operation : failure.refused ? List.of(UPDATE, CREATE) : List.of(UPDATE)) {
                for (Map.Entry<String, Object> body : bodies().entrySet()) {
                    assertSentAgain(failure, caching, operation, body.getValue(), body.getKey());
                }
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void aStreamThatCanBeReadOnceIsSentAgainWithStreamCaching(Failure failure) throws Exception {
        for (int i = 0; i < 5; i++) {
            Path file = Files.writeString(folder.resolve("once.json"), EXAMPLE);
            assertSentAgain(failure, "true", UPDATE, Files.newInputStream(file), "stream of a file");
            assertSentAgain(failure, "true", UPDATE, Files.newBufferedReader(file), "reader of a file");
            assertSentAgain(
                    failure, "true", UPDATE, new BufferedInputStream(Files.newInputStream(file)), "buffered stream");
        }
    }

    @ParameterizedTest
    @EnumSource
    void eachOperationWithoutABodyIsSentAgain(Failure failure) {
        for (String caching : List.of("true", "false")) {
            for (String operation : List.of(GET, DELETE, SUBSCRIBE, UNSUBSCRIBE, LIST)) {
                assertSentAgain(failure, caching, operation, null, operation);
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void createIsSentAgainOnlyIfNothingWasDone(Failure failure) {
        dingtalk.next(failure.response);

        Exchange exchange = send("direct:true", EXAMPLE, Map.of("to", CREATE));

        if (failure.refused) {
            assertSucceeds(exchange);
            assertThat(dingtalk.requests()).hasSize(2);
        } else {
            assertFails(DingTalkCalendarException.class, exchange)
                    .returns(true, DingTalkCalendarException::isOutcomeUnknown);
            assertThat(dingtalk.requests()).hasSize(1);
        }
    }

    private void assertSentAgain(Failure failure, String caching, String operation, Object body, String name) {
        int before = dingtalk.requests().size();
        dingtalk.next(REDELIVERIES, failure.response).next(SUCCESS);

        assertSucceeds(send("direct:" + caching, body, Map.of("to", operation)));

        Stream<String> sent = dingtalk.requests().stream()
                .skip(before)
                .map(request -> request.method() + " " + request.target() + " " + request.bodyAsText());
        assertThat(sent.toList())
                .as("%s, stream caching %s", name, caching)
                .hasSize(REDELIVERIES + 1)
                .allMatch(request -> request.endsWith(body == null ? " " : " " + EXAMPLE_COMPACT))
                .satisfies(all -> assertThat(all.stream().distinct()).hasSize(1));
    }
}
