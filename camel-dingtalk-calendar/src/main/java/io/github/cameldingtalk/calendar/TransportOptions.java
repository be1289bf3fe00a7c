// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar;

import io.github.cameldingtalk.calendar.internal.http.BaseUri;
import java.time.Duration;
import java.util.Map;
import org.apache.camel.support.jsse.SSLContextParameters;
import org.jspecify.annotations.Nullable;

/** The options of an HTTP client. Endpoints with equal transport options share a client. */
record TransportOptions(
        BaseUri baseUri,
        long connectTimeout,
        long responseTimeout,
        long connectionRequestTimeout,
        int maxConnections,
        @Nullable SSLContextParameters sslContextParameters,
        Map<String, Object> http) {

    TransportOptions {
        notNegative("connectTimeout", connectTimeout);
        notNegative("responseTimeout", responseTimeout);
        notNegative("connectionRequestTimeout", connectionRequestTimeout);
        if (maxConnections < 1) {
            throw new IllegalArgumentException("maxConnections must be 1 or more, but is " + maxConnections);
        }
        http = Map.copyOf(HttpOptions.checked(http));
    }

    /** @throws IllegalArgumentException if an option is out of its range; the message names it */
    static TransportOptions of(DingTalkCalendarConfiguration configuration) {
        return new TransportOptions(
                BaseUri.parse(configuration.getBaseUri()),
                configuration.getConnectTimeout(),
                configuration.getResponseTimeout(),
                configuration.getConnectionRequestTimeout(),
                configuration.getMaxConnections(),
                configuration.getSslContextParameters(),
                configuration.getHttp());
    }

    /** How long a call waits for the token that another call fetches. An option without a limit counts with its default. */
    Duration patience() {
        DingTalkCalendarConfiguration defaults = new DingTalkCalendarConfiguration();
        return limit(connectTimeout, defaults.getConnectTimeout())
                .plus(limit(responseTimeout, defaults.getResponseTimeout()));
    }

    private static Duration limit(long millis, long ifNone) {
        // A day at most, because the sum of two great numbers could overflow.
        return Duration.ofMillis(
                millis > 0 ? Math.min(millis, Duration.ofDays(1).toMillis()) : ifNone);
    }

    /** Without the HTTP options, because passwords may be among them. */
    @Override
    public String toString() {
        return baseUri.uri().toString();
    }

    private static void notNegative(String name, long millis) {
        if (millis < 0) {
            throw new IllegalArgumentException(name + " must be 0 (no limit) or more milliseconds, but is " + millis);
        }
    }
}
