// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar.token;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.UncheckedIOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Saves the refresh token in a file. Only the owner may read the file, if the file system has permissions. A new token is
 * written to a temporary file, which then replaces the file, so the file always has a whole token. So the process needs the
 * permission to write to the folder, and the file must not be mounted by itself.
 *
 * <p>Next to the file <i>token</i> are <i>token.lock</i>, which stays, and <i>token.tmp</i> while a token is written. If the
 * file is a symbolic link, its target is replaced, and the two files are next to the target.
 *
 * <p>Several stores, also of several processes on one machine, may use one file. A lock makes sure that only one of them uses
 * the refresh token at a time.
 */
public final class FileRefreshTokenStore implements RefreshTokenStore {

    private static final Duration LONGEST_WAIT = Duration.ofSeconds(30);

    private final Path file;
    private boolean checked;

    /** @param file may not exist yet, but its folder must */
    public FileRefreshTokenStore(Path file) {
        if (file.getFileName() == null || file.toString().isBlank()) {
            throw new IllegalArgumentException(
                    "the refresh token cannot be saved in '" + file + "', because this path does not name a file");
        }
        this.file = file.toAbsolutePath();
    }

    /** @param file as in {@link #FileRefreshTokenStore(Path)}, for configuration by text */
    public FileRefreshTokenStore(String file) {
        this(Path.of(file));
    }

    /**
     * Checks that the file can be read and replaced. Replaces the file by its own content.
     *
     * @throws UncheckedIOException if not; the message says what to do
     */
    @Override
    public synchronized void check() {
        if (checked) {
            return;
        }
        Lock lock = lock();
        try {
            TokenFile tokenFile = TokenFile.of(file);
            String token = tokenFile.read();
            if (token == null) {
                tokenFile.tryToWrite();
            } else {
                tokenFile.replace(token);
            }
            checked = true;
        } catch (IOException e) {
            throw cannotBe("saved in", e);
        } finally {
            lock.close();
        }
    }

    /** @throws UncheckedIOException if the file cannot be read, or has anything but one token */
    @Override
    public @Nullable String load() {
        try {
            return TokenFile.of(file).read();
        } catch (IOException e) {
            throw cannotBe("read from", e);
        }
    }

    /** @throws UncheckedIOException if the file cannot be replaced; the file has the token that it had before */
    @Override
    public void save(String refreshToken) {
        // The token before is used up, so an interrupt of the thread must not keep this token from the file.
        boolean interrupted = Thread.interrupted();
        try {
            try {
                replace(refreshToken);
            } catch (ClosedByInterruptException | InterruptedIOException e) {
                interrupted |= Thread.interrupted();
                replace(refreshToken);
            }
        } catch (IOException e) {
            throw cannotBe("written to", e);
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private void replace(String refreshToken) throws IOException {
        TokenFile tokenFile = TokenFile.of(file);
        Lock lock = lock(tokenFile);
        try {
            tokenFile.replace(refreshToken);
        } finally {
            lock.close();
        }
    }

    /**
     * Locks the file against all other threads and processes that use a {@code FileRefreshTokenStore}.
     *
     * @throws UncheckedIOException if the lock is not free within 30 seconds, or cannot be taken
     */
    @Override
    public Lock lock() {
        try {
            return lock(TokenFile.of(file));
        } catch (IOException e) {
            throw cannotBe("locked in", e);
        }
    }

    private static Lock lock(TokenFile tokenFile) throws IOException {
        return FileLocks.lock(tokenFile.beside(".lock"), LONGEST_WAIT);
    }

    private UncheckedIOException cannotBe(String done, IOException e) {
        // The message of an AccessDeniedException is only the path.
        String why = e instanceof AccessDeniedException denied
                ? "this process has no permission for " + denied.getFile()
                : e.getMessage();
        return new UncheckedIOException("the refresh token cannot be " + done + " " + file + ": " + why, e);
    }

    @Override
    public String toString() {
        return "refresh token in " + file;
    }
}
