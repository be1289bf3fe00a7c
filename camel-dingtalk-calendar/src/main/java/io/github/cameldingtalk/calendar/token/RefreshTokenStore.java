// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar.token;

import org.jspecify.annotations.Nullable;

/**
 * Saves the refresh token of one user of a third-party personal app. A refresh token can be used once, and each response
 * brings the next one. Without a store, the refresh token is in memory and lost on a restart. Then the option
 * {@code refreshToken} has a used token, and the user has to consent again.
 *
 * <p>Two processes that share a store need {@link #lock()}, because they would use each other's tokens up.
 *
 * <p>The component calls the store while it fetches an access token. A store that hangs holds this fetch. Other calls that
 * need the token fail after a bounded time.
 */
public interface RefreshTokenStore {

    /**
     * {@return the latest refresh token, or {@code null} if none was saved} The component loads the token before each token
     * request, because another process may have saved a newer one.
     */
    @Nullable
    String load();

    /**
     * Saves a refresh token in place of the one before. The token must be saved when this method returns.
     *
     * @param refreshToken the refresh token to save
     */
    void save(String refreshToken);

    /**
     * Checks that a refresh token can be saved. The component calls this method when a producer starts, before it uses a
     * token. The default does nothing.
     *
     * @throws RuntimeException if no token can be saved; the producer does not start
     */
    default void check() {
        // A store need not be able to tell.
    }

    /**
     * Takes the right to use the refresh token, until the returned lock is closed. The component loads the token, uses it
     * and saves the next one under one lock. The default locks nothing.
     *
     * @return is closed by the thread that called this method
     * @throws RuntimeException if another process or thread holds the lock for too long. Then no token is used, and a later
     *     call tries again
     */
    default Lock lock() {
        return () -> {};
    }

    /** The right to use the refresh token. */
    @FunctionalInterface
    interface Lock extends AutoCloseable {

        /** Gives the right back. */
        @Override
        void close();
    }
}
