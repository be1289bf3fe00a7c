// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar.emulator;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Environment variables as lines that can be pasted into a POSIX shell. */
final class ShellLines {

    /** No shell gives a meaning to these characters. */
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_./:-]+");

    private ShellLines() {}

    static List<String> of(Map<String, String> variables) {
        return variables.entrySet().stream()
                .map(variable -> "export " + variable.getKey() + "=" + quoted(variable.getValue()))
                .toList();
    }

    private static String quoted(String value) {
        return PLAIN.matcher(value).matches() ? value : "'" + value.replace("'", "'\\''") + "'";
    }
}
