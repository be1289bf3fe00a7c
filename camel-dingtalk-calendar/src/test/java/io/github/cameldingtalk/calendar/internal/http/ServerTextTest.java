// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar.internal.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
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
    @ValueSource(strings = {"\n", "\r", "\t", "\u0000", "\u001b", "\u007f", "\u0085", "\u009f", "\u2028", "\u2029"})
    void aControlCharacterOrALineSeparatorBecomesASpace(String c) {
        assertThat(ServerText.clean("a" + c + "b", 100, List.of())).isEqualTo("a b");
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
}
