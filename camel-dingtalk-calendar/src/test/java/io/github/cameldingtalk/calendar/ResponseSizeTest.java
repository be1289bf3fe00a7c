// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar;

import static io.github.cameldingtalk.calendar.RawResponse.HEAD;

import io.github.cameldingtalk.calendar.api.DingTalkServiceException;
import io.github.cameldingtalk.calendar.api.DingTalkUnexpectedResponseException;
import io.github.cameldingtalk.calendar.emulator.EmulatedResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class ResponseSizeTest extends DingTalkCalendarTestSupport {

    @Test
    void aResponseOfOneMebibyteIsReadAndALargerResponseFails() {
        String padding = " ".repeat(1024 * 1024 - 15);
        dingtalk.next(
                EmulatedResponse.json(200, "{\"result\":true}" + padding),
                EmulatedResponse.json(200, "{\"result\":true} " + padding));

        assertSucceeds(send(UPDATE, "{}")).isEqualTo(true);
        assertFails(DingTalkUnexpectedResponseException.class, send(UPDATE, "{}"))
                .hasMessageContaining("larger than 1048576 bytes");
    }

    @Test
    void theRestOfALargeResponseIsNotRead() {
        dingtalk.next(RawResponse.unfinished(HEAD + "Content-Length: 50000000\r\n\r\n" + " ".repeat(2_000_000)));

        // Without a timeout, the call would wait for the rest until the test fails.
        assertFails(DingTalkUnexpectedResponseException.class, send(UPDATE + "?responseTimeout=0", "{}"));
    }

    @ParameterizedTest
    @Timeout(300)
    @ValueSource(strings = {"one endless line", "endless headers"})
    void endlessHeadersFail(String kind) {
        dingtalk.next(EmulatedResponse.wire(socket -> {
            byte[] part = ("X-Part: " + "x".repeat(1000) + (kind.startsWith("one") ? "" : "\r\n"))
                    .getBytes(StandardCharsets.US_ASCII);
            socket.getOutputStream().write("HTTP/1.1 200 OK\r\n".getBytes(StandardCharsets.US_ASCII));
            for (int i = 0; i < 100_000; i++) {
                socket.getOutputStream().write(part);
            }
        }));

        // Without a timeout, because a slow machine may need long for a hundred megabytes.
        assertFails(DingTalkUnexpectedResponseException.class, send(UPDATE + "?responseTimeout=0", "{}"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"gzip", "GZIP", "deflate", "br", "unheard", "utf-8", "identity, gzip", "gzip,gzip,gzip"})
    void aContentCodingThatWasNotRequestedIsNotDecoded(String coding) throws IOException {
        byte[] large = gzip("{\"result\":true}" + " ".repeat(50_000_000));
        dingtalk.next(EmulatedResponse.json(200, "").body(large).header("Content-Encoding", coding));

        assertFails(DingTalkUnexpectedResponseException.class, send(UPDATE, "{}"))
                .hasMessageContaining("Content-Encoding '" + coding + "'");

        dingtalk.next(EmulatedResponse.json(503, "").body(large).header("Content-Encoding", coding));
        assertFails(DingTalkServiceException.class, send(UPDATE, "{}"));
        assertSucceeds(send(UPDATE, "{}")).isEqualTo(true);
    }

    @ParameterizedTest
    @ValueSource(strings = {"identity", "Identity", " "})
    void aResponseWithoutAContentCodingIsRead(String coding) {
        dingtalk.next(EmulatedResponse.json(200, "{\"result\":true}").header("Content-Encoding", coding));

        assertSucceeds(send(UPDATE, "{}")).isEqualTo(true);
    }

    private static byte[] gzip(String text) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return bytes.toByteArray();
    }
}
