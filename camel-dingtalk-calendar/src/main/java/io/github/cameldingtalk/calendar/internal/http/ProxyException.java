// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar.internal.http;

import java.io.IOException;
import org.apache.hc.core5.http.HttpStatus;
import org.jspecify.annotations.Nullable;

/** The proxy did not let a request through. The service has not received the request. */
final class ProxyException extends IOException {

    private ProxyException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }

    static ProxyException refused(int status) {
        String reason = status == HttpStatus.SC_PROXY_AUTHENTICATION_REQUIRED
                ? "the proxy requires authentication: check http.proxyAuthUsername and http.proxyAuthPassword"
                : "the proxy refused the connection to the service";
        return new ProxyException(reason + " (the proxy responded with the status " + status + ")", null);
    }

    static ProxyException failed(String what, @Nullable Throwable cause) {
        return new ProxyException("the proxy " + what + ". Nothing was sent to the service", cause);
    }
}
