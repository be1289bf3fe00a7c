// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cameldingtalk.calendar.api.DingTalkUnexpectedResponseException;
import io.github.cameldingtalk.calendar.emulator.EmulatedResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DeleteAndSubscribeTest extends DingTalkCalendarTestSupport {

    @Test
    void deleteReturnsABoolean() {
        assertSucceeds(send(DELETE, null)).isEqualTo(true);

        assertThat(onlyRequest().method()).isEqualTo("DELETE");
        assertThat(onlyRequest().target()).isEqualTo(USER_PATH + "/subscribedCalendars/" + CALENDAR_ID);
        assertThat(dingtalk.calendars()).isEmpty();
    }

    @Test
    void subscribeAndUnsubscribeReturnABoolean() {
        send(UPDATE, EXAMPLE);

        assertSucceeds(send(SUBSCRIBE, null)).isEqualTo(true);
        assertThat(dingtalk.subscribers(CALENDAR_ID)).containsExactly(USER_ID);
        assertSucceeds(send(UNSUBSCRIBE, null)).isEqualTo(true);
        assertThat(dingtalk.subscribers(CALENDAR_ID)).isEmpty();

        assertThat(dingtalk.requests())
                .extracting(request -> request.method() + " " + request.target())
                .endsWith(
                        "POST " + USER_PATH + "/calendars/" + CALENDAR_ID + "/subscribe",
                        "POST " + USER_PATH + "/calendars/" + CALENDAR_ID + "/unsubscribe");
        assertThat(dingtalk.requests().get(1).header("Content-Length")).isEqualTo("0");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\r\n", "\t\n"})
    void aBodyOfWhiteSpaceIsNoBody(String body) {
        dingtalk.next(
                EmulatedResponse.status(200).body(body),
                EmulatedResponse.status(200).body(body));

        assertSucceeds(send(SUBSCRIBE, null)).isEqualTo(true);
        assertFails(DingTalkUnexpectedResponseException.class, send(DELETE, null))
                .hasMessageContaining("but there was no body");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"{\"result\":true} | true", "{\"result\":false} | false"})
    void subscribeReturnsTheResultInTheResponse(String response, boolean result) {
        dingtalk.next(
                EmulatedResponse.json(200, response),
                EmulatedResponse.json(200, "{}"),
                EmulatedResponse.json(200, "<html>"));

        assertSucceeds(send(SUBSCRIBE, null)).isEqualTo(result);
        assertFails(DingTalkUnexpectedResponseException.class, send(SUBSCRIBE, null));
        assertFails(DingTalkUnexpectedResponseException.class, send(SUBSCRIBE, null));
    }
}
