// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar;

import io.github.cameldingtalk.calendar.internal.http.ApiRequest;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.apache.camel.Exchange;
import org.jspecify.annotations.Nullable;

/**
 * The client token of a call. DingTalk takes two calls with the same token for one call, for a day. A call that failed keeps
 * its token on the exchange, so that a redelivery has the same token, also if the route makes other calls meanwhile. A call that
 * is made again after its success has a new token: a route may create an event, delete it, and create it again.
 */
final class ClientToken {

    private static final String PROPERTY = "CamelDingTalkCalendarFailedCalls";

    /** A route may make any number of calls that fail with one exchange. */
    private static final int MAX_CALLS = 20;

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
        List<FailedCall> calls = calls(exchange);
        for (FailedCall call : calls) {
            if (call.is(request)) {
                return call.token;
            }
        }
        FailedCall call = new FailedCall(
                request.method(),
                request.path(),
                request.body(),
                UUID.randomUUID().toString());
        // A copy, because the copies of an exchange share the values of its properties.
        exchange.setProperty(
                PROPERTY,
                Stream.concat(calls.stream().skip(calls.size() < MAX_CALLS ? 0 : 1), Stream.of(call))
                        .toList());
        return call.token;
    }

    /** After a success, the next call like this one has a new token. */
    static void succeeded(Exchange exchange, ApiRequest request) {
        List<FailedCall> others =
                calls(exchange).stream().filter(call -> !call.is(request)).toList();
        if (others.isEmpty()) {
            exchange.removeProperty(PROPERTY);
        } else {
            exchange.setProperty(PROPERTY, others);
        }
    }

    @SuppressWarnings("unchecked") // a property of this class
    private static List<FailedCall> calls(Exchange exchange) {
        return exchange.getProperty(PROPERTY) instanceof List<?> calls ? (List<FailedCall>) calls : List.of();
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
