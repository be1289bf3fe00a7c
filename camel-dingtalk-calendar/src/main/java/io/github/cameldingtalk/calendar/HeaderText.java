// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar;

import io.github.cameldingtalk.calendar.client.InvalidInputException;
import java.nio.charset.StandardCharsets;
import org.apache.camel.Message;
import org.jspecify.annotations.Nullable;

/** The text of a header. A blank one is absent. */
final class HeaderText {

    private HeaderText() {}

    /**
     * Reads a header that is text, a number, or bytes in UTF-8. A stream is refused: it can be read once only, and the next
     * attempt would go to the calendar, or carry the token, of the option instead.
     *
     * @return {@code null} if there is no such header, or a blank one
     * @throws InvalidInputException if the header is anything else; the message names the header, without its value
     */
    static @Nullable String read(Message message, String header) {
        Object value = message.getHeader(header);
        String text;
        if (value == null) {
            return null;
        } else if (value instanceof CharSequence || value instanceof Number) {
            text = value.toString();
        } else if (value instanceof byte[] bytes) {
            text = new String(bytes, StandardCharsets.UTF_8);
        } else {
            throw new InvalidInputException("the header " + header + " must be text, but is a "
                    + value.getClass().getName() + ": convert it, with ${bodyAs(String)} for instance");
        }
        return text.isBlank() ? null : text;
    }
}
