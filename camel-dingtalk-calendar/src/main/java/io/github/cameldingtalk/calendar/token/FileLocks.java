// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar.token;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/** Locks of files, against other threads and other processes. The thread that holds a lock may take it again. */
final class FileLocks {

    private static final long NANOS_BETWEEN_ATTEMPTS = TimeUnit.MILLISECONDS.toNanos(20);

    /**
     * Only one thread of this process opens a lock file at a time, because on some systems closing a file gives back all
     * locks that the process holds on it.
     */
    private static final ConcurrentMap<Path, ReentrantLock> THREADS = new ConcurrentHashMap<>();

    private FileLocks() {}

    /** @throws IOException if the lock is not free within this time, or the file cannot be opened */
    static RefreshTokenStore.Lock lock(Path lockFile, Duration longestWait) throws IOException {
        long end = System.nanoTime() + longestWait.toNanos();
        ReentrantLock threads = THREADS.computeIfAbsent(lockFile, file -> new ReentrantLock());
        try {
            if (!threads.tryLock(longestWait.toNanos(), TimeUnit.NANOSECONDS)) {
                throw isHeld(lockFile, longestWait, "another thread");
            }
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
        FileChannel channel = null;
        try {
            channel = threads.getHoldCount() == 1 ? open(lockFile) : null;
            FileLock lock = channel == null ? null : tryLock(channel);
            while (channel != null && lock == null) {
                if (System.nanoTime() - end > 0) {
                    throw isHeld(lockFile, longestWait, "another process");
                }
                TimeUnit.NANOSECONDS.sleep(NANOS_BETWEEN_ATTEMPTS);
                lock = tryLock(channel);
            }
            return new Held(threads, channel, lock);
        } catch (InterruptedException e) {
            new Held(threads, channel, null).close();
            throw interrupted(e);
        } catch (IOException | RuntimeException | Error e) {
            new Held(threads, channel, null).close();
            throw e;
        }
    }

    /** @param lock is referred to, because Java forgets a lock without a reference; {@code null} if the thread had it before */
    private record Held(ReentrantLock threads, @Nullable FileChannel channel, @Nullable FileLock lock)
            implements RefreshTokenStore.Lock {

        @Override
        public void close() {
            try {
                if (channel != null) {
                    // Gives the lock back, too.
                    channel.close();
                }
            } catch (IOException e) {
                // The system gives the lock back with the file.
            } finally {
                threads.unlock();
            }
        }
    }

    private static FileChannel open(Path lockFile) throws IOException {
        Set<StandardOpenOption> options = Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            return FileChannel.open(lockFile, options, TokenFile.forTheOwnerOnly(lockFile));
        } catch (IOException e) {
            throw TokenFile.cannotWrite(lockFile, e);
        }
    }

    private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException e) {
            // A class of the same name, of another class loader, holds the lock.
            return null;
        }
    }

    private static IOException isHeld(Path lockFile, Duration longestWait, String holder) {
        return new IOException(
                holder + " has held the lock " + lockFile + " for more than " + longestWait.toSeconds() + " seconds");
    }

    private static IOException interrupted(InterruptedException e) {
        Thread.currentThread().interrupt();
        InterruptedIOException interrupted = new InterruptedIOException("interrupted while waiting for the lock");
        interrupted.initCause(e);
        return interrupted;
    }
}
