// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Searches texts for secrets, and keeps which secret was found where. */
final class Leaks {

    /** Every secret of a test begins with this text and its own name. */
    static final String PREFIX = "leak-";

    private static final Pattern SECRET = Pattern.compile(PREFIX + "([A-Za-z]+(?:-[a-z]+)*)");
    private static final Pattern BASE64 = Pattern.compile("[A-Za-z0-9+/_-]{20,}={0,2}");

    private final Map<String, TreeSet<String>> found = new TreeMap<>();
    private final Map<String, String> issued = new LinkedHashMap<>();

    /** Adds a secret that the service has made, such as a token. Half of the secret is a leak, too. */
    void addIssued(String name, String secret) {
        issued.put(secret.substring(0, Math.max(12, secret.length() / 2)), name);
    }

    void search(String place, String text) {
        searchPlain(place, text);
        Matcher encoded = BASE64.matcher(text);
        while (encoded.find()) {
            try {
                byte[] decoded = Base64.getDecoder().decode(encoded.group());
                searchPlain(place, new String(decoded, StandardCharsets.ISO_8859_1));
            } catch (IllegalArgumentException e) {
                // A long word that is not Base64.
            }
        }
    }

    private void searchPlain(String place, String text) {
        Matcher secret = SECRET.matcher(text);
        while (secret.find()) {
            add(place, secret.group(1));
        }
        issued.forEach((value, name) -> {
            if (text.contains(value)) {
                add(place, name);
            }
        });
    }

    private void add(String place, String secret) {
        found.computeIfAbsent(place, p -> new TreeSet<>()).add(secret);
    }

    /** The secrets found, by place. */
    Map<String, TreeSet<String>> found() {
        return found;
    }
}
