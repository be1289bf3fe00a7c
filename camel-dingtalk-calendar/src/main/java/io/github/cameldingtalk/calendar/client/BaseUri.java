// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar.client;

import java.net.URI;
import java.net.URISyntaxException;
import org.jspecify.annotations.Nullable;

/**
 * Where the API is.
 *
 * @param uri    scheme, host and port
 * @param prefix the path that stands before that of every operation, without a slash at its end; mostly empty
 */
public record BaseUri(URI uri, String prefix) {

    /**
     * Reads the address of the API.
     *
     * @throws IllegalArgumentException unless it is an absolute http or https URI of a host and perhaps a path
     */
    public static BaseUri parse(@Nullable String text) {
        URI uri;
        try {
            uri = new URI(text == null ? "" : text);
        } catch (URISyntaxException e) {
            throw invalid(": " + e.getReason());
        }
        boolean isHttp = "http".equalsIgnoreCase(uri.getScheme()) || "https".equalsIgnoreCase(uri.getScheme());
        if (!isHttp || uri.getHost() == null) {
            throw invalid("");
        }
        if (uri.getRawUserInfo() != null || uri.getRawQuery() != null || uri.getRawFragment() != null) {
            throw invalid(", without a user, a query or a fragment");
        }
        String path = uri.getRawPath();
        if (path.matches("(.*/)?v1\\.0/*")) {
            throw invalid(", without /v1.0 at its end: the component adds it itself");
        }
        String prefix = path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
        return new BaseUri(uri, prefix);
    }

    // The address that was given stays out of the text: there may be a password in it.
    private static IllegalArgumentException invalid(String more) {
        return new IllegalArgumentException(
                "baseUri must be the address of the API, such as https://api.dingtalk.com" + more);
    }
}
