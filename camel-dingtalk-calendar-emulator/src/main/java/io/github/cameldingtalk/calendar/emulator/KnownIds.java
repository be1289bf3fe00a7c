// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar.emulator;

import java.util.Collection;
import java.util.stream.Collectors;

/** Lists the ids that exist, for a call with an id that does not exist. */
final class KnownIds {

    private static final int MAX = 5;

    private KnownIds() {}

    /**
     * A sentence with the first five ids.
     *
     * @param things what has these ids, in the plural
     */
    static String text(String things, Collection<String> ids) {
        if (ids.isEmpty()) {
            return "There are no " + things + ".";
        }
        String first = ids.stream().limit(MAX).map(JournalText::shortened).collect(Collectors.joining(", "));
        return "The " + things + " are: " + first + (ids.size() > MAX ? ", …" : ".");
    }
}
