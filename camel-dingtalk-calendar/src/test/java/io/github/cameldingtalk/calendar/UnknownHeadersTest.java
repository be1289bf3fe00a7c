// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class UnknownHeadersTest extends DingTalkCalendarTestSupport {

    @Test
    void anUnknownHeaderIsLoggedOnce() {
        String log = logOf(() -> {
            for (int i = 0; i < 3; i++) {
                send(
                        UPDATE,
                        "{}",
                        Map.of("CamelDingTalkCalendarCalendarId", "s3cret", "camelDingtalkCalendarUserid", USER_ID));
            }
        });

        assertThat(log.split("The header CamelDingTalkCalendarCalendarId is unknown and has no effect", -1))
                .hasSize(2);
        assertThat(log).contains("CamelDingTalkCalendarId, ").doesNotContain("s3cret");
        assertThat(log.split("is unknown and has no effect", -1)).hasSize(2);
    }

    @Test
    void theNumberOfWarningsIsLimited() {
        String log = logOf(() -> {
            for (int i = 0; i < 500; i++) {
                send(UPDATE, "{}", Map.of("CamelDingTalkCalendarX" + i, "x"));
            }
        });

        assertThat(log.split("is unknown and has no effect", -1)).hasSizeLessThanOrEqualTo(110);
    }

    private static String logOf(Runnable action) {
        try (CapturedLog log = new CapturedLog()) {
            action.run();
            return log.text();
        }
    }
}
