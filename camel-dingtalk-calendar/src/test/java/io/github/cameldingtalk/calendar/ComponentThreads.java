// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;

/** The threads that the component has started. */
final class ComponentThreads {

    private ComponentThreads() {}

    static List<Thread> alive() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.isAlive() && thread.getName().contains("DingTalkCalendar"))
                .toList();
    }

    /** Waits until the last thread has ended. */
    static void awaitNone() {
        await().atMost(Duration.ofSeconds(50)).pollDelay(Duration.ZERO).untilAsserted(() -> assertThat(alive())
                .isEmpty());
    }
}
