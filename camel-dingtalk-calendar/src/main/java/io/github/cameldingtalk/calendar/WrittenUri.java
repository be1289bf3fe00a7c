// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The URI of a {@code toD} as it stands in the route, with expressions for the values of a message. Checks that an
 * evaluated URI has exactly the same options. A value of a message must not add, remove or change another option.
 */
final class WrittenUri {

    /** Stands for an expression. No URI has this character. */
    private static final char VALUE = '\uFFFF';

    private final Pattern shape;
    private final List<String> names;
    private final List<Boolean> raw;

    WrittenUri(String uri) {
        UriText text = UriText.parse(withMarks(UriText.singleLine(uri)));
        names = text.names();
        raw = text.options().stream().map(UriText.Option::isRaw).toList();
        Set<String> keys = new HashSet<>();
        for (String name : names) {
            if (!keys.add(EndpointOptions.key(name))) {
                throw new IllegalArgumentException("the option " + name + " is set more than once");
            }
        }
        StringBuilder regex = new StringBuilder(shape(text.scheme() + text.path(), "[^&]*"));
        String separator = "\\?";
        for (UriText.Option option : text.options()) {
            // Camel ends a RAW(...) or RAW{...} value at a bracket before an ampersand.
            regex.append(separator).append(shape(option.text(), option.isRaw() ? "(?:(?![)}]&).)*" : "[^&]*"));
            separator = "&";
        }
        shape = Pattern.compile(regex.toString(), Pattern.DOTALL);
    }

    boolean allows(UriText evaluated) {
        return evaluated.names().equals(names)
                && evaluated.options().stream()
                        .map(UriText.Option::isRaw)
                        .toList()
                        .equals(raw)
                && shape.matcher(evaluated.toString()).matches();
    }

    private static String shape(String text, String value) {
        StringBuilder regex = new StringBuilder();
        int start = 0;
        for (int mark = text.indexOf(VALUE); mark >= 0; mark = text.indexOf(VALUE, start)) {
            regex.append(Pattern.quote(text.substring(start, mark))).append(value);
            start = mark + 1;
        }
        return regex.append(Pattern.quote(text.substring(start))).toString();
    }

    /** Replaces each expression, and each escape of Camel's simple language, by the mark. */
    private static String withMarks(String uri) {
        StringBuilder text = new StringBuilder(uri.length());
        int depth = 0;
        for (int i = 0; i < uri.length(); i++) {
            if (uri.startsWith("${", i) || uri.startsWith("$simple{", i)) {
                if (depth++ == 0) {
                    text.append(VALUE);
                }
                i = uri.indexOf('{', i);
            } else if (depth > 0) {
                depth -= uri.charAt(i) == '}' ? 1 : 0;
            } else if (uri.charAt(i) == '\\') {
                text.append(VALUE);
                i++;
            } else {
                text.append(uri.charAt(i));
            }
        }
        return text.toString();
    }
}
