// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar.internal.http;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The one rule for the texts of credentials: tokens, secrets, tickets, codes, and the ids of apps and organizations. A
 * secret that is read from a file often has a line break at its end.
 */
public final class CredentialText {

    /** Spring leaves a placeholder as it is if it does not know the name. */
    private static final Pattern PLACEHOLDER = Pattern.compile("[$#]\\{[^{}]*}");

    private CredentialText() {}

    /**
     * Removes spaces, tabs and line breaks of ASCII at both ends.
     *
     * @return {@code null} if nothing is left but white space
     */
    public static @Nullable String trim(@Nullable String text) {
        if (text == null || text.isBlank()) {
            return null;
        }
        int start = 0;
        int end = text.length();
        while (start < end && isSpace(text.charAt(start))) {
            start++;
        }
        while (end > start && isSpace(text.charAt(end - 1))) {
            end--;
        }
        return text.substring(start, end);
    }

    private static boolean isSpace(char c) {
        return c == ' ' || c >= '\t' && c <= '\r';
    }

    /**
     * Trims the text, and requires that each character in it can be seen, and that the text is not a placeholder.
     *
     * @param name what the text is, for the message
     * @throws IllegalArgumentException if a character is invisible or a space of another kind than ASCII's, the message has
     *     its index; if the text is a placeholder such as <code>${name}</code>; no message has the text
     */
    public static @Nullable String checked(String name, @Nullable String text) {
        String trimmed = trim(text);
        if (trimmed != null) {
            if (PLACEHOLDER.matcher(trimmed).matches()) {
                throw new IllegalArgumentException(
                        name + " is a placeholder, which nothing has replaced by its value: set"
                                + " the property or the variable that the placeholder names");
            }
            for (int i = 0, c; i < trimmed.length(); i += Character.charCount(c)) {
                c = trimmed.codePointAt(i);
                if (Invisible.is(c) || c != ' ' && Character.isSpaceChar(c)) {
                    throw new IllegalArgumentException(name + " has an invisible character (" + Invisible.name(c)
                            + ") at index " + i + " of " + trimmed.length()
                            + ": check where the text was copied or read from");
                }
            }
        }
        return trimmed;
    }
}
