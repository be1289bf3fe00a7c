// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;

/**
 * A request as it arrived, parsed without the code under test.
 *
 * @param line    the request line
 * @param headers one line each, sorted
 * @param body    empty if there is none
 */
record WireRequest(String line, List<String> headers, String body) {

    static final String TOKEN_HEADER = "x-acs-dingtalk-access-token: ";

    static WireRequest parse(String text) {
        int end = text.indexOf("\r\n\r\n");
        String[] head = text.substring(0, end).split("\r\n", -1);
        return new WireRequest(
                head[0], Stream.of(head).skip(1).sorted().toList(), text.substring(end + "\r\n\r\n".length()));
    }

    /** Asserts that the request has the headers of each call and no other. */
    void assertHeaders(int port, String token) {
        assertThat(headers.stream()
                        .filter(header -> !header.startsWith("Content-Length: ") && !header.startsWith("User-Agent: "))
                        .filter(header -> !header.equals("Content-Type: application/json; charset=utf-8"))
                        .filter(header -> !header.matches("x-client-token: [0-9a-f-]{36}")))
                .containsExactly("Accept: application/json", "Host: localhost:" + port, TOKEN_HEADER + token);
        assertThat(headers.stream().map(header -> header.substring(0, header.indexOf(':'))))
                .doesNotHaveDuplicates();
        assertThat(headers)
                .filteredOn(header -> header.startsWith("User-Agent: "))
                .singleElement()
                .asString()
                .startsWith("User-Agent: camel-dingtalk-calendar/");
    }

    /** The segments of the path, decoded. Fails if the target is more than a path of encoded UTF-8. */
    List<String> decodedSegments(String method) {
        assertThat(line).startsWith(method + " /").endsWith(" HTTP/1.1");
        String target = line.substring(method.length() + 2, line.length() - " HTTP/1.1".length());
        assertThat(target).matches("([A-Za-z0-9._~/-]|%[0-9A-F]{2})*");
        return Stream.of(target.split("/", -1)).map(WireRequest::decoded).toList();
    }

    private static String decoded(String segment) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (int i = 0; i < segment.length(); i++) {
            char c = segment.charAt(i);
            if (c == '%') {
                bytes.write(Integer.parseInt(segment.substring(i + 1, i + 3), 16));
                i += 2;
            } else {
                bytes.write(c);
            }
        }
        try {
            // A new decoder reports malformed input.
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes.toByteArray()))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new AssertionError("not UTF-8: " + segment, e);
        }
    }
}
