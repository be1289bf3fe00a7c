// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar.example.springboot;

import static org.awaitility.Awaitility.await;

import io.github.cameldingtalk.calendar.emulator.DingTalkEmulator;
import io.github.cameldingtalk.calendar.emulator.DingTalkEmulatorExtension;
import io.github.cameldingtalk.calendar.emulator.EmulatedCalendar;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

@SpringBootTest(properties = "camel.main.run-controller=false")
class CalendarApplicationTest {

    @RegisterExtension
    static DingTalkEmulator dingtalk = DingTalkEmulatorExtension.shared(
            emulator -> emulator.putInternalApp("app", "secret").put(EmulatedCalendar.of("calendar", "author")));

    @DynamicPropertySource
    static void environment(DynamicPropertyRegistry registry) {
        registry.add("DINGTALK_BASE_URI", dingtalk::baseUri);
        registry.add("DINGTALK_CLIENT_ID", () -> "app");
        registry.add("DINGTALK_CLIENT_SECRET", () -> "secret");
        registry.add("DINGTALK_USER_ID", () -> "author");
        registry.add("DINGTALK_CALENDAR_ID", () -> "calendar");
    }

    @Test
    void theApplicationUpdatesTheCalendarThatTheEnvironmentNames() {
        await().atMost(Duration.ofMinutes(1))
                .until(() -> dingtalk.calendar("calendar").orElseThrow().name().equals("Public holidays"));
    }
}
