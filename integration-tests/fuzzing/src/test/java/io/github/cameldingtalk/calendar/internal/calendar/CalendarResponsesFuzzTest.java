// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar.internal.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.cameldingtalk.calendar.api.CalendarSummary;
import io.github.cameldingtalk.calendar.api.DingTalkCalendarException;
import io.github.cameldingtalk.calendar.api.SubscribedCalendar;
import io.github.cameldingtalk.calendar.api.event.CalendarEvent;
import io.github.cameldingtalk.calendar.fuzzing.Checks;
import io.github.cameldingtalk.calendar.internal.http.ApiRequest;
import io.github.cameldingtalk.calendar.internal.http.ApiResponse;
import io.github.cameldingtalk.calendar.internal.http.ResponseReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Timeout;

/** The response of each operation, with any body. */
@Timeout(300)
class CalendarResponsesFuzzTest {

    @FuzzTest(maxDuration = "20s")
    void aSuccessHasWhatTheApiPromises(byte[] body) throws Exception {
        Checks.inBoundedTime(() -> {
            Boolean result = read(CalendarResponses::result, body);
            String id = read(CalendarResponses::calendarId, body);
            SubscribedCalendar calendar = read(CalendarResponses::calendar, body);
            ObjectNode calendarJson = read(CalendarResponses::calendarJson, body);
            List<CalendarSummary> list = read(CalendarResponses::subscribedCalendars, body);
            Boolean resultOrNothing = read(CalendarResponses::resultOrNothing, body);

            if (Checks.hasNameTwice(body)) {
                return;
            }
            ObjectNode json = Checks.object(body);
            if (result != null) {
                assertThat(json.get("result").booleanValue()).isEqualTo(result);
            }
            boolean isBlank = new String(body, StandardCharsets.ISO_8859_1).matches("[ \\t\\r\\n]*");
            assertThat(resultOrNothing).isEqualTo(isBlank ? Boolean.TRUE : result);
            if (id != null) {
                assertThat(json.get("calendarId").textValue()).isEqualTo(id).isNotBlank();
            }
            if (calendar != null) {
                assertThat(calendarJson.fieldNames()).toIterable().containsExactlyElementsOf(json::fieldNames);
                assertThat(json.get("calendarId").textValue()).isEqualTo(calendar.calendarId());
            }
            if (list != null) {
                JsonNode calendars = json.get("response").path("calendars");
                long subscribed = calendars.findValuesAsText("type").stream()
                        .filter("subscribed"::equals)
                        .count();
                assertThat(list).hasSizeLessThanOrEqualTo((int) subscribed).allMatch(c -> c.type()
                        .equals("subscribed"));
            }
        });
    }

    @FuzzTest(maxDuration = "20s")
    void anEventAndAPageHaveWhatTheApiPromises(byte[] body) throws Exception {
        Checks.inBoundedTime(() -> {
            CalendarEvent event = read(EventResponses::event, body);
            Page<CalendarEvent> page = read(EventResponses::events, body);
            Boolean done = read(EventResponses::done, body);

            if (page != null) {
                assertThat(page.jsonItems()).hasSameSizeAs(page.items());
                assertThat(Checks.object(Page.join(List.of(page, page)).getBytes(StandardCharsets.UTF_8))
                                .path("events"))
                        .hasSize(page.items().size() * 2);
            }
            if (Checks.hasNameTwice(body)) {
                return;
            }
            ObjectNode json = Checks.object(body);
            if (event != null) {
                assertThat(json.get("id").textValue()).isEqualTo(event.id()).isNotBlank();
                event.toRequest().toMap();
            }
            if (page != null) {
                assertThat(json.path("events")).hasSameSizeAs(page.items());
            }
            if (done != null && json != null && json.has("result")) {
                assertThat(json.get("result").booleanValue()).isEqualTo(done);
            }
        });
    }

    private static <T> T read(ResponseReader<T> reader, byte[] body) {
        ApiRequest request = Checks.request(false, false);
        try {
            return reader.read(request, new ApiResponse(200, "a-request", null, body, null));
        } catch (DingTalkCalendarException e) {
            Checks.failure(e);
            return null;
        }
    }
}
