// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar;

import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Tuple;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;

/** The calls of all tries of a class, and the texts to try. A failed property reports its seed and the smallest case. */
abstract class PropertyTestSupport {

    /** What a URI, a header, JSON or Camel could take for more than text. */
    private static final String SPECIAL =
            "/\\.%?#;:@&=+ \t\r\n\0\"'{}$()<>|^`~*,!-_2eEfF0\u007f\u0085\u00a0é\u200b\u2028\ufeff\uffff日";

    static RecordedCalls calls;

    @BeforeContainer
    static void start() {
        calls = new RecordedCalls();
    }

    @AfterContainer
    static void stop() {
        calls.close();
    }

    /** Any text, half surrogate pairs included. */
    static Arbitrary<String> texts() {
        return Arbitraries.frequencyOf(
                Tuple.of(3, Arbitraries.strings().withChars(SPECIAL).ofMaxLength(12)),
                Tuple.of(1, Arbitraries.strings().ofMaxLength(30)),
                Tuple.of(2, unicode()),
                Tuple.of(2, Arbitraries.strings().withCharRange(' ', '~').ofMaxLength(60)),
                Tuple.of(
                        1,
                        Arbitraries.of(
                                ".",
                                "..",
                                "...",
                                "../..",
                                "%2e%2e",
                                ".%2e",
                                "..;",
                                "..\\",
                                "%00",
                                "a\r\nHost: evil",
                                "a HTTP/1.1\r\n\r\nGET /",
                                "\uD83D",
                                "a\uDCC5",
                                "\uDCC5\uD83D",
                                "{calendarId}",
                                "//",
                                "")));
    }

    /** Code points of each kind, whole surrogate pairs included. */
    static Arbitrary<String> unicode() {
        return Arbitraries.oneOf(
                        Arbitraries.integers().between(1, 0xD7FF),
                        Arbitraries.integers().between(0xE000, 0x10FFFF),
                        Arbitraries.integers().between(' ', '~'))
                .list()
                .ofMaxSize(20)
                .map(codePoints -> codePoints.stream().map(Character::toString).collect(Collectors.joining()));
    }
}
