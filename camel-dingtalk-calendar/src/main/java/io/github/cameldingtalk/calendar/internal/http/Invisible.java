// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar.internal.http;

import java.util.Locale;

/**
 * Finds the characters that a reader of a log or of a configuration does not see, or that change how the text around them
 * is shown.
 */
public final class Invisible {

    private Invisible() {}

    /**
     * Whether a character is a control or format character, a line separator, half a surrogate pair, unassigned, for
     * private use, or a letter or mark that is shown as nothing. A space is visible.
     */
    public static boolean is(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.SURROGATE,
                    Character.UNASSIGNED,
                    Character.PRIVATE_USE -> true;
            default -> isShownAsNothing(c);
        };
    }

    /** Unicode calls these characters default ignorable, although they are letters, marks or symbols. */
    private static boolean isShownAsNothing(int c) {
        return c == 0x034F
                || c == 0x115F
                || c == 0x1160
                || c == 0x17B4
                || c == 0x17B5
                || c >= 0x180B && c <= 0x180F
                || c == 0x2800
                || c == 0x3164
                || c >= 0xFE00 && c <= 0xFE0F
                || c == 0xFFA0
                || c >= 0xE0100 && c <= 0xE01EF;
    }

    /** The name of a character for a message, such as {@code U+200B}. */
    public static String name(int c) {
        return String.format(Locale.ROOT, "U+%04X", c);
    }
}
