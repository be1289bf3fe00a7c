// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar.emulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.RegisterExtension;

class DingTalkEmulatorExtensionTest {

    @Nested
    @TestMethodOrder(MethodOrderer.OrderAnnotation.class)
    class PerTest {

        @RegisterExtension
        static DingTalkEmulator dingtalk = DingTalkEmulatorExtension.perTest(
                emulator -> emulator.putInternalApp("app", "secret").put(EmulatedCalendar.of("calendar", "author")));

        private static String issuedToken;

        @Test
        @Order(1)
        void aTestMayChangeIt() throws Exception {
            dingtalk.put(EmulatedCalendar.of("another", "author")).throttle(1).acceptToken("token");
            issuedToken = new TestClient(dingtalk).internalToken("app");

            assertThat(dingtalk.calendars()).hasSize(2);
        }

        @Test
        @Order(2)
        void theNextTestDoesNotSeeTheChange() {
            assertThat(dingtalk.calendars()).hasSize(1);
            assertThat(dingtalk.requests()).isEmpty();
            assertThat(dingtalk.issuedTokens()).isEmpty();
            assertThat(dingtalk.accepts("token")).isFalse();
        }

        @Test
        @Order(3)
        void theTokenOfAnEarlierTestIsStillAccepted() throws Exception {
            assertThat(new TestClient(dingtalk).list(issuedToken)).isEqualTo("200");
        }
    }

    @Nested
    @TestMethodOrder(MethodOrderer.OrderAnnotation.class)
    class Shared {

        @RegisterExtension
        static DingTalkEmulator dingtalk = DingTalkEmulatorExtension.shared(emulator -> emulator.acceptToken("one"));

        @Test
        @Order(1)
        void aTestMayChangeIt() {
            dingtalk.acceptToken("two");
        }

        @Test
        @Order(2)
        void theNextTestSeesTheChange() {
            assertThat(dingtalk.accepts("one")).isTrue();
            assertThat(dingtalk.accepts("two")).isTrue();
        }
    }

    @Nested
    @TestMethodOrder(MethodOrderer.OrderAnnotation.class)
    class OneForEachTest {

        private static int firstPort;

        @RegisterExtension
        final DingTalkEmulator dingtalk = DingTalkEmulatorExtension.perTest(emulator -> {});

        @Test
        @Order(1)
        void theFirstHasAPort() {
            firstPort = dingtalk.port();

            assertThat(firstPort).isPositive();
        }

        @Test
        @Order(2)
        void theEmulatorOfTheFirstTestIsClosed() {
            await().atMost(Duration.ofMinutes(1))
                    .untilAsserted(() -> assertThat(Thread.getAllStackTraces().keySet())
                            .noneMatch(thread -> thread.getName().equals("dingtalk-emulator-" + firstPort)
                                    && firstPort != dingtalk.port()));
        }
    }
}
