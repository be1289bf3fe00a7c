// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar.internal.http;

import java.util.Comparator;
import java.util.List;

/** Cleans a server's text for an exception or a log. */
public final class ServerText {

    private static final Comparator<String> LONGEST_FIRST =
            Comparator.comparingInt(String::length).reversed();

    private ServerText() {}

    /**
     * One line of at most {@code maxLength} characters. Each secret is replaced, because a server may quote the token that
     * the server rejects.
     */
    public static String clean(String text, int maxLength, List<String> secrets) {
        String clean = text;
        // The longest first, because a secret may be the beginning of another one.
        for (String secret : secrets.stream().sorted(LONGEST_FIRST).toList()) {
            clean = secret.isEmpty() ? clean : clean.replace(secret, "xxxxxx");
        }
        StringBuilder line = new StringBuilder(Math.min(clean.length(), maxLength));
        for (int i = 0, c; i < clean.length(); i += Character.charCount(c)) {
            c = clean.codePointAt(i);
            if (line.length() + Character.charCount(c) > maxLength) {
                break;
            }
            line.appendCodePoint(Character.isISOControl(c) || c == '\u2028' || c == '\u2029' ? ' ' : c);
        }
        return line.toString().strip();
    }
}
