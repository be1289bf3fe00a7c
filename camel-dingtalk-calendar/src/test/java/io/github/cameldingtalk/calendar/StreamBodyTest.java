// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cameldingtalk.calendar.api.DingTalkInvalidParameterException;
import io.github.cameldingtalk.calendar.emulator.EmulatedResponse;
import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.File;
import java.io.FileInputStream;
import java.io.FilterInputStream;
import java.io.FilterReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.LineNumberReader;
import java.io.OutputStream;
import java.io.Reader;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.apache.camel.Exchange;
import org.apache.camel.StreamCache;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.file.GenericFile;
import org.apache.camel.converter.stream.InputStreamCache;
import org.apache.camel.converter.stream.ReaderCache;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Bodies that are read only once, without Camel's stream caching. */
class StreamBodyTest extends DingTalkCalendarTestSupport {

    private static final String DIRECT = "direct:withoutStreamCaching";
    private static final byte[] BYTES = EXAMPLE.getBytes(StandardCharsets.UTF_8);

    @TempDir
    Path directory;

    @Override
    protected RouteBuilder createRouteBuilder() {
        return new RouteBuilder() {
            @Override
            public void configure() {
                from(DIRECT).streamCache("false").to(UPDATE);
                from("direct:redelivered")
                        .streamCache("false")
                        .errorHandler(
                                defaultErrorHandler().maximumRedeliveries(1).redeliveryDelay(0))
                        .to(UPDATE);
            }
        };
    }

    private static final class Closed extends FilterInputStream {

        private final AtomicInteger closed = new AtomicInteger();

        Closed(InputStream in) {
            super(in);
        }

        @Override
        public void close() throws IOException {
            closed.incrementAndGet();
            super.close();
        }
    }

    private static final class ClosedReader extends FilterReader {

        private final AtomicInteger closed = new AtomicInteger();

        ClosedReader(Reader in) {
            super(in);
        }

        @Override
        public void close() throws IOException {
            closed.incrementAndGet();
            super.close();
        }
    }

    // ---- closing

    @Test
    void aStreamIsClosedAfterItsEnd() {
        Closed stream = new Closed(new ByteArrayInputStream(BYTES));
        ClosedReader reader = new ClosedReader(new StringReader(EXAMPLE));

        assertSucceeds(send(DIRECT, stream));
        assertSucceeds(send(DIRECT, reader));

        assertThat(stream.closed).hasValue(1);
        assertThat(reader.closed).hasValue(1);
        assertThat(dingtalk.requests()).allMatch(request -> request.bodyAsText().equals(EXAMPLE_COMPACT));
    }

    @Test
    void aStreamIsClosedAfterAFailure() {
        Closed failing = new Closed(new FailingStream(new IOException("cut off")));
        Closed endless = new Closed(new EndlessStream());
        ClosedReader endlessReader = new ClosedReader(new EndlessReader());
        Closed notJson = new Closed(new ByteArrayInputStream("no JSON".getBytes(StandardCharsets.UTF_8)));

        for (Object body : List.of(failing, endless, endlessReader, notJson)) {
            assertFails(DingTalkInvalidParameterException.class, send(DIRECT, body));
        }

        assertThat(List.of(failing.closed, endless.closed, endlessReader.closed, notJson.closed))
                .allMatch(closed -> closed.get() == 1);
        assertThat(dingtalk.requests()).isEmpty();
    }

    @Test
    void aStreamThatCannotBeClosedHasBeenReadNevertheless() {
        InputStream in = new FilterInputStream(new ByteArrayInputStream(BYTES)) {
            @Override
            public void close() throws IOException {
                throw new IOException("close");
            }
        };

        assertSucceeds(send(DIRECT, in)).isEqualTo(true);
    }

    @Test
    void aThousandFilesLeaveNoneOpen() throws Exception {
        Path file = Files.write(directory.resolve("body.json"), BYTES);
        long before = openFiles();

        for (int i = 0; i < 1_000; i++) {
            Object body = i % 2 == 0 ? new FileInputStream(file.toFile()) : Files.newBufferedReader(file);
            assertSucceeds(send(i % 4 < 2 ? DIRECT : UPDATE, body));
        }

        assertThat(openFiles() - before).isLessThan(50);
    }

    private static long openFiles() {
        String[] open = new File("/proc/self/fd").list();
        return open == null ? 0 : open.length;
    }

    // ---- redelivery

    static Stream<Named<Supplier<Object>>> streamsThatCanBeReadAgain() {
        return Stream.of(
                Named.of("ByteArrayInputStream", () -> new ByteArrayInputStream(BYTES)),
                Named.of("StringReader", () -> new StringReader(EXAMPLE)),
                Named.of("InputStreamCache", () -> new InputStreamCache(BYTES)),
                Named.of("ReaderCache", () -> new ReaderCache(EXAMPLE)),
                Named.of("another cache", () -> new OtherCache(BYTES)),
                Named.of("ByteBuffer", () -> ByteBuffer.wrap(BYTES)));
    }

