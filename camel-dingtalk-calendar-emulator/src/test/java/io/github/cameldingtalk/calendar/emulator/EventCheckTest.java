// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar.emulator;

import static io.github.cameldingtalk.calendar.emulator.EventClient.allDay;
import static io.github.cameldingtalk.calendar.emulator.EventClient.events;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EventCheckTest {

    private static final String START = "\"start\":{\"date\":\"2026-06-01\"}";
    private static final String END = "\"end\":{\"date\":\"2026-06-02\"}";

    private final EventClient client = new EventClient();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{} | Event summary cannot be blank",
                "{\"summary\":\" \"," + START + "," + END + "} | Event summary cannot be blank",
                "{\"summary\":\"s\"," + END + "} | Event start time not set.",
                "{\"summary\":\"s\",\"start\":{}," + END + "} | Event start time not set.",
                "{\"summary\":\"s\"," + START + "} | Event end time not set.",
                "{\"summary\":\"s\"," + START + ",\"end\":{\"timeZone\":\"UTC\"}} | Event end time not set.",
            })
    void aFieldThatIsRequiredHasItsMessage(String body, String message) {
        assertThat(created(body).path("code").asText()).isEqualTo("invalidParameter");
        assertThat(created(body).path("message").asText()).isEqualTo(message);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[]",
                "\"text\"",
                "{\"summary\":1," + START + "," + END + "}",
                "{\"summary\":\"s\",\"start\":\"2026-06-01\"," + END + "}",
                "{\"summary\":\"s\",\"start\":{\"date\":\"01.06.2026\"}," + END + "}",
                "{\"summary\":\"s\",\"start\":{\"date\":\"2026-02-29\"}," + END + "}",
                "{\"summary\":\"s\",\"start\":{\"date\":\"2026-06-01\",\"dateTime\":\"2026-06-01T10:00:00Z\"}," + END
                        + "}",
                "{\"summary\":\"s\",\"start\":{\"dateTime\":\"2026-06-01T10:00:00Z\",\"timeZone\":\"UTC\"}," + END
                        + "}",
                "{\"summary\":\"s\",\"start\":{\"date\":\"2026-06-02\"}," + END + "}",
                "{\"summary\":\"s\",\"start\":{\"date\":\"2026-06-03\"}," + END + "}",
                "{\"summary\":\"s\",\"isAllDay\":false," + START + "," + END + "}",
                "{\"summary\":\"s\",\"isAllDay\":\"true\"," + START + "," + END + "}",
                "{\"summary\":\"s\",\"start\":{\"date\":\"+12026-06-01\"},\"end\":{\"date\":\"+12026-06-02\"}}",
            })
    void aWrongStartOrEndIsRejected(String body) {
        assertThat(created(body).path("message").asText()).isEqualTo("forwardErrorMessage");
    }

    @ParameterizedTest
    @CsvSource({
        "2026-06-01T10:00:00+08:00, Asia/Shanghai, 2026-06-01T11:00:00+08:00, Asia/Tokyo",
        "2026-06-01T10:00:00+08:00, Asia/Shanghai, 2026-06-01T09:00:00+08:00, Asia/Shanghai",
        "2026-06-01T10:00:00+08:00, Nowhere/City, 2026-06-01T11:00:00+08:00, Nowhere/City",
        "2026-06-01 10:00, Asia/Shanghai, 2026-06-01 11:00, Asia/Shanghai",
    })
    void aTimedEventHasTheSameZoneAtBothEndsAndDoesNotEndBeforeItsStart(
            String start, String startZone, String end, String endZone) {
        assertThat(created(timed(start, startZone, end, endZone))
                        .path("message")
                        .asText())
                .isEqualTo("forwardErrorMessage");
    }

    @ParameterizedTest
    @CsvSource({
        "2026-06-01T10:00:00+08:00, 2026-06-01T10:00:00+08:00",
        "2026-06-01T10:00, 2026-06-01T11:00",
        "2026-06-01T10:00:00.000Z, 2026-06-01T19:00:00+08:00",
    })
    void aTimeMayHaveAnyOffsetOrNone(String start, String end) {
        JsonNode created = created(timed(start, "Asia/Shanghai", end, "Asia/Shanghai"));

        assertThat(created.at("/start/dateTime").asText()).isEqualTo(start);
        assertThat(created.at("/end/dateTime").asText()).isEqualTo(end);
    }

    @Test
    void anEventOfALeapDayEndsOnTheFirstOfMarch() {
        assertThat(created(allDay("2028-02-29", "2028-03-01", ""))
                        .path("isAllDay")
                        .asBoolean())
                .isTrue();
    }

    @Test
    void aTextHasItsMaximumLength() {
        assertThat(created(withSummary(2_048)).has("id")).isTrue();
        assertThat(created(withSummary(2_049)).path("code").asText()).isEqualTo("invalidParameter");
        assertThat(created(withDescription(5_000)).has("id")).isTrue();
        assertThat(created(withDescription(5_001)).path("code").asText()).isEqualTo("invalidParameter");
    }

    @Test
    void aRequestHasAtMostFiveHundredAttendees() {
        assertThat(created(withAttendees(500)).has("id")).isTrue();
        assertThat(created(withAttendees(501)).path("code").asText()).isEqualTo("invalidParameter");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"attendees\":{}",
                "\"attendees\":[\"ben\"]",
                "\"attendees\":[{\"id\":\" \"}]",
                "\"attendees\":[{\"id\":\"ben\",\"isOptional\":\"no\"}]",
                "\"reminders\":[{\"method\":\"dingtalk\"}]",
                "\"reminders\":[{\"minutes\":\"15\"}]",
                "\"reminders\":[{\"method\":\"email\",\"minutes\":15}]",
                "\"reminders\":[15]",
                "\"uiConfigs\":[{\"uiName\":\"other\",\"uiStatus\":\"hide\"}]",
                "\"uiConfigs\":[{\"uiName\":\"comment\",\"uiStatus\":\"other\"}]",
                "\"onlineMeetingInfo\":{\"type\":\"other\"}",
                "\"extra\":{\"noPushNotification\":true}",
                "\"location\":\"room\"",
                "\"recurrence\":[]",
            })
    void aFieldOfAWrongTypeOrValueIsRejected(String field) {
        assertThat(created(EventClient.timed(field)).path("message").asText()).isEqualTo("forwardErrorMessage");
    }

    @ParameterizedTest
    @ValueSource(strings = {"attendees", "reminders", "recurrence", "location", "extra", "isAllDay"})
    void aNullCountsAsAbsent(String field) {
        assertThat(created(EventClient.timed("\"" + field + "\":null")).has("id"))
                .isTrue();
    }

    private JsonNode created(String body) {
        return client.json("POST", events("ann"), body);
    }

    private static String timed(String start, String startZone, String end, String endZone) {
        return ("{\"summary\":\"s\",\"start\":{\"dateTime\":\"%s\",\"timeZone\":\"%s\"},"
                        + "\"end\":{\"dateTime\":\"%s\",\"timeZone\":\"%s\"}}")
                .formatted(start, startZone, end, endZone);
    }

    private static String withSummary(int length) {
        return "{\"summary\":\"" + "s".repeat(length) + "\"," + START + "," + END + "}";
    }

    private static String withDescription(int length) {
        return EventClient.timed("\"description\":\"" + "d".repeat(length) + "\"");
    }

    private static String withAttendees(int count) {
        return EventClient.timed("\"attendees\":"
                + IntStream.range(0, count)
                        .mapToObj(i -> "{\"id\":\"u" + i + "\"}")
                        .collect(Collectors.joining(",", "[", "]")));
    }
}
