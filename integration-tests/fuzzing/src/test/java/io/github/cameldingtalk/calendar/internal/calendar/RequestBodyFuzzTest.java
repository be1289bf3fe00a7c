// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar.internal.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.cameldingtalk.calendar.api.DingTalkCalendarException;
import io.github.cameldingtalk.calendar.fuzzing.Checks;
import io.github.cameldingtalk.calendar.internal.http.ApiResponse;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Timeout;

/** Any body of a request. */
@Timeout(300)
class RequestBodyFuzzTest {

    private static final RequestBody UPDATE = new RequestBody(Fields.UPDATED_CALENDAR, true);
    private static final RequestBody CREATE = new RequestBody(Fields.NEW_CALENDAR, true);
    private static final RequestBody EVENT = new RequestBody(Fields.NEW_EVENT, true);
    private static final RequestBody ANY_FIELDS = new RequestBody(Fields.UPDATED_CALENDAR, false);

    @FuzzTest(maxDuration = "20s")
    void aBodyIsSentWithItsValueOrRefused(byte[] body) throws Exception {
        String text = new String(body, StandardCharsets.UTF_8);
        Checks.inBoundedTime(() -> {
            for (RequestBody requestBody : new RequestBody[] {UPDATE, CREATE, EVENT, ANY_FIELDS}) {
                byte[] sent = written(requestBody, body);
                if (sent != null) {
                    // The bytes may be UTF-16 or UTF-32, too, which have zeros. JSON has no zeros.
                    boolean isUtf8 = text.indexOf(0) < 0 && Arrays.equals(text.getBytes(StandardCharsets.UTF_8), body);
                    assertThat(isUtf8 ? written(requestBody, text) : sent).isEqualTo(sent);
                    assertThat(Checks.tokens(decoded(sent))).isNotEmpty();
                    assertThat(written(requestBody, sent)).isEqualTo(sent);
                }
                byte[] sentText = written(requestBody, text);
                if (sentText != null) {
                    assertThat(Checks.tokens(decoded(sentText)))
                            .isEqualTo(Checks.tokens(text.startsWith("\uFEFF") ? text.substring(1) : text));
                }
            }
        });
    }

    /** The calendar and the update have a zero between them, which JSON cannot contain. */
    @FuzzTest(maxDuration = "20s")
    void aMergeHasTheFieldsOfTheUpdateAndTheOtherFieldsOfTheCalendar(byte[] both) throws Exception {
        int zero = 0;
        while (zero < both.length && both[zero] != 0) {
            zero++;
        }
        byte[] calendarJson = Arrays.copyOf(both, zero);
        byte[] update = written(ANY_FIELDS, Arrays.copyOfRange(both, Math.min(zero + 1, both.length), both.length));
        if (update == null) {
            return;
        }
        Checks.inBoundedTime(() -> {
            ObjectNode calendar;
            try {
                calendar = CalendarResponses.calendarJson(
                        Checks.request(true, false), new ApiResponse(200, null, null, calendarJson, null));
            } catch (DingTalkCalendarException e) {
                Checks.failure(e);
                return;
            }
            CalendarMerge merge = new CalendarMerge(calendar, update);

            byte[] json;
            try {
                json = merge.toJson();
            } catch (IllegalArgumentException e) {
                return;
            }
            ObjectNode merged = Checks.object(json);
            ObjectNode given = Checks.object(update);
            if (merged == null || given == null) {
                // The exponent of a number is too large for the parser of this test.
                return;
            }
            for (Map.Entry<String, JsonNode> field : given.properties()) {
                if (!field.getValue().isObject()) {
                    assertThat(merged.get(field.getKey())).isEqualTo(field.getValue());
                }
            }
            for (Map.Entry<String, JsonNode> field : calendar.properties()) {
                String name = field.getKey();
                if (!given.has(name)) {
                    boolean stays = !field.getValue().isNull() && !name.equals("calendarId") && !name.equals("author");
                    assertThat(merged.has(name)).isEqualTo(stays);
                }
            }
        });
    }

    private static byte[] written(RequestBody requestBody, Object body) {
        try {
            return requestBody.toJson(body);
        } catch (IllegalArgumentException e) {
            assertThat(e).hasMessageMatching("(?s).+").isExactlyInstanceOf(IllegalArgumentException.class);
            return null;
        }
    }

    private static String decoded(byte[] sent) {
        try {
            // A new decoder reports malformed input.
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(sent))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new AssertionError("not UTF-8: " + Arrays.toString(sent), e);
        }
    }
}
