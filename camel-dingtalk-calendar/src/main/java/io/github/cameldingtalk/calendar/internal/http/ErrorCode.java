// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar.internal.http;

import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The kinds of DingTalk's error codes.
 *
 * @param text in lower case; empty if there is no code
 */
record ErrorCode(String text) {

    private static final Set<String> SERVICE = Set.of(
            "system.error",
            "system.busy",
            "systembusy",
            "servicebusy",
            "internalerror",
            "unknownerror",
            "server.error");

    /** The code of the calendar API, and those of the token APIs. */
    private static final Set<String> AUTHENTICATION = Set.of(
            "invalidauthentication",
            "invalidclientidorsecret",
            "invalidsuitekey",
            "invalidsuiteticket",
            "invalidauthinfo",
            "invalid.client",
            "unauthorized.client");

    static ErrorCode of(@Nullable ErrorEnvelope envelope) {
        return new ErrorCode(
                envelope == null || envelope.code() == null
                        ? ""
                        : envelope.code().toLowerCase(Locale.ROOT));
    }

    boolean isService() {
        return SERVICE.contains(text);
    }

    boolean isAuthentication() {
        return AUTHENTICATION.contains(text);
    }

    boolean isPermission() {
        return text.equals("permissiondenied") || text.startsWith("forbidden.");
    }

    boolean isParameter() {
        return text.equals("invalidparameter") || text.startsWith("missing");
    }

    /** A limit of calls in a second, such as {@code Forbidden.AccessDenied.QpsLimitForApi}. */
    boolean isQpsLimit() {
        return isLimit("qps");
    }

    /** A limit of calls in a minute. */
    boolean isQpmLimit() {
        return isLimit("qpm");
    }

    private boolean isLimit(String rate) {
        String reason = text.substring(text.lastIndexOf('.') + 1);
        return reason.startsWith(rate) && reason.contains("limit");
    }
}
