// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class FileRefreshTokenStoreTest {

    @TempDir
    Path directory;

    @Test
    void noTokenIsLoadedBeforeTheFirstSave() {
        assertThat(store().load()).isNull();
    }

    @Test
    void theLastSavedTokenIsLoaded() {
        store().save("one");
        store().save("two");

        assertThat(store().load()).isEqualTo("two");
    }

    @Test
    void onlyTheOwnerMayReadTheFile() throws Exception {
        store().save("token");

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file())))
                .isEqualTo("rw-------");
    }

    @Test
    void onlyTheLockIsLeftInTheFolder() throws Exception {
        store().save("one");
        store().save("two");

        assertThat(files()).containsExactlyInAnyOrder("refresh-token", "refresh-token.lock");
        assertThat(file("refresh-token.lock")).isEmptyFile();
    }

    @Test
    void aTokenThatAKilledProcessHasLeftInTheTemporaryFileIsRemoved() throws Exception {
        Files.writeString(file("refresh-token.tmp"), "left behind");

        store().check();

        assertThat(files()).containsExactly("refresh-token.lock");
    }

    @Test
    void theTemporaryFileIsNotWrittenThroughALink() throws Exception {
        Files.writeString(file("other"), "other");
        Files.createSymbolicLink(file("refresh-token.tmp"), file("other"));

        store().save("token");

        assertThat(file("other")).hasContent("other");
        assertThat(file()).isRegularFile().hasContent("token");
    }

    @ParameterizedTest
    @ValueSource(strings = {"token\n", "token\r\n", "\uFEFFtoken", " token \n\n", "\uFEFF\ttoken\r\n"})
    void whatAnEditorAddsToTheTokenIsIgnored(String content) throws Exception {
        Files.writeString(file(), content);
        store().check();

        assertThat(store().load()).isEqualTo("token");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\n", " \r\n", "\uFEFF"})
    void anEmptyFileHasNoToken(String content) throws Exception {
        Files.writeString(file(), content);
        store().check();

        assertThat(store().load()).isNull();
    }

    static Stream<byte[]> noTokens() {
        return Stream.of(
                "s3cret\ns3cret".getBytes(StandardCharsets.UTF_8),
                "s3cret\u0000".getBytes(StandardCharsets.UTF_8),
                "s3cret\u007Fs".getBytes(StandardCharsets.UTF_8),
                "s3cret".getBytes(StandardCharsets.UTF_16),
                new byte[] {'s', '3', 'c', 'r', 'e', 't', (byte) 0xC3},
                "s3cret".repeat(2_000_000).getBytes(StandardCharsets.UTF_8));
    }

    @ParameterizedTest
    @MethodSource("noTokens")
    void aFileWithAnythingElseIsRejectedAndKept(byte[] content) throws Exception {
        Files.write(file(), content);

        assertThatThrownBy(() -> store().load())
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("refresh-token")
                .hasMessageContaining("write the refresh token alone into the file")
                .hasMessageNotContaining("s3cret");
        assertThatThrownBy(() -> store().check()).isInstanceOf(UncheckedIOException.class);
        assertThat(file()).hasBinaryContent(content);
    }

    @Test
    void aSymbolicLinkStaysAndItsTargetIsReplaced() throws Exception {
        Path data = Files.createDirectories(file("data"));
        Files.writeString(data.resolve("target"), "one");
        Files.createSymbolicLink(file("middle"), Path.of("data/target"));
        Files.createSymbolicLink(file(), file("middle"));

        store().check();
        store().save("two");

        assertThat(store().load()).isEqualTo("two");
        assertThat(file()).isSymbolicLink();
        assertThat(file("middle")).isSymbolicLink();
        assertThat(data.resolve("target")).isRegularFile().hasContent("two");
        assertThat(files()).containsExactlyInAnyOrder("data", "middle", "refresh-token");
    }

    @Test
    void aSymbolicLinkMayPointToAFileThatDoesNotExistYet() throws Exception {
        Files.createSymbolicLink(file(), Path.of("target"));

        store().check();
        assertThat(store().load()).isNull();
        store().save("one");

        assertThat(file()).isSymbolicLink();
        assertThat(file("target")).hasContent("one");
    }

    @Test
    void aSymbolicLinkToItselfIsRejected() throws Exception {
        Files.createSymbolicLink(file(), file());

        assertThatThrownBy(() -> store().check()).hasMessageContaining("leads to itself");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "", " "})
    void aPathThatNamesNoFileIsRejected(String path) {
        assertThatThrownBy(() -> new FileRefreshTokenStore(path))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("does not name a file");
    }

    @Test
    void aFolderInPlaceOfTheFileIsFoundByTheCheck() throws Exception {
        Files.createDirectory(file());

        assertThatThrownBy(() -> store().check()).hasMessageContaining("is a folder: name a file in it");
    }

    @Test
    void aMissingFolderIsFoundByTheCheck() {
        assertThatThrownBy(() -> new FileRefreshTokenStore(file("no/such")).check())
                .hasMessageContaining("does not exist: create it");
    }

    @Test
    void aFileInPlaceOfTheFolderIsFoundByTheCheck() throws Exception {
        Files.writeString(file(), "");

        assertThatThrownBy(() -> new FileRefreshTokenStore(file("refresh-token/token")).check())
                .isInstanceOf(UncheckedIOException.class);
    }

    @Test
    void aFolderInWhichNothingCanBeCreatedIsFoundByTheCheck() {
        // Not even the superuser can create a file there.
        Path folder = Path.of("/proc/self/fdinfo");
        assumeThat(folder).exists();

        assertThatThrownBy(() -> new FileRefreshTokenStore(folder.resolve("refresh-token")).check())
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("or name a file in another folder");
    }

    @Test
    void aFileThatIsMountedByItselfIsFoundByTheCheck() throws Exception {
        Files.writeString(file(), "one");
        assumeThat(run("mount", "--bind", file().toString(), file().toString())).isZero();
        try {
            assertThatThrownBy(() -> store().check())
                    .isInstanceOf(UncheckedIOException.class)
                    .hasMessageContaining("if the file is mounted by itself, mount its folder instead");
            assertThat(file()).hasContent("one");
        } finally {
            run("umount", file().toString());
        }
    }

    @Test
    void anInterruptDoesNotKeepTheTokenFromTheFile() {
        Thread.currentThread().interrupt();
        store().save("token");

        assertThat(Thread.interrupted()).isTrue();
        assertThat(store().load()).isEqualTo("token");
    }

    @Test
    @Timeout(60)
    void storesOfOneFileUseTheTokenOneAfterTheOther() throws Exception {
        store().save("0");
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            List<Future<?>> uses = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                FileRefreshTokenStore own = new FileRefreshTokenStore(directory.resolve("./refresh-token"));
                uses.add(threads.submit(() -> {
                    for (int j = 0; j < 10; j++) {
                        try (RefreshTokenStore.Lock lock = own.lock()) {
                            own.save("" + (Integer.parseInt(own.load()) + 1));
                        }
                    }
                }));
            }
            for (Future<?> use : uses) {
                use.get();
            }
        } finally {
            threads.shutdownNow();
        }

        assertThat(store().load()).isEqualTo("80");
    }

    @Test
    @Timeout(60)
    void processesThatShareAFileUseTheTokenOneAfterTheOther() throws Exception {
        store().save("0");
        Process other = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        folderOf(Counter.class) + File.pathSeparator + folderOf(FileRefreshTokenStore.class),
                        Counter.class.getName(),
                        file().toString())
                .redirectErrorStream(true)
                .start();

        Counter.main(file().toString());

        String output = new String(other.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(other.waitFor()).as(output).isZero();
        assertThat(store().load()).isEqualTo("100");
    }

    private static Path folderOf(Class<?> type) throws Exception {
        return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
    }

    /** Takes the lock, reads a number, and saves the next number, fifty times. */
    static final class Counter {
        public static void main(String... file) {
            FileRefreshTokenStore store = new FileRefreshTokenStore(file[0]);
            for (int i = 0; i < 50; i++) {
                try (RefreshTokenStore.Lock lock = store.lock()) {
                    store.save("" + (Integer.parseInt(store.load()) + 1));
                }
            }
        }
    }

    @Test
    @Timeout(60)
    void aReaderSeesTheOldTokenOrTheNewTokenAndNeverAPart() throws Exception {
        String one = "1".repeat(10_000);
        String two = "2".repeat(10_000);
        store().save(one);
        ExecutorService writer = Executors.newSingleThreadExecutor();
        AtomicBoolean isEnough = new AtomicBoolean();
        try {
            var writes = writer.submit(() -> {
                while (!isEnough.get()) {
                    store().save(two);
                    store().save(one);
                }
            });
            // A value that changes between two reads was read while the writer was writing.
            String last = one;
            for (int changes = 0; changes < 20 && !writes.isDone(); ) {
                String read = store().load();
                assertThat(read).isIn(one, two);
                if (!read.equals(last)) {
                    changes++;
                }
                last = read;
            }
            isEnough.set(true);
            writes.get();
        } finally {
            writer.shutdownNow();
        }
    }

    @Test
    void aMissingFolderIsNamed() {
        FileRefreshTokenStore store = new FileRefreshTokenStore(directory.resolve("no/such/file"));

        assertThatThrownBy(() -> store.save("s3cret"))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("no/such/file")
                .hasMessageNotContaining("s3cret");
    }

    private FileRefreshTokenStore store() {
        return new FileRefreshTokenStore(file().toString());
    }

    private Path file() {
        return file("refresh-token");
    }

    private Path file(String name) {
        return directory.resolve(name);
    }

    private List<String> files() throws IOException {
        try (var files = Files.list(directory)) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }

    private static int run(String... command) throws Exception {
        try {
            return new ProcessBuilder(command).start().waitFor();
        } catch (IOException e) {
            return -1;
        }
    }
}
