// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar.fuzzing;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.cameldingtalk.calendar.api.DingTalkCalendarException;
import io.github.cameldingtalk.calendar.internal.http.ApiRequest;
import io.github.cameldingtalk.calendar.internal.http.Hints;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** What holds for every input. */
public final class Checks {

    /** Long enough that no random input contains the secret by chance. Seeds contain it. */
    public static final String SECRET = "s3cr3t-access-token";

    /** Keeps the digits of each number. */
    public static final ObjectMapper STRICT = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();

    private static final ObjectMapper LENIENT = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private static final JsonFactory FACTORY = STRICT.getFactory();
    private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}");

    /** Jazzer takes about two seconds of the processor for the classes of a first call. */
    private static final Duration LIMIT = Duration.ofSeconds(20);

    private Checks() {}

    /** A request that carries the secret. */
    public static ApiRequest request(boolean idempotent, boolean responseIsSecret) {
        return new ApiRequest(
                "fuzz",
                "a-calendar",
                "GET",
                "/v1.0/fuzz",
                idempotent,
                null,
                null,
                SECRET,
                List.of(SECRET),
                responseIsSecret,
                Hints.NONE);
    }

    /** Asserts that no text of the failure has the secret, control characters or great length. */
    public static void failure(DingTalkCalendarException failure) {
        assertThat(failure.getMessage()).hasSizeLessThan(4_000).doesNotContainPattern(CONTROL);
        for (Throwable e = failure; e != null; e = e.getCause()) {
            assertThat(e.toString()).doesNotContain(SECRET);
            for (Throwable suppressed : e.getSuppressed()) {
                assertThat(suppressed.toString()).doesNotContain(SECRET);
            }
        }
        assertThat(String.valueOf(failure.getErrorCode())).doesNotContain(SECRET);
        assertThat(String.valueOf(failure.getErrorMessage())).doesNotContain(SECRET);
        assertThat(String.valueOf(failure.getRequestId())).doesNotContain(SECRET);
    }

    /** The JSON object, or {@code null}. */
    public static ObjectNode object(byte[] json) {
        try {
            JsonNode node = STRICT.readTree(json);
            return node instanceof ObjectNode object ? object : null;
        } catch (IOException | NumberFormatException | ArithmeticException e) {
            return null;
        }
    }

    /** Whether this is a JSON object with a name that stands twice in an object. Which of the two counts is open. */
    public static boolean hasNameTwice(byte[] json) {
        try {
            return object(json) == null && LENIENT.readTree(json) instanceof ObjectNode;
        } catch (IOException | NumberFormatException | ArithmeticException e) {
            return false;
        }
    }

    /** The tokens of exactly one JSON value, in their order. A number is compared by its digits and its exponent. */
    public static List<Object> tokens(String json) {
        List<Object> tokens = new ArrayList<>();
        try (JsonParser in = FACTORY.createParser(json)) {
            for (JsonToken token = in.nextToken(); token != null; token = in.nextToken()) {
                tokens.add(token.isNumeric() ? number(in.getText()) : token + in.getText());
            }
        } catch (IOException e) {
            throw new AssertionError("not JSON: " + json, e);
        }
        return tokens;
    }

    private static Object number(String text) {
        try {
            return new BigDecimal(text);
        } catch (NumberFormatException e) {
            // The exponent is too large.
            return text;
        }
    }

    /** What is measured. */
    @FunctionalInterface
    public interface Action {
        void run() throws Exception;
    }

    /** Asserts that the action needs little time of the processor, whatever else the machine does. */
    public static void inBoundedTime(Action action) throws Exception {
        long before = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
        action.run();
        long nanos = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - before;
        assertThat(Duration.ofNanos(nanos)).isLessThan(LIMIT);
    }
}
