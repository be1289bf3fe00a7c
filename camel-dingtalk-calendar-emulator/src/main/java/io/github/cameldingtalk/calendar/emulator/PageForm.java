// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar.emulator;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.cameldingtalk.calendar.emulator.RejectedFieldException.Problem;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.regex.Pattern;

/** The fields of a form of the page. A wrong field is a {@link RejectedFieldException}. */
record PageForm(JsonNode fields) {

    /** The page sends and draws all ids each second. */
    private static final int MAX_LENGTH = 1_000;

    /** Control and format characters, which a person may copy together with an id, and halves of a character. */
    private static final Pattern INVISIBLE_CHARACTER = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Cs}]");

    /** A text that must not be blank. */
    String text(String name) {
        return checked(name, fields.path(name));
    }

    /** The texts in a list, none of which may be blank. */
    Set<String> texts(String name) {
        Set<String> texts = new LinkedHashSet<>();
        fields.path(name).forEach(text -> texts.add(checked(name, text)));
        return texts;
    }

    private static String checked(String name, JsonNode value) {
        String text = value.asText();
        if (text.isBlank()) {
            throw new RejectedFieldException(name, Problem.BLANK);
        }
        if (text.length() > MAX_LENGTH) {
            throw new RejectedFieldException(name, Problem.TOO_LONG);
        }
        if (INVISIBLE_CHARACTER.matcher(text).find()) {
            throw new RejectedFieldException(name, Problem.INVISIBLE_CHARACTER);
        }
        return text;
    }
}
