// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar;

import io.github.cameldingtalk.calendar.internal.http.ApiRequest;
import java.util.Arrays;
import java.util.UUID;
import org.apache.camel.Exchange;
import org.jspecify.annotations.Nullable;

/**
 * The client token of a call. DingTalk takes two calls with the same token for one call, for a day. A call that failed keeps
 * its token on the exchange, so that a redelivery has the same token. A new call has a new token, also if it looks the same:
 * a route may create an event, delete it, and create it again.
 */
final class ClientToken {

    private static final String PROPERTY = "CamelDingTalkCalendarFailedCall";

    private ClientToken() {}

    private record FailedCall(String method, String path, byte @Nullable [] body, String token) {

        boolean is(ApiRequest request) {
            return request.method().equals(method)
                    && request.path().equals(path)
                    && Arrays.equals(request.body(), body);
        }

        /** Without the body. */
        @Override
        public String toString() {
            return token;
        }
    }

    /**
     * The token of the header, or of the exchange, or a new one.
     *
     * @throws IllegalArgumentException if a header of HTTP cannot carry the token
     */
    static String of(Exchange exchange, ApiRequest request) {
        String given = HeaderText.read(exchange.getMessage(), DingTalkCalendarConstants.CLIENT_TOKEN);
        if (given != null) {
            return checked(given);
        }
        if (exchange.getProperty(PROPERTY) instanceof FailedCall failed && failed.is(request)) {
            return failed.token;
        }
        String token = UUID.randomUUID().toString();
        exchange.setProperty(PROPERTY, new FailedCall(request.method(), request.path(), request.body(), token));
        return token;
    }

    /** After a success, the next call has a new token, also if it looks the same. */
    static void succeeded(Exchange exchange, ApiRequest request) {
        if (exchange.getProperty(PROPERTY) instanceof FailedCall failed && failed.is(request)) {
            exchange.removeProperty(PROPERTY);
        }
    }

    private static String checked(String token) {
        for (int i = 0; i < token.length(); i++) {
            if (token.charAt(i) <= ' ' || token.charAt(i) > '~') {
                throw new IllegalArgumentException("the header " + DingTalkCalendarConstants.CLIENT_TOKEN
                        + " has a character at index " + i + " of " + token.length()
                        + " that a header of HTTP cannot carry: use visible ASCII characters, such as those of a UUID");
            }
        }
        return token;
    }
}
