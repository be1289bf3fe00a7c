// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar.internal.http;

import org.apache.hc.core5.http.message.BasicHeader;

/**
 * The header with the access token. HttpClient logs the text of headers at DEBUG, so the text has no token. Camel's HTTP
 * logging masks headers that are sensitive.
 */
final class TokenHeader extends BasicHeader {

    private static final String NAME = "x-acs-dingtalk-access-token";

    TokenHeader(String token) {
        super(NAME, token, true);
    }

    @Override
    public String toString() {
        return NAME + ": xxxxxx";
    }
}
