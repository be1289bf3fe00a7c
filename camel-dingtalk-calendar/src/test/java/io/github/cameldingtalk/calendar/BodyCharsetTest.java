// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cameldingtalk.calendar.api.DingTalkInvalidParameterException;
import java.io.ByteArrayInputStream;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.apache.camel.Exchange;
import org.apache.camel.component.file.GenericFile;
import org.apache.camel.converter.stream.InputStreamCache;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Bytes, and the charset in which the exchange says that they are. */
class BodyCharsetTest extends DingTalkCalendarTestSupport {

    private static final String JSON = "{\"name\":\"中国传统日历 é\"}";

    @TempDir
    Path directory;

    static Stream<Named<BiFunction<byte[], Path, Object>>> bodies() {
        return Stream.of(
                Named.of("byte[]", (bytes, file) -> bytes),
                Named.of("ByteBuffer", (bytes, file) -> ByteBuffer.wrap(bytes)),
                Named.of("InputStream", (bytes, file) -> new ByteArrayInputStream(bytes)),
                Named.of("StreamCache", (bytes, file) -> new InputStreamCache(bytes)),
                Named.of("Path", (bytes, file) -> written(bytes, file)),
                Named.of("File", (bytes, file) -> written(bytes, file).toFile()),
                Named.of("WrappedFile", (bytes, file) -> {
                    GenericFile<File> wrapped = new GenericFile<>();
                    wrapped.setFile(written(bytes, file).toFile());
                    return wrapped;
                }));
    }

    private static Path written(byte[] bytes, Path directory) {
        try {
            return Files.write(directory.resolve("body.json"), bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Exchange sendIn(String charset, Object body) {
        return template.request(UPDATE, e -> {
            e.setProperty(Exchange.CHARSET_NAME, charset);
            e.getIn().setBody(body);
        });
    }

    @ParameterizedTest
    @MethodSource("bodies")
    void bytesThatAreNotInTheCharsetAreRejected(BiFunction<byte[], Path, Object> body) {
        byte[] gbk = JSON.getBytes(Charset.forName("GBK"));

        for (String charset : new String[] {null, "UTF-8", "utf8", "'UTF-8'"}) {
            assertFails(DingTalkInvalidParameterException.class, sendIn(charset, body.apply(gbk, directory)))
                    .hasMessageContaining("the body is not valid JSON in UTF-8: the byte at offset 9 is not part of a"
                            + " character. Set the exchange property CamelCharsetName");
        }
        assertThat(dingtalk.requests()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("bodies")
    void bytesInTheCharsetAreSentInUtf8(BiFunction<byte[], Path, Object> body) {
        for (String charset : new String[] {"GBK", "GB18030", "UTF-8", "UTF-16", "UTF-16LE", "UTF-32"}) {
            assertSucceeds(sendIn(charset, body.apply(JSON.getBytes(Charset.forName(charset)), directory)));
        }
        assertThat(dingtalk.requests()).hasSize(6).allMatch(request -> request.bodyAsText()
                .equals(JSON));
    }

    @ParameterizedTest
    @CsvSource({
        "UTF-8, C0 80",
        "UTF-8, ED A0 BD",
        "UTF-8, ED A0 BD ED B3 85",
        "UTF-8, F5 80 80 80",
        "UTF-8, E6 97",
        "UTF-8, FF",
        "US-ASCII, C3 A9",
        "GBK, 81",
        "UTF-16BE, D8 3D",
        "UTF-16LE, 61",
    })
    void bytesThatAreNoCharacterAreNeverReplaced(String charset, String hex) {
        byte[] start = "{\"name\":\"".getBytes(Charset.forName(charset));
        byte[] end = "\"}".getBytes(Charset.forName(charset));
        ByteBuffer body = ByteBuffer.allocate(200).put(start);
        for (String b : hex.split(" ")) {
            body.put((byte) Integer.parseInt(b, 16));
        }
        body.put(end).flip();

        assertFails(DingTalkInvalidParameterException.class, sendIn(charset, body))
                .hasMessageContaining("the body is not valid JSON in " + charset + ": the byte at offset ");
        assertThat(dingtalk.requests()).isEmpty();
    }

    @Test
    void theReplacementCharacterItselfIsACharacter() {
        String json = "{\"name\":\"a\uFFFDb\"}";

        assertSucceeds(send(UPDATE, json.getBytes(StandardCharsets.UTF_8)));
        assertThat(onlyRequest().bodyAsText()).isEqualTo(json);
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-16BE", "UTF-16LE", "UTF-32BE", "UTF-32LE"})
    void theEncodingOfJsonIsRecognizedIfTheExchangeNamesNone(String charset) {
        assertSucceeds(send(UPDATE, JSON.getBytes(Charset.forName(charset))));
        assertSucceeds(send(UPDATE, ("\uFEFF" + JSON).getBytes(Charset.forName(charset))));
        assertThat(dingtalk.requests()).hasSize(2).allMatch(request -> request.bodyAsText()
                .equals(JSON));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "application/json; charset=GBK",
                "application/json;charset=\"gbk\"",
                "text/plain; x=y; Charset = GBK; z=1"
            })
    void theContentTypeNamesTheCharset(String contentType) {
        byte[] gbk = JSON.getBytes(Charset.forName("GBK"));

        assertSucceeds(send(UPDATE, gbk, Map.of(Exchange.CONTENT_TYPE, contentType)));
        assertThat(onlyRequest().bodyAsText()).isEqualTo(JSON);
    }

    @Test
    void theHeaderWinsOverThePropertyAndThePropertyOverTheContentType() {
        byte[] gbk = JSON.getBytes(Charset.forName("GBK"));

        assertSucceeds(template.request(UPDATE, e -> {
            e.setProperty(Exchange.CHARSET_NAME, "GBK");
            e.getIn().setHeader(Exchange.CONTENT_TYPE, "application/json; charset=utf-8");
            e.getIn().setBody(gbk);
        }));
        assertSucceeds(template.request(UPDATE, e -> {
            e.setProperty(Exchange.CHARSET_NAME, "UTF-8");
            e.getIn().setHeader(Exchange.CHARSET_NAME, "GBK");
            e.getIn().setBody(gbk);
        }));
        assertThat(dingtalk.requests()).hasSize(2).allMatch(request -> request.bodyAsText()
                .equals(JSON));
    }

    @ParameterizedTest
    @ValueSource(strings = {"no-such", "", " ", "no such", "日"})
    void anUnknownCharsetIsNamed(String charset) {
        assertFails(DingTalkInvalidParameterException.class, sendIn(charset, JSON.getBytes(StandardCharsets.UTF_8)))
                .hasMessageContaining("the exchange names a charset that does not exist: '" + charset.strip() + "'");
        assertFails(
                        DingTalkInvalidParameterException.class,
                        send(
                                UPDATE,
                                JSON.getBytes(StandardCharsets.UTF_8),
                                Map.of(Exchange.CONTENT_TYPE, "application/json; charset=no-such")))
                .hasMessageContaining("the exchange names a charset that does not exist: 'no-such'");
        assertThat(dingtalk.requests()).isEmpty();
    }
}
