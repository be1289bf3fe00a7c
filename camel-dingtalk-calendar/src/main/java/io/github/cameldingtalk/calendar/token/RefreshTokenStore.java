// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar.token;

import org.jspecify.annotations.Nullable;

/**
 * Saves the refresh token of one user of a third-party personal app. A refresh token can be used once, and each response
 * brings the next one. Without a store, the refresh token is in memory and lost on a restart. Then the option
 * {@code refreshToken} has a used token, and the user has to consent again.
 *
 * <p>Only one process at a time may use a store, because two processes would use each other's tokens up.
 */
public interface RefreshTokenStore {

    /** Returns the latest refresh token, or {@code null} if none was saved. */
    @Nullable
    String load();

    /** Saves a refresh token in place of the one before. The token must be saved when this method returns. */
    void save(String refreshToken);
}
