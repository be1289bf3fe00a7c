// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar.internal.http;

import java.nio.charset.StandardCharsets;

/** Encodes a value as one segment of a path, or as one value of a query, so that no value reaches another resource. */
public final class UriEncoding {

    private static final char[] HEX = "0123456789ABCDEF".toCharArray();

    private UriEncoding() {}

    /**
     * Encodes a segment of a path.
     *
     * @param name the option's name, for the message
     * @throws IllegalArgumentException as {@link #encode}; also if the id is {@code .} or {@code ..}, which servers resolve even when
     *     they are encoded
     */
    public static String segment(String name, String id) {
        if (id.equals(".") || id.equals("..")) {
            throw new IllegalArgumentException(name + " is '" + id + "', which servers resolve to another path");
        }
        return encode(name, id);
    }

    /**
     * Percent-encodes all but the unreserved characters of RFC 3986.
     *
     * @param name the option's name, for the message
     * @throws IllegalArgumentException if the value is blank, or has white space, an invisible character or half a surrogate pair; the
     *     message has the index
     */
    public static String encode(String name, String value) {
        if (value.isBlank()) {
            throw new IllegalArgumentException(name + " is blank");
        }
        for (int i = 0; i < value.length(); i++) {
            if (!isUnreserved(value.charAt(i))) {
                return encodeFrom(i, name, value);
            }
        }
        return value;
    }

    private static String encodeFrom(int start, String name, String value) {
        StringBuilder encoded = new StringBuilder(value.length() + 16).append(value, 0, start);
        for (int i = start; i < value.length(); ) {
            int codePoint = value.codePointAt(i);
            if (Character.isSpaceChar(codePoint) || Invisible.is(codePoint)) {
                throw new IllegalArgumentException(name + " has " + kind(codePoint) + " (" + Invisible.name(codePoint)
                        + ") at index " + i + " of " + value.length()
                        + ", which no id or token has: check where the value was copied or read from");
            }
            if (isUnreserved(codePoint)) {
                encoded.append((char) codePoint);
            } else {
                for (byte b : Character.toString(codePoint).getBytes(StandardCharsets.UTF_8)) {
                    encoded.append('%').append(HEX[(b >> 4) & 0xF]).append(HEX[b & 0xF]);
                }
            }
            i += Character.charCount(codePoint);
        }
        return encoded.toString();
    }

    private static String kind(int c) {
        return Character.isISOControl(c)
                ? "a control character"
                : c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE
                        ? "half a surrogate pair"
                        : Character.isSpaceChar(c) ? "white space" : "an invisible character";
    }

    private static boolean isUnreserved(int c) {
        return c >= 'a' && c <= 'z'
                || c >= 'A' && c <= 'Z'
                || c >= '0' && c <= '9'
                || c == '-'
                || c == '.'
                || c == '_'
                || c == '~';
    }
}
