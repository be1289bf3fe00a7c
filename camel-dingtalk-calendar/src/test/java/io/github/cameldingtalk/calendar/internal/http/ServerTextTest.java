// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar.internal.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ServerTextTest {

    @Test
    void eachSecretIsReplacedWhereverItStands() {
        assertThat(ServerText.clean("one, two, one", 100, List.of("one", "two")))
                .isEqualTo("xxxxxx, xxxxxx, xxxxxx");
    }

    @Test
    void anEmptySecretReplacesNothing() {
        assertThat(ServerText.clean("text", 100, List.of(""))).isEqualTo("text");
    }

    @Test
    void aSecretIsRecognizedAlsoWhereTheLimitCutsIt() {
        String secret = "s3cret-token";

        for (int before = 0; before <= 20; before++) {
            assertThat(ServerText.clean(".".repeat(before) + secret + " more", 20, List.of(secret)))
                    .doesNotContain("s3c")
                    .hasSizeLessThanOrEqualTo(20);
        }
    }

    @Test
    void aSecretWithALineBreakIsReplacedBeforeTheLineBreakIs() {
        assertThat(ServerText.clean("bad s3cret\nkey", 100, List.of("s3cret\nkey")))
                .isEqualTo("bad xxxxxx");
    }

    @ParameterizedTest
    @ValueSource(
            ints = {
                '\n', '\r', '\t', 0, 0x1B, 0x7F, 0x80, 0x85, 0x9B, 0x9F, 0xAD, 0x61C, 0x180E, 0x200B, 0x200C, 0x200D,
                0x200E, 0x200F, 0x2028, 0x2029, 0x202A, 0x202B, 0x202C, 0x202D, 0x202E, 0x2060, 0x2066, 0x2067, 0x2068,
                0x2069, 0x3164, 0xD83D, 0xDCC5, 0xE000, 0xF8FF, 0xFE0F, 0xFEFF, 0xFFF9, 0xFFFE, 0xFFFF, 0x378, 0xE0001,
                0xE0020, 0xE0100, 0xF0000, 0x10FFFF
            })
    void aSpaceStandsForACharacterThatIsInvisibleOrTurnsTheText(int c) {
        assertThat(ServerText.clean("a" + Character.toString(c) + "b", 100, List.of()))
                .isEqualTo("a b");
        assertThat(ServerText.clean(Character.toString(c), 100, List.of())).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "s3cr&t/+= <é日\ud83d\udcc5>",
                "s3cr\\u0026t\\/+= <é日\ud83d\udcc5>",
                "s3cr\\u0026t\\u002F\\u002b\\u003D \\u003cé\\u65e5\\uD83D\\udcc5\\u003E",
                "s3cr&t\\\\/+= <é\\\\u65e5\\\\ud83d\\\\udcc5>",
                "s3cr%26t%2F%2B%3D%20%3C%C3%A9%E6%97%A5%F0%9F%93%85%3E",
                "s3cr%26t%2f%2b%3d%20%3c%c3%a9%e6%97%a5%f0%9f%93%85%3e",
                "%73%33cr%26t%2f%2B%3d+%3C%c3%A9%E6%97%a5%F0%9f%93%85%3e",
                "s3cr%26t%2F%2B%3D+%3C%C3%A9%E6%97%A5%F0%9F%93%85%3E",
                "s3cr%2526t%252F%252B%253D%2520%253C%25C3%25A9%25E6%2597%25A5%25F0%259F%2593%2585%253E",
                "s3cr&amp;t/+= &lt;é日\ud83d\udcc5&gt;",
                "s3cr&#38;t&#x2F;&#43;&#x3d; &#60;&#233;&#x65E5;&#128197;&#62;",
            })
    void aSecretIsReplacedInEachEncoding(String quoted) {
        assertThat(ServerText.clean("bad " + quoted + " key", 1000, List.of("s3cr&t/+= <é日\ud83d\udcc5>")))
                .isEqualTo("bad xxxxxx key");
    }

    @ParameterizedTest
    @CsvSource({
        "a\\b, a\\\\b",
        "a%41, a%2541",
        "a%25b, a%2525b",
        "a\"b, a\\\"b",
        "a+b, a%2Bb",
        "a'b, a&#39;b",
        "a&b, a&amp;b"
    })
    void aSecretWithTheMarkOfAnEncodingIsReplacedToo(String secret, String quoted) {
        assertThat(ServerText.clean("<" + secret + ">", 1000, List.of(secret))).isEqualTo("<xxxxxx>");
        assertThat(ServerText.clean("<" + quoted + ">", 1000, List.of(secret))).isEqualTo("<xxxxxx>");
    }

    @Test
    void aSecretWithALineBreakIsReplacedInJsonToo() {
        assertThat(ServerText.clean("bad s3cret\\nkey\\tx\\\\n", 100, List.of("s3cret\nkey\t")))
                .isEqualTo("bad xxxxxxx\\\\n");
    }

    @Test
    void aTextWithoutASecretStays() {
        String text = "100% of \\u00 %4 %zz & &; &#; + \\";

        assertThat(ServerText.clean(text, 100, List.of("s3cret", "%", "zz%"))).isEqualTo(text.replace("%", "xxxxxx"));
        assertThat(ServerText.clean(text, 100, List.of("s3cret"))).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"%", "%25", "&", "&#", "\\", "\\u", "+"})
    void aLongTextOfTheMarksOfAnEncodingIsCleanedSoon(String mark) {
        assertTimeoutPreemptively(
                Duration.ofSeconds(20),
                () -> ServerText.clean(mark.repeat(64 * 1024 / mark.length()), 300, List.of("%+\\&secret", "\\ ")));
    }

    @Test
    void aLongSecretInALongTextIsFound() {
        String secret = "k+/=".repeat(1_024);
        String text = "k%2B%2F%3D".repeat(1_024);

        assertThat(ServerText.clean(" ".repeat(30_000) + text, 300, List.of(secret)))
                .isEqualTo("");
        assertThat(ServerText.clean(text, 300, List.of(secret))).isEqualTo("xxxxxx");
    }

    @Test
    void textOfAnyLanguageStays() {
        String text = "用户不在订阅范围 \uD83D\uDCC5 é";

        assertThat(ServerText.clean(text, 100, List.of())).isEqualTo(text);
    }

    @Test
    void theTextHasAtMostTheGivenLength() {
        assertThat(ServerText.clean("x".repeat(100_000), 300, List.of())).isEqualTo("x".repeat(300));
        assertThat(ServerText.clean("x".repeat(300), 300, List.of())).isEqualTo("x".repeat(300));
        assertThat(ServerText.clean("xx", 1, List.of())).isEqualTo("x");
    }

    @Test
    void aReplacedSecretDoesNotMakeTheTextLonger() {
        assertThat(ServerText.clean("s".repeat(1_000), 300, List.of("s"))).hasSize(300);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\n\n", "\u2028"})
    void aTextOfWhiteSpaceIsEmpty(String text) {
        assertThat(ServerText.clean(text, 100, List.of())).isEmpty();
    }

    @Test
    void whiteSpaceAtBothEndsIsRemoved() {
        assertThat(ServerText.clean("\r\n text \n", 100, List.of())).isEqualTo("text");
    }

    @Test
    void aSecretThatIsTheBeginningOfAnotherSecretLeavesNothingOfIt() {
        assertThat(ServerText.clean("abcdef abc", 100, List.of("abc", "abcdef")))
                .isEqualTo("xxxxxx xxxxxx");
    }

    @Test
    void aCharacterOfTwoUnitsIsNotCutInHalf() {
        String text = "x".repeat(299) + "\uD83D\uDCC5";

        assertThat(ServerText.clean(text, 300, List.of())).isEqualTo("x".repeat(299));
        assertThat(ServerText.clean(text, 301, List.of())).isEqualTo(text);
    }

    @Test
    void aSecretThatTheLimitOfTheTextCutsIsNotShown() {
        String secret = "s3cr3t-".repeat(400);

        String clean = ServerText.clean(secret.repeat(400), 300, List.of(secret));

        assertThat(clean).doesNotContain("s3cr3t");
    }
}
