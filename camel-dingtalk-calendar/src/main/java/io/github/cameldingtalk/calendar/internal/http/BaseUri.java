// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar.internal.http;

import java.net.URI;
import java.net.URISyntaxException;
import org.apache.hc.core5.http.HttpHost;
import org.jspecify.annotations.Nullable;

/**
 * The address of the API.
 *
 * @param uri    scheme, host and port
 * @param prefix the path before the path of every operation, without a slash at its end; mostly empty
 */
public record BaseUri(URI uri, String prefix) {

    /**
     * Parses the address.
     *
     * @throws IllegalArgumentException unless the text is an absolute http or https URI of a host, with or without a path
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
            throw invalid(", without /v1.0 at its end: the component adds /v1.0");
        }
        String prefix = path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
        return new BaseUri(uri, prefix);
    }

    public HttpHost host() {
        return HttpHost.create(uri);
    }

    /** The message does not quote the address, because a password may be in it. */
    private static IllegalArgumentException invalid(String more) {
        return new IllegalArgumentException(
                "baseUri must be the address of the API, such as https://api.dingtalk.com" + more);
    }
}
