// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar.internal.http;

import java.net.IDN;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.hc.core5.http.HttpHost;
import org.jspecify.annotations.Nullable;

/**
 * The address of the API.
 *
 * @param uri    scheme, host, port and prefix, in ASCII
 * @param prefix the path before the path of every operation, without a slash at its end; mostly empty
 */
public record BaseUri(URI uri, String prefix) {

    private static final Pattern AUTHORITY = Pattern.compile("(\\[[0-9A-Fa-f:.%]+]|[A-Za-z0-9._-]+)(?::([0-9]*))?");

    private static final int MAX_PORT = 65_535;

    /**
     * Parses the address. White space and slashes at its ends do not count. Letters of other languages are encoded.
     *
     * @throws IllegalArgumentException unless the text is an absolute http or https URI of a host, with or without a path
     */
    public static BaseUri parse(@Nullable String text) {
        URI uri = uri(text == null ? "" : text.strip());
        String scheme = scheme(uri);
        if (uri.getRawQuery() != null || uri.getRawFragment() != null) {
            throw invalid(", without a user, a query or a fragment");
        }
        String authority = authority(uri);
        String prefix = prefix(uri);
        URI ascii = URI.create(scheme + "://" + authority + prefix);
        if (ascii.getHost() == null) {
            // Camel's HTTP component and HttpClient cannot use such a host either.
            throw invalid(
                    authority.contains("_")
                            ? ": the host has an underscore, which Java does not allow in the name of a host: use another"
                                    + " name or the IP address"
                            : ": the host is not the name of a host");
        }
        return new BaseUri(ascii, prefix);
    }

    public HttpHost host() {
        return HttpHost.create(uri);
    }

    private static URI uri(String text) {
        for (int i = 0, c; i < text.length(); i += Character.charCount(c)) {
            c = text.codePointAt(i);
            if (Character.isSpaceChar(c) || Invisible.is(c)) {
                throw invalid(", without white space and invisible characters (" + Invisible.name(c) + " at index " + i
                        + ")");
            }
        }
        if (!text.matches("(?i)https?:.*")) {
            throw invalid(": it begins with https:// or http://");
        }
        try {
            return new URI(text);
        } catch (URISyntaxException e) {
            throw invalid(": " + e.getReason() + (e.getIndex() < 0 ? "" : " at index " + e.getIndex()));
        }
    }

    private static String scheme(URI uri) {
        return uri.getScheme().toLowerCase(Locale.ROOT);
    }

    private static String authority(URI uri) {
        String authority = uri.getRawAuthority();
        if (authority == null) {
            throw invalid(": it has a host after " + uri.getScheme() + "://");
        }
        if (authority.contains("@")) {
            throw invalid(", without a user, a query or a fragment");
        }
        int port = authority.matches("\\[.*") ? authority.indexOf(':', authority.indexOf(']')) : authority.indexOf(':');
        String host = port < 0 ? authority : authority.substring(0, port);
        try {
            host = host.chars().allMatch(c -> c < 0x80) ? host : IDN.toASCII(host);
        } catch (IllegalArgumentException e) {
            throw invalid(": the host is not the name of a host");
        }
        Matcher ascii = AUTHORITY.matcher(port < 0 ? host : host + authority.substring(port));
        if (!ascii.matches()) {
            throw invalid(": the host or the port is not valid");
        }
        String number = ascii.group(2);
        if (number == null || number.isEmpty()) {
            return host;
        }
        if (number.length() > 5 || Integer.parseInt(number) > MAX_PORT || Integer.parseInt(number) == 0) {
            throw invalid(": the port is a number from 1 to " + MAX_PORT);
        }
        return host + ":" + Integer.parseInt(number);
    }

    private static String prefix(URI uri) {
        String path = URI.create("http://h" + uri.getRawPath()).toASCIIString().replaceFirst("^http://h", "");
        path = path.replaceFirst("/+$", "");
        if (path.matches("(.*/)?v1\\.0")) {
            throw invalid(", without /v1.0 at its end: the component adds /v1.0");
        }
        if (path.matches("(.*/)?v1\\.0/(calendar|oauth2)(/.*)?")) {
            throw invalid(", without the path of an operation: the component adds the path from /v1.0 on");
        }
        if (path.matches("(?i).*/((\\.|%2e){1,2})?(/.*|$)")) {
            throw invalid(": its path has no part that is empty, '.' or '..'");
        }
        return path;
    }

    /** The message does not quote the address, because a password may be in it. */
    private static IllegalArgumentException invalid(String more) {
        return new IllegalArgumentException(
                "baseUri must be the address of the API, such as https://api.dingtalk.com" + more);
    }
}
