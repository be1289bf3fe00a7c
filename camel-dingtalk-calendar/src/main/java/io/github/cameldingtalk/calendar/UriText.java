// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.apache.camel.util.URISupport;

/**
 * The parts of an endpoint's URI, as Camel splits it, but with the original values. An ampersand in {@code RAW(...)} or
 * {@code RAW{...}} does not end an option.
 *
 * @param path the operation
 */
record UriText(String scheme, String path, List<Option> options) {

    /**
     * One option.
     *
     * @param value decoded, or without {@code RAW(...)}
     * @param text  the name and the value, as in the URI
     */
    record Option(String name, String value, String text) {
        boolean isRaw() {
            return text.startsWith("RAW(", name.length() + 1) || text.startsWith("RAW{", name.length() + 1);
        }
    }

    /** Joins the lines of a URI, as Camel does. */
    static String singleLine(String uri) {
        return URISupport.textBlockToSingleLine(uri).strip();
    }

    static UriText parse(String text) {
        String uri = singleLine(text);
        int query = uri.indexOf('?');
        String address = query < 0 ? uri : uri.substring(0, query);
        int colon = address.indexOf(':');
        return new UriText(
                address.substring(0, colon + 1),
                address.substring(colon + 1).replaceFirst("^/{1,2}", ""),
                query < 0 ? List.of() : options(uri.substring(query + 1)));
    }

    private static List<Option> options(String query) {
        List<Option> options = new ArrayList<>();
        int start = 0;
        while (start < query.length()) {
            int end = end(query, start);
            options.add(option(query.substring(start, end)));
            start = end + 1;
        }
        if (query.endsWith("&")) {
            options.add(option(""));
        }
        return options;
    }

    /** The end of the option that begins at {@code start}. */
    private static int end(String query, int start) {
        int next = query.indexOf('&', start);
        int value = query.indexOf('=', start) + 1;
        if (value > 0 && (next < 0 || value <= next)) {
            char close = query.startsWith("RAW(", value) ? ')' : query.startsWith("RAW{", value) ? '}' : 0;
            if (close != 0) {
                next = query.indexOf(close + "&", value);
                return next < 0 ? query.length() : next + 1;
            }
        }
        return next < 0 ? query.length() : next;
    }

    private static Option option(String text) {
        int equals = text.indexOf('=');
        if (equals < 0) {
            return new Option(text, "", text);
        }
        String value = text.substring(equals + 1);
        boolean isRaw =
                (value.startsWith("RAW(") && value.endsWith(")")) || (value.startsWith("RAW{") && value.endsWith("}"));
        return new Option(
                text.substring(0, equals), isRaw ? value.substring(4, value.length() - 1) : decoded(value), text);
    }

    /** Keeps a plus sign, because ids have no spaces. */
    private static String decoded(String value) {
        try {
            return URLDecoder.decode(value.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            // A percent sign that does not begin an escape.
            return value;
        }
    }

    List<String> names() {
        return options.stream().map(Option::name).toList();
    }

    UriText without(Predicate<String> name) {
        return new UriText(
                scheme,
                path,
                options.stream().filter(option -> !name.test(option.name())).toList());
    }

    @Override
    public String toString() {
        String query = String.join("&", options.stream().map(Option::text).toList());
        return scheme + path + (query.isEmpty() ? "" : "?" + query);
    }
}
