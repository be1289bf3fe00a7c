// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar.internal.http;

import java.util.List;

/** Cleans a server's text for an exception or a log. */
final class ServerText {

    private ServerText() {}

    /**
     * One line of at most {@code maxLength} characters. Each secret is replaced, because a server may quote the token that
     * it refuses.
     */
    static String clean(String text, int maxLength, List<String> secrets) {
        String clean = text;
        for (String secret : secrets) {
            clean = secret.isEmpty() ? clean : clean.replace(secret, "xxxxxx");
        }
        StringBuilder line = new StringBuilder(Math.min(clean.length(), maxLength));
        for (int i = 0; i < clean.length() && line.length() < maxLength; i++) {
            char c = clean.charAt(i);
            line.append(Character.isISOControl(c) || c == '\u2028' || c == '\u2029' ? ' ' : c);
        }
        return line.toString().strip();
    }
}
