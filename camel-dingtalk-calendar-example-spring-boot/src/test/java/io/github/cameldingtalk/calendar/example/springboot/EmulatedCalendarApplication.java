// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar.example.springboot;

import io.github.cameldingtalk.calendar.emulator.DingTalkEmulator;
import io.github.cameldingtalk.calendar.emulator.EmulatedCalendar;
import org.springframework.boot.SpringApplication;

/** Runs the application against an emulator of DingTalk in the same process, until the calendar is updated. */
public class EmulatedCalendarApplication {

    private EmulatedCalendarApplication() {}

    public static void main(String[] arguments) {
        // Not closed, because the application still runs when this method returns.
        DingTalkEmulator dingtalk =
                DingTalkEmulator.start().putInternalApp("app", "secret").put(EmulatedCalendar.of("calendar", "author"));

        SpringApplication.from(CalendarApplication::main)
                .run(
                        "--DINGTALK_BASE_URI=" + dingtalk.baseUri(),
                        "--DINGTALK_CLIENT_ID=app",
                        "--DINGTALK_CLIENT_SECRET=secret",
                        "--DINGTALK_USER_ID=author",
                        "--DINGTALK_CALENDAR_ID=calendar",
                        "--camel.main.duration-max-messages=1");
    }
}
