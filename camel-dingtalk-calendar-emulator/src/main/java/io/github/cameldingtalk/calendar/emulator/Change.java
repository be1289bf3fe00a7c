// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar.emulator;

import org.jspecify.annotations.Nullable;

/**
 * What a request has changed, for a person who watches.
 *
 * @param name   the id of the subject, or the path of a field
 * @param before {@code null} if the subject is new, or the field had no value
 * @param after  {@code null} if the subject or the value was removed
 */
record Change(Subject subject, String name, @Nullable String before, @Nullable String after) {

    private static final int MAX_CHARACTERS = 80;

    enum Subject {
        CALENDAR,
        EVENT,
        SUBSCRIBER,
        TOKEN,
        FIELD
    }

    Change {
        name = shortened(name);
        before = before == null ? null : shortened(before);
        after = after == null ? null : shortened(after);
    }

    private static String shortened(String text) {
        return text.length() <= MAX_CHARACTERS ? text : text.substring(0, MAX_CHARACTERS) + "…";
    }

    int characters() {
        return name.length() + (before == null ? 0 : before.length()) + (after == null ? 0 : after.length());
    }
}
