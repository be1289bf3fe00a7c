// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar.emulator;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A request, as the emulator received it.
 *
 * @param target     the request target as the client sent it, not decoded
 * @param headers    in the order in which the client sent them
 * @param connection the number of the connection, from 1: requests with the same number used the same connection
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

    int bodyLength() {
        return body.length;
    }

    /** The operation that the request is for, or empty if the API has no such operation. */
    public Optional<ApiOperation> operation() {
        return ApiOperation.of(method, target);
    }

    /** The body, read as UTF-8. */
    public String bodyAsText() {
        return new String(body, StandardCharsets.UTF_8);
    }

    /** The first value of a header, or {@code null} if it is absent. The case of the name does not matter. */
    public @Nullable String header(String name) {
        return headers.stream()
                .filter(header -> header.getKey().equalsIgnoreCase(name))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(null);
    }

    /** The request as text: the request line, the headers, an empty line and the body. */
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
