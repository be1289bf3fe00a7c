// SPDX-License-Identifier: Apache-2.0
package com.example;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.cameldingtalk.calendar.emulator.ApiOperation;
import io.github.cameldingtalk.calendar.emulator.DingTalkEmulator;
import io.github.cameldingtalk.calendar.emulator.DingTalkEmulatorExtension;
import io.github.cameldingtalk.calendar.emulator.EmulatedCalendar;
import org.apache.camel.CamelContext;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class HolidaysTest {

    @RegisterExtension
    static DingTalkEmulator dingtalk = DingTalkEmulatorExtension.perTest(
            emulator -> emulator.putInternalApp("app", "secret").put(EmulatedCalendar.of("calendar", "author")));

    @Test
    void theCalendarIsRenamed() throws Exception {
        try (CamelContext camel = new DefaultCamelContext()) {
            camel.start();
            camel.createProducerTemplate()
                    .requestBody(
                            "dingtalk-calendar:updateSubscribed?userId=author&calendarId=calendar"
                                    + "&clientId=app&clientSecret=secret&baseUri=" + dingtalk.baseUri(),
                            "{\"name\":\"Holidays\"}");
        }

        assertEquals("Holidays", dingtalk.calendar("calendar").orElseThrow().name());
        assertEquals(1, dingtalk.requests().to(ApiOperation.UPDATE_SUBSCRIBED).size());
    }
}
