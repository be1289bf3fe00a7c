// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import org.apache.camel.Message;
import org.jspecify.annotations.Nullable;

/** Reads the text of a header. A blank header counts as absent. */
final class HeaderText {

    private HeaderText() {}

    /**
     * Reads a header that is text, a number, or bytes in UTF-8. A stream is rejected, because it can be read only once: a
     * redelivery would use the calendar, or the token, of the option instead.
     *
     * @return {@code null} if there is no such header, or it is blank
     * @throws IllegalArgumentException if the header has another type, or cannot be read; the message names the header,
     *     without its value
     */
    static @Nullable String read(Message message, String header) {
        Object value = message.getHeader(header);
        if (value == null) {
            return null;
        }
        String text = of("the header " + header, value);
        return text.isBlank() ? null : text;
    }

    /**
     * The text of a value.
     *
     * @param place for the message
     */
    static String of(String place, Object value) {
        String text;
        try {
            text = text(value);
        } catch (CharacterCodingException | RuntimeException e) {
            throw new IllegalArgumentException(
                    place + ", a " + value.getClass().getName() + ", cannot be read as text: "
                            + e.getClass().getSimpleName(),
                    e);
        }
        if (text == null) {
            throw new IllegalArgumentException(place + " must be text, but is a "
                    + value.getClass().getName() + ": convert it to a String before");
        }
        return text;
    }

    /** {@code null} if the value is not text. */
    private static @Nullable String text(Object value) throws CharacterCodingException {
        if (value instanceof CharSequence || value instanceof Number) {
            return value.toString();
        }
        return value instanceof byte[] bytes
                ? StandardCharsets.UTF_8
                        .newDecoder()
                        .decode(ByteBuffer.wrap(bytes))
                        .toString()
                : null;
    }
}
