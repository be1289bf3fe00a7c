// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SecretsTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"appKey\":\"app\",\"appSecret\":\"secret\"} | {\"appKey\":\"app\",\"appSecret\":\"se…\"}",
                "{\"suiteSecret\" : \"se cr\\\"et\",\"suiteTicket\":\"ticket\"} | {\"suiteSecret\" : \"se …\",\"suiteTicket\":\"ti…\"}",
                "{\"client_secret\":\"secret\",\"grant_type\":\"x\"} | {\"client_secret\":\"se…\",\"grant_type\":\"x\"}",
                "{\"clientSecret\":\"secret\",\"grantType\":\"x\",\"code\":\"code-1\"} | {\"clientSecret\":\"se…\",\"grantType\":\"x\",\"code\":\"co…\"}",
                "{\"REFRESHTOKEN\":\"secret\"} | {\"REFRESHTOKEN\":\"se…\"}",
                "{\"accessToken\":\"secr | {\"accessToken\":\"s…",
                "/x?access_token=secret&y=z | /x?access_token=se…&y=z",
                "{\"code\":\"invalidParameter\",\"message\":\"no\"} | {\"code\":\"invalidParameter\",\"message\":\"no\"}",
                "{\"name\":\"accessToken\"} | {\"name\":\"accessToken\"}",
            })
    void onlyTheStartOfASecretIsShown(String text, String shown) {
        assertThat(Secrets.shortenedIn(text)).isEqualTo(shown);
    }

    @Test
    void atMostTwelveCharactersOfASecretAreShown() {
        assertThat(Secrets.start("internal-0123456789abcdef0123456789abcdef")).isEqualTo("internal-012");
        assertThat(Secrets.start("abc")).isEqualTo("a");
        assertThat(Secrets.start("")).isEmpty();
    }

    @Test
    void aLongSecretIsShortened() {
        String secret = "\\\\".repeat(100_000) + "x".repeat(1_000_000);

        assertThat(Secrets.shortenedIn("{\"appSecret\":\"" + secret + "\"}")).hasSizeLessThan(50);
    }
}
