// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

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
    void noOtherFileIsLeftInTheFolder() throws Exception {
        store().save("one");
        store().save("two");

        try (var files = Files.list(directory)) {
            assertThat(files).containsExactly(file());
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
        return directory.resolve("refresh-token");
    }
}
