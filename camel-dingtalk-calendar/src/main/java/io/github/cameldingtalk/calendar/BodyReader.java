// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar;

import io.github.cameldingtalk.calendar.internal.calendar.BodyText;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.camel.Exchange;
import org.apache.camel.InvalidPayloadException;
import org.apache.camel.Message;
import org.apache.camel.StreamCache;
import org.apache.camel.WrappedFile;

/**
 * Reads the body of a message into memory. Most streams can be read only once, so the content replaces the stream on the
 * message: a dead letter channel must find the whole body.
 */
final class BodyReader {

    private BodyReader() {}

    /**
     * Reads the body.
     *
     * @return JSON as {@code String}, or any other object
     *
     * @throws IllegalArgumentException if there is no body, or the body cannot be read
     */
    static Object read(Exchange exchange, Message message) {
        Object body = message.getBody();
        if (body == null) {
            throw new IllegalArgumentException(
                    "there is no body: set the body to a JSON object with the fields of the request");
        }
        Object content;
        try {
            content = content(message, body);
        } catch (IOException | InvalidPayloadException | RuntimeException | StackOverflowError e) {
            // A stream or a text of the application may throw anything.
            throw new IllegalArgumentException(
                    "the body, a " + body.getClass().getName() + ", cannot be read: " + reason(e), e);
        }
        return content instanceof byte[] bytes ? BodyText.decode(bytes, ExchangeCharset.of(exchange)) : content;
    }

    private static Object content(Message message, Object body) throws IOException, InvalidPayloadException {
        if (body instanceof CharSequence) {
            return body.toString();
        }
        if (body instanceof StreamCache cache) {
            return StreamContent.of(cache);
        }
        if (body instanceof InputStream in) {
            return replaced(message, StreamContent.of(in));
        }
        if (body instanceof Reader reader) {
            return replaced(message, StreamContent.of(reader));
        }
        if (body instanceof WrappedFile<?> file) {
            return content(message, file);
        }
        if (body instanceof File file) {
            return StreamContent.of(Files.newInputStream(file.toPath()));
        }
        if (body instanceof Path path) {
            return StreamContent.of(Files.newInputStream(path));
        }
        if (body instanceof ByteBuffer buffer) {
            // The message keeps the position of its buffer.
            ByteBuffer rest = buffer.duplicate();
            byte[] bytes = new byte[rest.remaining()];
            rest.get(bytes);
            return bytes;
        }
        return body instanceof char[] chars ? new String(chars) : body;
    }

    /** A remote file has been downloaded into its body, or its body is the stream of the download. */
    private static Object content(Message message, WrappedFile<?> file) throws IOException, InvalidPayloadException {
        if (file.getFile() instanceof File local) {
            return StreamContent.of(Files.newInputStream(local.toPath()));
        }
        return file.getBody() instanceof InputStream in
                ? replaced(message, StreamContent.of(in))
                : message.getMandatoryBody(byte[].class);
    }

    private static Object replaced(Message message, Object content) {
        message.setBody(content);
        return content;
    }

    private static String reason(Throwable e) {
        return e.getClass() == IOException.class && e.getMessage() != null ? e.getMessage() : e.toString();
    }
}