    @ParameterizedTest
    @MethodSource("streamsThatCanBeReadAgain")
    void isReadAgainInARedelivery(Supplier<Object> body) {
        dingtalk.next(EmulatedResponse.status(503));

        assertSucceeds(send("direct:redelivered", body.get())).isEqualTo(true);

        assertThat(dingtalk.requests()).hasSize(2).allMatch(request -> request.bodyAsText()
                .equals(EXAMPLE_COMPACT));
    }

    @Test
    void aStreamCacheStaysOpenAndIsResetAlsoAfterAFailure() {
        OtherCache cache = new OtherCache("no JSON".getBytes(StandardCharsets.UTF_8));
        InputStreamCache large = new InputStreamCache(new byte[StreamContent.MAX_LENGTH + 1]);

        assertFails(DingTalkInvalidParameterException.class, send(DIRECT, cache));
        assertFails(DingTalkInvalidParameterException.class, send(DIRECT, large))
                .hasMessageContaining("it is longer than 1048576 bytes or characters");

        assertThat(cache.resets).isEqualTo(2);
        assertThat(large.available()).isEqualTo(StreamContent.MAX_LENGTH + 1);
    }

    @Test
    void theTextOfAStreamReplacesTheStreamForADeadLetterChannel() {
        dingtalk.next(EmulatedResponse.status(400));

        Exchange failed = send(DIRECT, new BufferedInputStream(new ByteArrayInputStream(BYTES)));

        assertThat(failed.getMessage().getBody(String.class)).isEqualTo(EXAMPLE);
    }

    private static final class OtherCache implements StreamCache {

        private final byte[] bytes;
        private int resets;

        OtherCache(byte[] bytes) {
            this.bytes = bytes;
        }

        @Override
        public void reset() {
            resets++;
        }

        @Override
        public void writeTo(OutputStream out) throws IOException {
            out.write(bytes);
        }

        @Override
        public StreamCache copy(Exchange exchange) {
            return this;
        }

        @Override
        public boolean inMemory() {
            return true;
        }

        @Override
        public long length() {
            return bytes.length;
        }

        @Override
        public long position() {
            return -1;
        }
    }

    // ---- size

    private static final class EndlessStream extends InputStream {
        @Override
        public int read() {
            return ' ';
        }
    }

    private static final class EndlessReader extends Reader {
        @Override
        public int read(char[] chars, int offset, int length) {
            chars[offset] = ' ';
            return 1;
        }

        @Override
        public void close() {}
    }

    static Stream<Named<Supplier<Object>>> streamsWithoutAnEnd() {
        return Stream.of(
                Named.of("a stream", EndlessStream::new),
                Named.of("a reader", EndlessReader::new),
                Named.of("a buffered stream", () -> new BufferedInputStream(new EndlessStream())),
                Named.of("a buffered reader", () -> new BufferedReader(new EndlessReader())),
                Named.of("a file", () -> new File("/dev/zero")),
                Named.of("a path", () -> Path.of("/dev/zero")),
                Named.of("a file of the file component", () -> fileOf(new File("/dev/zero"))));
    }

    @ParameterizedTest
    @MethodSource("streamsWithoutAnEnd")
    void aBodyWithoutAnEndIsRejected(Supplier<Object> body) {
        assertFails(DingTalkInvalidParameterException.class, send(DIRECT, body.get()))
                .hasMessageContaining("cannot be read: it is longer than 1048576 bytes or characters");
        assertThat(dingtalk.requests()).isEmpty();
    }

    @Test
    void aStreamMayHaveTheWholeLimit() {
        String json = "{\"description\":\"d\"}" + " ".repeat(StreamContent.MAX_LENGTH - 19);

        assertSucceeds(send(DIRECT, new ByteArrayInputStream(json.getBytes(StandardCharsets.UTF_8))));
        assertSucceeds(send(DIRECT, new StringReader(json)));
        assertFails(DingTalkInvalidParameterException.class, send(DIRECT, new StringReader(json + " ")));
    }

    @Test
    void aReaderWithABufferIsReadWhole() {
        String json = "{\"description\":\"" + "d".repeat(9_000) + "\"}";

        for (Reader reader : List.of(
                new BufferedReader(new StringReader(json)),
                new LineNumberReader(new StringReader(json)),
                new LineNumberReader(new StringReader(json), 10))) {
            dingtalk.next(RESULT_TRUE);
            assertSucceeds(send(DIRECT, reader)).isEqualTo(true);
        }
        assertThat(dingtalk.requests()).hasSize(3).allMatch(request -> request.bodyAsText()
                .equals(json));
    }

