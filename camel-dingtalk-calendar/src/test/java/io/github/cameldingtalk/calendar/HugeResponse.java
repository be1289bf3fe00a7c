// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar;

import io.github.cameldingtalk.calendar.ScriptedServer.Behavior;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.zip.GZIPOutputStream;

/** Responses that would fill the memory of a client without limits. The endless ones end when the client closes the connection. */
enum HugeResponse {
    STATUS_LINE(endless("HTTP/1.1 200 ", "O")),
    HEADER(endless(RawResponse.HEAD + "X-Header: ", "v")),
    HEADERS(endless(RawResponse.HEAD, "X-Header: value\r\n")),
    FOLDED_LINES(endless(RawResponse.HEAD + "X-Header: value\r\n", " folded\r\n")),
    TRAILER(endless(chunked("f\r\n{\"result\":true}\r\n0\r\nX-Trailer: "), "v")),
    TRAILERS(endless(chunked("f\r\n{\"result\":true}\r\n0\r\n"), "X-Trailer: value\r\n")),
    CHUNK_EXTENSION(endless(chunked("f;extension="), "v")),
    CHUNK_EXTENSIONS(endless(chunked(""), "1;extension=value\r\n \r\n")),
    CHUNK_LENGTH(endless(chunked(""), "0")),
    GARBAGE(endless("", "x")),
    GARBAGE_LINES(endless("", "garbage\r\n")),
    EMPTY_LINES(endless("", "\r\n")),
    CONTINUE(endless("", "HTTP/1.1 100 Continue\r\n\r\n")),
    EARLY_HINTS(endless("", "HTTP/1.1 103 Early Hints\r\nLink: </style.css>\r\n\r\n")),
    CHUNKED_BODY(endless(chunked(""), "1000\r\n" + " ".repeat(4096) + "\r\n")),
    BODY_WITHOUT_LENGTH(endless(RawResponse.HEAD + "\r\n", " ")),
    BODY_WITH_HUGE_LENGTH(endless(RawResponse.HEAD + "Content-Length: 9223372036854775807\r\n\r\n", " ")),
    BODY_OF_AN_ERROR(endless("HTTP/1.1 500 Internal Server Error\r\nTransfer-Encoding: chunked\r\n\r\n", "1\r\n{\r\n")),
    DEEP_ARRAY(whole("[".repeat(300_000))),
    DEEP_OBJECT(whole("{\"result\":".repeat(30_000))),
    DEEP_FIELD(whole("{\"result\":" + "[".repeat(150_000) + "]".repeat(150_000) + "}")),
    STRING(whole("{\"result\":\"" + "s".repeat(1_000_000) + "\"}")),
    FIELD_NAME(whole("{\"" + "n".repeat(1_000_000) + "\":true}")),
    NUMBER(whole("{\"result\":" + "1".repeat(1_000_000) + "}")),
    EXPONENT(whole("{\"result\":1e999999999,\"calendarId\":1e999999999,\"name\":1e-999999999}")),
    FIELDS(whole("{" + "\"f\":1,".repeat(150_000) + "\"f\":1}")),
    MESSAGE_OF_AN_ERROR(whole("{\"code\":\"system.busy\",\"message\":\"" + "m".repeat(1_000_000) + "\"}")),
    GZIP_BOMB(bomb(RawResponse.HEAD + "Content-Encoding: gzip\r\n")),
    GZIP_BOMB_AS_TRANSFER_CODING(bomb(RawResponse.HEAD + "Transfer-Encoding: gzip\r\n"));

    final Behavior behavior;

    HugeResponse(Behavior behavior) {
        this.behavior = behavior;
    }

    private static String chunked(String text) {
        return RawResponse.HEAD + "Transfer-Encoding: chunked\r\n\r\n" + text;
    }

    /** Writes the text, and then the other text again and again. */
    static Behavior endless(String text, String again) {
        byte[] block = again.repeat(1 + 16_384 / again.length()).getBytes(StandardCharsets.ISO_8859_1);
        return (socket, request, number) -> {
            RawResponse.write(socket, text);
            while (true) {
                socket.getOutputStream().write(block);
            }
        };
    }

    private static Behavior whole(String body) {
        return Behavior.write(RawResponse.HEAD + "Content-Length: " + body.length() + "\r\n\r\n" + body);
    }

    /** 200 MB of spaces in 200 KB. */
    private static Behavior bomb(String head) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            byte[] block = " ".repeat(1_000_000).getBytes(StandardCharsets.ISO_8859_1);
            for (int i = 0; i < 200; i++) {
                gzip.write(block);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return (Socket socket, String request, int number) -> {
            RawResponse.write(socket, head + "Content-Length: " + bytes.size() + "\r\n\r\n");
            bytes.writeTo(socket.getOutputStream());
            return true;
        };
    }
}
