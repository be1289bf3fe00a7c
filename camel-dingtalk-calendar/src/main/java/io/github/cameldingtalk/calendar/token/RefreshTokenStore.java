// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar.token;

import org.jspecify.annotations.Nullable;

/**
 * Keeps the refresh token of one user of a third-party personal app. A refresh token serves once: each answer of DingTalk
 * brings the next, and the one before is worth nothing. Without a store it is kept in memory, and lost on a restart: the
 * option {@code refreshToken} then names one that has served already, and the user has to consent again.
 *
 * <p>One process at a time may use a store: two would take the token from each other.
 */
public interface RefreshTokenStore {

    /** The latest refresh token, or {@code null} if none was saved yet. */
    @Nullable
    String load();

    /** Keeps this one in place of the one before. When it returns, the token has to be safe. */
    void save(String refreshToken);
}
