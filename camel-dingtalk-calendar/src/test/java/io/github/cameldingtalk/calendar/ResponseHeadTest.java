// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cameldingtalk.calendar.ScriptedServer.Behavior;
import io.github.cameldingtalk.calendar.api.DingTalkCalendarException;
import io.github.cameldingtalk.calendar.api.DingTalkUnexpectedResponseException;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Each part of a response that a server can make endless has a limit. */
@Timeout(60)
class ResponseHeadTest extends DingTalkCalendarTestSupport {

    private static final String CHUNKED = RawResponse.HEAD + "Transfer-Encoding: chunked\r\n\r\n";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'HTTP/1.1 200 '                      | 'long reason '",
                "'HTTP/1.1 200 OK\r\n'                | 'X-Header: value\r\n'",
                "'HTTP/1.1 200 OK\r\nX-Header: '      | 'value'",
                "'HTTP/1.1 200 OK\r\nX-Header: 1\r\n' | ' folded\r\n'",
                "'HTTP/1.1 200 OK\r\nX-Header'        | 'name'",
                "''                                   | '\r\n'",
                "''                                   | 'garbage\r\n'",
                "''                                   | 'HTTP/1.1 102 Processing\r\n\r\n'",
                "''                                   | 'x'",
            })
    void anEndlessHeadIsRefused(String begin, String repeated) throws Exception {
        assertRefused(begin, repeated);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2;name=value",
                "0\r\n|X-Trailer: value\r\n",
                "0\r\nX: |value",
                "0\r\nX: 1\r\n| folded\r\n",
                "F",
                "0"
            })
    void anEndlessChunkOrTrailerIsRefused(String chunk) throws Exception {
        int bar = chunk.indexOf('|');
        assertRefused(CHUNKED + (bar < 0 ? "" : chunk.substring(0, bar)), chunk.substring(bar + 1));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "000",
                "00",
                "0",
                "-1",
                "+200",
                "099",
                "99999999999",
                "2 0",
                "",
                "OK",
                "0x200",
                "\u0662\u0660\u0660"
            })
    void aStatusThatIsNotAStatusIsRefused(String status) throws Exception {
        try (ScriptedServer server = new ScriptedServer(false, Behavior.write(RawResponse.OK))) {
            server.next(Behavior.write("HTTP/1.1 " + status + " Bad\r\nContent-Length: 15\r\n\r\n{\"result\":true}"));
            String uri = UPDATE + "?maxConnections=1&responseTimeout=1s&baseUri=" + server.baseUri();

            assertFails(DingTalkCalendarException.class, send(uri, "{}"));

            assertSucceeds(send(uri, "{}")).isEqualTo(true);
        }
    }

    @Test
    void aThousandContentCodingsAreRefusedWithTheStatus() throws Exception {
        for (String coding : new String[] {"gzip, ".repeat(1_500) + "gzip", "utf-8", "foo"}) {
            try (ScriptedServer server = new ScriptedServer(false, Behavior.write(RawResponse.OK))) {
                server.next(Behavior.write(RawResponse.HEAD + "Content-Encoding: " + coding
                        + "\r\nContent-Length: 15\r\n\r\n{\"result\":true}"));
                String uri = UPDATE + "?maxConnections=1&baseUri=" + server.baseUri();

                assertFails(DingTalkUnexpectedResponseException.class, send(uri, "{}"))
                        .returns(200, DingTalkCalendarException::getStatusCode);
                assertSucceeds(send(uri, "{}")).isEqualTo(true);
            }
        }
    }

    private void assertRefused(String begin, String repeated) throws Exception {
        try (ScriptedServer server = new ScriptedServer(false, Behavior.write(RawResponse.OK))) {
            server.next((socket, request, number) -> {
                OutputStream out = new BufferedOutputStream(socket.getOutputStream());
                out.write(begin.getBytes(StandardCharsets.US_ASCII));
                byte[] bytes = repeated.getBytes(StandardCharsets.US_ASCII);
                try {
                    while (true) {
                        out.write(bytes);
                    }
                } catch (IOException e) {
                    return false;
                }
            });
            String uri = UPDATE + "?maxConnections=1&responseTimeout=50s&baseUri=" + server.baseUri();

            assertFails(DingTalkUnexpectedResponseException.class, send(uri, "{}"));

            assertThat(server.requests()).hasSize(1);
            assertSucceeds(send(uri, "{}")).isEqualTo(true);
        }
    }
}