    @Test
    void aStreamThatGivesNoByteAtATimeIsReadByteForByte() {
        InputStream in = new FilterInputStream(new ByteArrayInputStream(BYTES)) {
            @Override
            public int read(byte[] bytes, int offset, int length) {
                return 0;
            }
        };

        assertSucceeds(send(DIRECT, in)).isEqualTo(true);
        assertThat(onlyRequest().bodyAsText()).isEqualTo(EXAMPLE_COMPACT);
    }

    // ---- failures

    private static final class FailingStream extends InputStream {

        private final Exception reason;

        FailingStream(Exception reason) {
            this.reason = reason;
        }

        @Override
        public int read() throws IOException {
            if (reason instanceof IOException e) {
                throw e;
            }
            throw (RuntimeException) reason;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            return read();
        }
    }

    static Stream<Exception> reasons() {
        return Stream.of(
                new IOException("cut off"),
                new IOException(),
                new IllegalStateException("cut off"),
                new IllegalArgumentException(),
                new NullPointerException(),
                new UncheckedIOException(new IOException("cut off")));
    }

    @ParameterizedTest
    @MethodSource("reasons")
    void aStreamThatThrowsIsRejected(Exception reason) {
        for (Object body : List.of(new FailingStream(reason), new BufferedInputStream(new FailingStream(reason)))) {
            assertFails(DingTalkInvalidParameterException.class, send(DIRECT, body))
                    .hasMessageContaining("the body, a " + body.getClass().getName() + ", cannot be read: ");
        }
        assertThat(dingtalk.requests()).isEmpty();
    }

    @Test
    void aTextThatThrowsIsRejected() {
        CharSequence text = new StringBuilderThatThrows();

        assertFails(DingTalkInvalidParameterException.class, send(DIRECT, text)).hasMessageContaining("cannot be read");
    }

    private static final class StringBuilderThatThrows implements CharSequence {
        @Override
        public int length() {
            return 1;
        }

        @Override
        public char charAt(int index) {
            throw new IllegalStateException();
        }

        @Override
        public CharSequence subSequence(int start, int end) {
            return this;
        }

        @Override
        public String toString() {
            throw new IllegalStateException("no text");
        }
    }

    // ---- other types

    @Test
    void aBufferIsReadFromItsPositionToItsLimitAndKeepsThem() {
        byte[] around = ("##" + EXAMPLE + "##").getBytes(StandardCharsets.UTF_8);
        ByteBuffer part = ByteBuffer.allocateDirect(around.length).put(around);
        part.position(2).limit(around.length - 2);

        for (ByteBuffer buffer : List.of(part, part.asReadOnlyBuffer())) {
            assertSucceeds(send(DIRECT, buffer));
            assertThat(buffer.position()).isEqualTo(2);
        }
        assertThat(dingtalk.requests()).hasSize(2).allMatch(request -> request.bodyAsText()
                .equals(EXAMPLE_COMPACT));
    }

    @Test
    void charactersAreText() {
        for (Object body : List.of(EXAMPLE.toCharArray(), new StringBuilder(EXAMPLE), new StringBuffer(EXAMPLE))) {
            assertSucceeds(send(DIRECT, body));
        }
        assertThat(dingtalk.requests()).hasSize(3).allMatch(request -> request.bodyAsText()
                .equals(EXAMPLE_COMPACT));
    }

    private static <T> GenericFile<T> fileOf(T file) {
        GenericFile<T> wrapped = new GenericFile<>();
        wrapped.setFile(file);
        return wrapped;
    }

    @Test
    void aRemoteFileIsReadFromItsBody() {
        Closed download = new Closed(new ByteArrayInputStream(BYTES));
        GenericFile<Object> streamed = fileOf(new Object());
        streamed.setBody(download);
        GenericFile<Object> bytes = fileOf(new Object());
        bytes.setBody(BYTES);

        assertSucceeds(send(DIRECT, streamed));
        assertSucceeds(send(DIRECT, bytes));

        assertThat(download.closed).hasValue(1);
        assertThat(dingtalk.requests()).hasSize(2).allMatch(request -> request.bodyAsText()
                .equals(EXAMPLE_COMPACT));
    }

    @Test
    void aMapThatChangesWhileItIsReadIsRejected() {
        Map<String, Object> map = new HashMap<>();
        map.put("name", "n");
        map.put("managers", (Iterable<Object>) () -> {
            map.put("added" + map.size(), "");
            return List.<Object>of().iterator();
        });
        map.put("description", "d");
        map.put("x", "y");

        assertFails(DingTalkInvalidParameterException.class, send(DIRECT, map));
        assertThat(dingtalk.requests()).isEmpty();
    }
}
