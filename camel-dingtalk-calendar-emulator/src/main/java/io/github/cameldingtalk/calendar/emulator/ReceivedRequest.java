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
 * @param method     such as {@code PUT}
 * @param target     the request target as the client sent it, not decoded
 * @param headers    in the order in which the client sent them
 * @param body       empty if there is none
 * @param connection the number of the connection, from 1: requests with the same number used the same connection
 */
public record ReceivedRequest(
        String method, String target, List<Map.Entry<String, String>> headers, byte[] body, int connection) {

    /**
     * Copies the headers and the body.
     *
     * @param method     such as {@code PUT}
     * @param target     not decoded
     * @param headers    names and values
     * @param body       empty for none
     * @param connection from 1
     */
    public ReceivedRequest {
        headers = List.copyOf(headers);
        body = body.clone();
    }

    /** {@return a copy of the body} */
    @Override
    public byte[] body() {
        return body.clone();
    }

    int bodyLength() {
        return body.length;
    }

    /** {@return the operation that the request is for, or empty if the API has no such operation} */
    public Optional<ApiOperation> operation() {
        return ApiOperation.of(method, target);
    }

    /** {@return the body, read as UTF-8; empty if there is none} */
    public String bodyAsText() {
        return new String(body, StandardCharsets.UTF_8);
    }

    /**
     * {@return the first value of a header, or {@code null} if it is absent}
     *
     * @param name the case does not matter
     */
    public @Nullable String header(String name) {
        return headers.stream()
                .filter(header -> header.getKey().equalsIgnoreCase(name))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(null);
    }

    /** {@return the request as text: the request line, the headers, an empty line and the body} */
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
