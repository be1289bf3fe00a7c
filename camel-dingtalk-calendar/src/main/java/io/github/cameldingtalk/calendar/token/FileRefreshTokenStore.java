// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar.token;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/**
 * Saves the refresh token in a file. Only the owner may read the file, if the file system has permissions. A new token is
 * written to a temporary file, which then replaces the file, so the file always has a whole token.
 */
public final class FileRefreshTokenStore implements RefreshTokenStore {

    private final Path file;

    /** @param file may not exist yet, but its folder must */
    public FileRefreshTokenStore(Path file) {
        this.file = file.toAbsolutePath();
    }

    /** @param file as in {@link #FileRefreshTokenStore(Path)}, for configuration by text */
    public FileRefreshTokenStore(String file) {
        this(Path.of(file));
    }

    @Override
    public synchronized @Nullable String load() {
        try {
            String text = Files.readString(file).strip();
            return text.isEmpty() ? null : text;
        } catch (NoSuchFileException e) {
            return null;
        } catch (IOException e) {
            throw new UncheckedIOException("the refresh token cannot be read from " + file, e);
        }
    }

    @Override
    public synchronized void save(String refreshToken) {
        try {
            // Java creates temporary files with permissions for their owner only.
            Path temporary = Files.createTempFile(file.getParent(), file.getFileName() + ".", ".tmp");
            try {
                write(temporary, refreshToken);
                Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            } finally {
                Files.deleteIfExists(temporary);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the refresh token cannot be written to " + file, e);
        }
    }

    private static void write(Path to, String text) throws IOException {
        try (FileChannel channel = FileChannel.open(to, StandardOpenOption.WRITE)) {
            ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(true);
        }
    }
}
