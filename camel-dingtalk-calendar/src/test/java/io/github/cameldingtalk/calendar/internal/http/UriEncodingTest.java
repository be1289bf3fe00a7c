// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar.internal.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.URI;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class UriEncodingTest {

    @Test
    void theUnreservedCharactersOfRfc3986StayAsTheyAre() {
        String unreserved = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~";

        assertThat(encode(unreserved)).isEqualTo(unreserved);
    }

    @ParameterizedTest
    @MethodSource("reservedAsciiCharacters")
    void everyOtherAsciiCharacterIsPercentEncoded(char c) {
        assertThat(encode("a" + c + "b")).isEqualTo("a%%%02Xb".formatted((int) c));
    }

    static Stream<Character> reservedAsciiCharacters() {
        return IntStream.rangeClosed('!', '~')
                .mapToObj(c -> (char) c)
                .filter(c -> !Character.isLetterOrDigit(c) && "-._~".indexOf(c) < 0);
    }

    @ParameterizedTest
    @CsvSource({
        "a/../b, a%2F..%2Fb",
        "a%2Fb, a%252Fb",
        "%2e%2e, %252e%252e",
        "100%, 100%25",
        "a+b, a%2Bb",
        "é, %C3%A9",
        "日, %E6%97%A5",
        "\uD83D\uDCC5, %F0%9F%93%85",
        "a\uD83D\uDCC5, a%F0%9F%93%85",
        "..., ...",
        ".a, .a",
    })
    void theEncodedIdIsOneSegment(String id, String encoded) {
        assertThat(encode(id)).isEqualTo(encoded);
        assertThat(URI.create("http://h/" + encoded).getPath()).isEqualTo("/" + id);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\t", "\n", "\u2003", "\u3000"})
    void aBlankIdIsRejected(String id) {
        assertThatIllegalArgumentException().isThrownBy(() -> encode(id)).withMessage("userId is blank");
    }

    @ParameterizedTest
    @ValueSource(strings = {".", ".."})
    void aDotSegmentIsRejected(String id) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> encode(id))
                .withMessage("userId is '" + id + "', which servers resolve to another path");
    }

    @ParameterizedTest
    @CsvSource({
        "000A, a control character",
        "000D, a control character",
        "0000, a control character",
        "001F, a control character",
        "007F, a control character",
        "0085, a control character",
        "009F, a control character",
        "0020, white space",
        "00A0, white space",
        "2003, white space",
        "2028, white space",
        "202F, white space",
        "3000, white space",
        "00AD, an invisible character",
        "061C, an invisible character",
        "115F, an invisible character",
        "180E, an invisible character",
        "200B, an invisible character",
        "200D, an invisible character",
        "200F, an invisible character",
        "202E, an invisible character",
        "2060, an invisible character",
        "2066, an invisible character",
        "2800, an invisible character",
        "3164, an invisible character",
        "E000, an invisible character",
        "FE0F, an invisible character",
        "FEFF, an invisible character",
        "FFFE, an invisible character",
        "E0001, an invisible character",
        "E0100, an invisible character",
        "10FFFF, an invisible character",
        "D83D, half a surrogate pair",
        "DCC5, half a surrogate pair",
    })
    void aCharacterThatCannotBeSeenIsNamedByItsIndexAndIsNotQuoted(String code, String kind) {
        String c = Character.toString(Integer.parseInt(code, 16));

        for (String id : new String[] {"ab" + c, "ab" + c + "cd", c + "ab", c + c + "a"}) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> encode(id))
                    .withMessage(
                            "userId has " + kind + " (U+" + code + ") at index " + id.indexOf(c) + " of " + id.length()
                                    + ", which no id or token has: check where the value was copied or read from");
        }
    }

    private static String encode(String id) {
        return UriEncoding.segment("userId", id);
    }
}
