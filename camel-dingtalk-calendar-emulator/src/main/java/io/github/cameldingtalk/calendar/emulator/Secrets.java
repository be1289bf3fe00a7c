// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar.emulator;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Shortens the secrets in a text that is shown. A client that is set up wrongly may send its real secrets to the emulator, and
 * others may see the page or the log.
 */
final class Secrets {

    private static final int MAX_SHOWN = 12;

    private static final String NAMES =
            "app_?secret|suite_?secret|client_?secret|suite_?ticket|access_?token|refresh_?token"
                    + "|x-acs-dingtalk-access-token|authorization";

    private static final Pattern NAME = Pattern.compile("(?i)" + NAMES);

    private static final Pattern SECRET = pattern(NAMES);

    /** An authorization code. An error also has a {@code code}, but not together with a grant type. */
    private static final Pattern CODE = pattern("code");

    private static final Pattern GRANT = Pattern.compile("(?i)grant_?type");

    private Secrets() {}

    /** In JSON, also if the text is cut, or in a form or a query. */
    private static Pattern pattern(String names) {
        String inJson = "(\"(?:" + names + ")\"\\s*:\\s*\")((?:[^\"\\\\]++|\\\\.)++)";
        String inForm = "(\\b(?:" + names + ")=)([^&\\s\"]++)";
        return Pattern.compile("(?i)" + inJson + "|" + inForm);
    }

    /** The text with only the start of each secret. */
    static String shortenedIn(String text) {
        String shown = replaced(SECRET, text);
        return containsGrant(text) ? replaced(CODE, shown) : shown;
    }

    /** Whether a {@code code} in this text is an authorization code. */
    static boolean containsGrant(String text) {
        return GRANT.matcher(text).find();
    }

    /** Whether a field with this name holds a secret. */
    static boolean isName(String name, boolean hasGrant) {
        return NAME.matcher(name).matches() || hasGrant && name.equalsIgnoreCase("code");
    }

    private static String replaced(Pattern pattern, String text) {
        return pattern.matcher(text).replaceAll(found -> {
            int name = found.group(1) != null ? 1 : 3;
            return Matcher.quoteReplacement(found.group(name) + start(found.group(name + 1)) + "…");
        });
    }

    /** The start of a secret: a third of it, and at most 12 characters. */
    static String start(String secret) {
        return secret.substring(0, Math.min(MAX_SHOWN, secret.length() / 3));
    }
}
