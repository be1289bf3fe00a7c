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

class PathSegmentTest {

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
        return IntStream.rangeClosed(' ', '~')
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
        "'a ', a%20",
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
    @ValueSource(strings = {"ab\n", "ab\r\nHost: evil", "ab\u0000", "ab\u001f", "ab\u007f", "ab\u0080", "ab\u009f"})
    void aControlCharacterIsRejectedAndNotQuoted(String id) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> encode(id))
                .withMessage("userId has a control character at index 2");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ab\uD83D", "ab\uDCC5", "ab\uDCC5\uD83D", "ab\uD83Dc"})
    void halfASurrogatePairIsRejected(String id) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> encode(id))
                .withMessage("userId has half a surrogate pair at index 2");
    }

    private static String encode(String id) {
        return PathSegment.encode("userId", id);
    }
}
