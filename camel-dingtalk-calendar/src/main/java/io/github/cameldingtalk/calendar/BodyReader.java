// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar;

import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.io.StringWriter;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.UnsupportedCharsetException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.camel.Exchange;
import org.apache.camel.InvalidPayloadException;
import org.apache.camel.Message;
import org.apache.camel.StreamCache;
import org.apache.camel.WrappedFile;
import org.apache.camel.support.ExchangeHelper;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads the body of a message into memory. Most streams can be read only once, so the text replaces the stream on the
 * message: a dead letter channel must find the whole body. A stream that can be reset is reset, because a redelivery
 * starts with the original message.
 */
final class BodyReader {

    private static final Logger LOG = LoggerFactory.getLogger(BodyReader.class);

    private BodyReader() {}

    /**
     * Reads the body.
     *
     * @return JSON as {@code String} or {@code byte[]}, or any other object
     *
     * @throws IllegalArgumentException if there is no body, or the body cannot be read
     */
    static Object read(Exchange exchange, Message message) {
        Object body = message.getBody();
        try {
            if (body == null) {
                throw new IllegalArgumentException(
                        "there is no body: set the body to a JSON object with the fields of the request");
            }
            if (body instanceof StreamCache cache) {
                cache.reset();
                Object read = drain(exchange, body);
                cache.reset();
                return read;
            }
            if (body instanceof InputStream || body instanceof Reader) {
                Object read = drain(exchange, body);
                message.setBody(read);
                return read;
            }
            if (body instanceof WrappedFile<?> file) {
                return text(
                        exchange,
                        file.getFile() instanceof File local
                                ? Files.readAllBytes(local.toPath())
                                : message.getMandatoryBody(byte[].class));
            }
            if (body instanceof File file) {
                return text(exchange, Files.readAllBytes(file.toPath()));
            }
            if (body instanceof Path path) {
                return text(exchange, Files.readAllBytes(path));
            }
            if (body instanceof byte[] bytes) {
                return text(exchange, bytes);
            }
            return body instanceof CharSequence text ? text.toString() : body;
        } catch (IOException | InvalidPayloadException e) {
            throw new IllegalArgumentException(
                    "the body, a " + body.getClass().getName() + ", cannot be read: " + e.getMessage(), e);
        }
    }

    private static Object drain(Exchange exchange, Object stream) throws IOException {
        if (stream instanceof Reader reader) {
            StringWriter text = new StringWriter();
            if (!reader.markSupported()) {
                reader.transferTo(text);
                return text.toString();
            }
            // A reader in memory ignores the limit. A BufferedReader would allocate a buffer of the whole limit.
            reader.mark(1);
            reader.transferTo(text);
            try {
                reader.reset();
            } catch (IOException e) {
                LOG.debug("The reader was read and cannot be reset", e);
            }
            return text.toString();
        }
        if (stream instanceof InputStream in) {
            if (!in.markSupported()) {
                return text(exchange, in.readAllBytes());
            }
            in.mark(Integer.MAX_VALUE);
            byte[] bytes = in.readAllBytes();
            in.reset();
            return text(exchange, bytes);
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ((StreamCache) stream).writeTo(bytes);
        return text(exchange, bytes.toByteArray());
    }

    /** A JSON parser recognizes the Unicode encodings. Only the exchange tells any other charset. */
    private static Object text(Exchange exchange, byte[] bytes) {
        String charset = ExchangeHelper.getCharsetName(exchange, false);
        try {
            return charset == null ? bytes : new String(bytes, Charset.forName(charset));
        } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
            throw new IllegalArgumentException("the exchange names a charset that does not exist: " + charset, e);
        }
    }
}
