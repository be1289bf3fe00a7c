// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.Reader;
import java.io.StringReader;
import java.util.Arrays;
import org.apache.camel.StreamCache;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads a stream to its end, up to a limit, and closes it. A stream cache stays open, because Camel reads it again in a
 * redelivery. So does a stream in memory.
 */
final class StreamContent {

    /** The limit, in bytes of a stream and in characters of a reader. A response has the same limit. */
    static final int MAX_LENGTH = 1024 * 1024;

    private static final Logger LOG = LoggerFactory.getLogger(StreamContent.class);

    private StreamContent() {}

    /**
     * Reads a stream cache from its beginning, and resets it.
     *
     * @return {@code byte[]}, or {@code String} if the cache is a reader
     */
    static Object of(StreamCache cache) throws IOException {
        cache.reset();
        try {
            if (cache instanceof Reader reader) {
                return read(reader);
            }
            if (cache instanceof InputStream in) {
                return read(in);
            }
            Bounded bytes = new Bounded();
            cache.writeTo(bytes);
            return bytes.toByteArray();
        } finally {
            cache.reset();
        }
    }

    static byte[] of(InputStream in) throws IOException {
        try {
            if (in instanceof ByteArrayInputStream memory) {
                memory.mark(0);
                byte[] bytes = read(memory);
                memory.reset();
                return bytes;
            }
            return read(in);
        } finally {
            // A ByteArrayInputStream can be read after it was closed.
            close(in);
        }
    }

    static String of(Reader reader) throws IOException {
        boolean isInMemory = reader.getClass() == StringReader.class;
        if (isInMemory) {
            reader.mark(0);
        }
        try {
            return read(reader);
        } finally {
            if (isInMemory) {
                reader.reset();
            } else {
                close(reader);
            }
        }
    }

    private static byte[] read(InputStream in) throws IOException {
        byte[] bytes = new byte[1024];
        int length = 0;
        for (int n; (n = in.read(bytes, length, bytes.length - length)) >= 0; ) {
            if (n == 0) {
                // A stream that gives no bytes without an end must block at least for a single byte.
                int single = in.read();
                if (single < 0) {
                    break;
                }
                bytes[length] = (byte) single;
                n = 1;
            }
            length += n;
            requireWithinLimit(length);
            if (length == bytes.length) {
                bytes = Arrays.copyOf(bytes, bytes.length * 2);
            }
        }
        return Arrays.copyOf(bytes, length);
    }

    private static String read(Reader reader) throws IOException {
        char[] chars = new char[1024];
        int length = 0;
        for (int n; (n = reader.read(chars, length, chars.length - length)) >= 0; ) {
            if (n == 0) {
                int single = reader.read();
                if (single < 0) {
                    break;
                }
                chars[length] = (char) single;
                n = 1;
            }
            length += n;
            requireWithinLimit(length);
            if (length == chars.length) {
                chars = Arrays.copyOf(chars, chars.length * 2);
            }
        }
        return new String(chars, 0, length);
    }

    private static void requireWithinLimit(long length) throws IOException {
        if (length > MAX_LENGTH) {
            throw new IOException("it is longer than " + MAX_LENGTH + " bytes or characters");
        }
    }

    /** The content is known, or there is another failure to tell about. */
    private static void close(Closeable stream) {
        try {
            stream.close();
        } catch (IOException | RuntimeException e) {
            LOG.debug("A stream was read, and cannot be closed", e);
        }
    }

    private static final class Bounded extends OutputStream {

        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

        @Override
        public void write(int b) throws IOException {
            requireWithinLimit(bytes.size() + 1L);
            bytes.write(b);
        }

        @Override
        public void write(byte[] b, int offset, int length) throws IOException {
            requireWithinLimit((long) bytes.size() + length);
            bytes.write(b, offset, length);
        }

        byte[] toByteArray() {
            return bytes.toByteArray();
        }
    }
}
