// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar.internal.calendar;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Decodes the bytes of a body. Bytes that are not text in the charset are rejected, and never replaced. */
public final class BodyText {

    private static final char REPLACEMENT = '\uFFFD';

    private BodyText() {}

    /**
     * The text of these bytes.
     *
     * @param charset the charset of the bytes; {@code null} for UTF-8, or for UTF-16 or UTF-32 if the first bytes show it
     * @throws IllegalArgumentException unless the bytes are text in this charset; the message names the offset
     */
    public static String decode(byte[] bytes, @Nullable Charset charset) {
        Charset used = charset != null ? charset : detect(bytes);
        String text = new String(bytes, used);
        if (text.indexOf(REPLACEMENT) >= 0) {
            // Java has replaced bytes, or the character itself stands in the text.
            requireText(bytes, used);
        }
        return text;
    }

    private static void requireText(byte[] bytes, Charset charset) {
        CharsetDecoder decoder = charset.newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        ByteBuffer in = ByteBuffer.wrap(bytes);
        CharBuffer out = CharBuffer.allocate(1024);
        CoderResult result;
        do {
            out.clear();
            result = decoder.decode(in, out, true);
        } while (result.isOverflow());
        if (result.isError()) {
            throw new IllegalArgumentException("the body is not valid JSON in " + charset.name()
                    + ": the byte at offset "
                    + in.position() + " is not part of a character. Set the exchange property CamelCharsetName to the"
                    + " charset of the body");
        }
    }

    /** JSON begins with a character of ASCII, so the zeros of the first bytes show the encoding. */
    private static Charset detect(byte[] b) {
        int b0 = at(b, 0);
        int b1 = at(b, 1);
        int b2 = at(b, 2);
        int b3 = at(b, 3);
        if (b0 == 0 && b1 == 0 && (b2 == 0 && b3 > 0 || b2 == 0xFE && b3 == 0xFF)) {
            return Charset.forName("UTF-32BE");
        }
        if (b2 == 0 && b3 == 0 && (b0 > 0 && b1 == 0 || b0 == 0xFF && b1 == 0xFE)) {
            return Charset.forName("UTF-32LE");
        }
        if (b0 == 0xFE && b1 == 0xFF || b0 == 0 && b1 > 0) {
            return StandardCharsets.UTF_16BE;
        }
        if (b0 == 0xFF && b1 == 0xFE || b0 > 0 && b1 == 0) {
            return StandardCharsets.UTF_16LE;
        }
        return StandardCharsets.UTF_8;
    }

    private static int at(byte[] bytes, int index) {
        return index < bytes.length ? bytes[index] & 0xFF : -1;
    }
}
