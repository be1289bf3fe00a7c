// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar.internal.http;

import java.nio.charset.StandardCharsets;

/**
 * Finds a secret in a text, also if a server quotes the secret in another encoding. The secret may be escaped as in JSON,
 * percent-encoded, encoded as in a form, or written with the entities of HTML.
 */
final class SecretMask {

    private static final String MASK = "xxxxxx";

    /** A percent sign that is not encoded, encoded once, and encoded twice. */
    private static final String[] PERCENT_SIGNS = {"%", "%25", "%2525"};

    private static final int MAX_ESCAPE = 16;
    private static final String SHORT_ESCAPES = "\bb\ff\nn\rr\tt";
    private static final String[] ENTITIES = {"&amp;", "<lt;", ">gt;", "\"quot;", "'apos;"};

    private SecretMask() {}

    /** The text, with a mask in place of each occurrence of the secret. */
    static String mask(String text, String secret) {
        if (secret.isEmpty()) {
            return text;
        }
        StringBuilder masked = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); ) {
            int end = text.startsWith(secret, i) ? i + secret.length() : -1;
            for (int depth = 0; end < 0 && depth < PERCENT_SIGNS.length; depth++) {
                end = encodedEnd(text, i, secret, depth);
            }
            if (end > i) {
                masked.append(MASK);
                i = end;
            } else {
                masked.append(text.charAt(i++));
            }
        }
        return masked.toString();
    }

    /**
     * The end of the secret that begins at an index, or -1.
     *
     * @param depth how often percent signs are percent-encoded themselves
     */
    private static int encodedEnd(String text, int start, String secret, int depth) {
        int end = start;
        for (int i = 0, c; i < secret.length() && end >= 0; i += Character.charCount(c)) {
            c = secret.codePointAt(i);
            end = endOfCharacter(text, end, c, depth);
        }
        return end;
    }

    private static int endOfCharacter(String text, int start, int c, int depth) {
        if (start >= text.length()) {
            return -1;
        }
        int end =
                switch (text.charAt(start)) {
                    case '%' -> percentEnd(text, start, c, depth);
                    case '\\' -> escapeEnd(text, start, c);
                    case '&' -> entityEnd(text, start, c);
                    case '+' -> c == ' ' ? start + 1 : -1;
                    default -> -1;
                };
        if (end >= 0) {
            return end;
        }
        return text.codePointAt(start) == c ? start + Character.charCount(c) : -1;
    }

    private static int percentEnd(String text, int start, int c, int depth) {
        int end = start;
        for (byte b : Character.toString(c).getBytes(StandardCharsets.UTF_8)) {
            int hex = end + 1 + 2 * depth;
            if (hex + 1 >= text.length()
                    || !text.startsWith(PERCENT_SIGNS[depth], end)
                    || Character.digit(text.charAt(hex), 16) != (b >> 4 & 0xF)
                    || Character.digit(text.charAt(hex + 1), 16) != (b & 0xF)) {
                return -1;
            }
            end = hex + 2;
        }
        return end;
    }

    /** JSON in JSON has several backslashes in a row. */
    private static int escapeEnd(String text, int start, int c) {
        int end = afterBackslashes(text, start);
        if (c == '\\') {
            return end - start > 1 ? start + 2 : -1;
        }
        if (end == text.length()) {
            return -1;
        }
        if (text.charAt(end) == 'u') {
            return unicodeEnd(text, end, c);
        }
        int index = SHORT_ESCAPES.indexOf(c);
        char escape = index >= 0 && index % 2 == 0 ? SHORT_ESCAPES.charAt(index + 1) : (char) c;
        return text.charAt(end) == escape ? end + 1 : -1;
    }

    private static int afterBackslashes(String text, int start) {
        int end = start;
        while (end < text.length() && end - start < MAX_ESCAPE && text.charAt(end) == '\\') {
            end++;
        }
        return end;
    }

    private static int unicodeEnd(String text, int start, int c) {
        int end = start;
        for (char unit : Character.toChars(c)) {
            end = end > start ? afterBackslashes(text, end) : end;
            if (!text.regionMatches(true, end, String.format("u%04x", (int) unit), 0, 5)) {
                return -1;
            }
            end += 5;
        }
        return end;
    }

    private static int entityEnd(String text, int start, int c) {
        // A server may send a long text of these marks, so only a few characters are looked at.
        String entity = text.substring(start + 1, Math.min(start + 1 + MAX_ESCAPE, text.length()));
        int end = start + 1 + entity.indexOf(';');
        if (end == start) {
            return -1;
        }
        entity = text.substring(start + 1, end);
        boolean isThis = entity.startsWith("#") && isNumber(entity, c);
        for (String named : ENTITIES) {
            isThis |= named.charAt(0) == c && named.substring(1).equals(entity + ";");
        }
        return isThis ? end + 1 : -1;
    }

    /** Without a pattern, because a server may send very many of these. */
    private static boolean isNumber(String entity, int c) {
        boolean hex = entity.startsWith("x", 1) || entity.startsWith("X", 1);
        int digits = hex ? 2 : 1;
        while (digits < entity.length() && entity.charAt(digits) == '0') {
            digits++;
        }
        return entity.substring(digits).equalsIgnoreCase(hex ? Integer.toHexString(c) : Integer.toString(c));
    }
}
