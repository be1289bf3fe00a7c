// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar.internal.http;

import java.nio.charset.StandardCharsets;

/** Encodes an id as one segment of a path, so that no id reaches another resource. */
public final class PathSegment {

    private static final char[] HEX = "0123456789ABCDEF".toCharArray();

    private PathSegment() {}

    /**
     * Percent-encodes all but the unreserved characters of RFC 3986.
     *
     * @param name the option's name, for the message
     * @throws IllegalArgumentException if the id is blank, or is {@code .} or {@code ..}, which servers resolve even when they are
     *     encoded. Also if the id has white space, an invisible character or half a surrogate pair; the message has the index
     */
    public static String encode(String name, String id) {
        if (id.isBlank()) {
            throw new IllegalArgumentException(name + " is blank");
        }
        if (id.equals(".") || id.equals("..")) {
            throw new IllegalArgumentException(name + " is '" + id + "', which servers resolve to another path");
        }
        for (int i = 0; i < id.length(); i++) {
            if (!isUnreserved(id.charAt(i))) {
                return encodeFrom(i, name, id);
            }
        }
        return id;
    }

    private static String encodeFrom(int start, String name, String id) {
        StringBuilder encoded = new StringBuilder(id.length() + 16).append(id, 0, start);
        for (int i = start; i < id.length(); ) {
            int codePoint = id.codePointAt(i);
            if (Character.isSpaceChar(codePoint) || Invisible.is(codePoint)) {
                throw new IllegalArgumentException(
                        name + " has " + kind(codePoint) + " (" + Invisible.name(codePoint) + ") at index " + i + " of "
                                + id.length() + ", which no id has: check where the id was copied or read from");
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
