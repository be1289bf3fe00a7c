// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar.internal.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RetryAfterTest {

    private static final Instant NOW = Instant.parse("1994-11-06T08:49:07Z");

    @ParameterizedTest
    @CsvSource({"30, PT30S", "' 30 ', PT30S", "0, PT0S", "0030, PT30S", "86400, P1D", "86401, P1D"})
    void aNumberIsANumberOfSeconds(String value, Duration time) {
        assertThat(RetryAfter.of(value, null, NOW)).isEqualTo(time);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Sun, 06 Nov 1994 08:49:37 GMT",
                "Sunday, 06-Nov-94 08:49:37 GMT",
                "Sun Nov  6 08:49:37 1994",
                "sun, 6 nov 1994 08:49:37 gmt",
            })
    void aDateHasThreeFormats(String value) {
        assertThat(RetryAfter.of(value, null, NOW)).isEqualTo(Duration.ofSeconds(30));
        assertThat(RetryAfter.of("Sun, 06 Nov 1994 08:50:37 GMT", value, NOW)).isEqualTo(Duration.ofMinutes(1));
    }

    @Test
    void theClockOfTheServerCountsIfItIsKnown() {
        String inTenSeconds = "Sun, 06 Nov 1994 09:00:10 GMT";

        assertThat(RetryAfter.of(inTenSeconds, "Sun, 06 Nov 1994 09:00:00 GMT", NOW))
                .isEqualTo(Duration.ofSeconds(10));
        assertThat(RetryAfter.of(inTenSeconds, "yesterday", NOW)).isEqualTo(Duration.ofSeconds(663));
    }

    @Test
    void twoDigitsOfAYearMayBeOfTheNextCentury() {
        Instant lastDay = Instant.parse("2099-12-31T23:59:50Z");

        assertThat(RetryAfter.of("Thursday, 31-Dec-99 23:59:59 GMT", null, lastDay))
                .isEqualTo(Duration.ofSeconds(9));
    }

    @ParameterizedTest
    @ValueSource(strings = {"99999", "999999999999999999999999999", "Fri, 06 Nov 2893 08:49:37 GMT"})
    void aTimeOfMoreThanADayIsADay(String value) {
        assertThat(RetryAfter.of(value, null, NOW)).isEqualTo(Duration.ofDays(1));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "-1",
                "+1",
                "1.5",
                "1e3",
                "30s",
                "PT30S",
                "\uff13\uff10",
                "soon",
                "Sun, 06 Nov 1994 08:49:06 GMT",
                "Sun, 31 Feb 1995 99:49:37 GMT",
                "Sun, 06 Nov 1994 08:49:37 +0100",
                "Sun, 06 Nov 999999999999 08:49:37 GMT",
            })
    void anythingElseIsIgnored(String value) {
        assertThat(RetryAfter.of(value, null, NOW)).isNull();
    }

    @Test
    void anAbsentOrEndlessHeaderIsIgnored() {
        assertThat(RetryAfter.of(null, null, NOW)).isNull();
        assertThat(RetryAfter.of("x".repeat(100_000), "y".repeat(100_000), NOW)).isNull();
    }
}
