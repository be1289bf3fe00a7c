// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar.client;

import java.util.List;

/** What a server wrote, made fit for a log. */
final class ServerText {

    private ServerText() {}

    /**
     * One line, without the secrets, of so many characters at most. A server may well quote the token that it refuses.
     */
    static String clean(String text, int most, List<String> secrets) {
        String clean = text;
        for (String secret : secrets) {
            clean = secret.isEmpty() ? clean : clean.replace(secret, "xxxxxx");
        }
        StringBuilder line = new StringBuilder(Math.min(clean.length(), most));
        for (int i = 0; i < clean.length() && line.length() < most; i++) {
            char c = clean.charAt(i);
            line.append(Character.isISOControl(c) || c == '\u2028' || c == '\u2029' ? ' ' : c);
        }
        return line.toString().strip();
    }
}
