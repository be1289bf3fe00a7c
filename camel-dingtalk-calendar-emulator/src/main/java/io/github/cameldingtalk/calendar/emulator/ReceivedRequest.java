// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar.emulator;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A request as it came from the wire.
 *
 * @param target     the request target as it was sent, not decoded
 * @param headers    in the order in which they were sent
 * @param connection which connection it came on, counted from 1: two requests with one number shared a connection
 */
public record ReceivedRequest(
        String method, String target, List<Map.Entry<String, String>> headers, byte[] body, int connection) {

    public ReceivedRequest {
        headers = List.copyOf(headers);
        body = body.clone();
    }

    @Override
    public byte[] body() {
        return body.clone();
    }

    /** Which operation it is for, if it is for one. */
    public Optional<ApiOperation> operation() {
        return ApiOperation.of(method, target);
    }

    public String bodyAsText() {
        return new String(body, StandardCharsets.UTF_8);
    }

    /** The first value of a header, whatever its case, or {@code null}. */
    public @Nullable String header(String name) {
        return headers.stream()
                .filter(header -> header.getKey().equalsIgnoreCase(name))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(null);
    }

    /** The request as text, head and body, as it is read in the documentation of an API. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder(method + " " + target + " HTTP/1.1\n");
        headers.forEach(header -> text.append(header.getKey())
                .append(": ")
                .append(header.getValue())
                .append('\n'));
        return text.append('\n').append(bodyAsText()).toString();
    }
}
