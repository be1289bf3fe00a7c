// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar.emulator;

import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The authorization codes and refresh tokens of third-party personal apps. Each can be redeemed once. */
final class Grants {

    private final Map<String, Grant> codes = new HashMap<>();
    private final Map<String, Grant> refreshTokens = new HashMap<>();

    /**
     * The consent of a user to an app.
     *
     * @param corpId the organization for which the user consents, or {@code null} for any
     */
    record Grant(String clientId, String unionId, @Nullable String corpId) {}

    /** A new authorization code. */
    synchronized String newCode(Grant grant) {
        String code = "code-" + UUID.randomUUID();
        codes.put(code, grant);
        return code;
    }

    synchronized String newRefreshToken(Grant grant) {
        String refreshToken = "refresh-" + UUID.randomUUID();
        refreshTokens.put(refreshToken, grant);
        return refreshToken;
    }

    /** The grant of an authorization code, or {@code null} if the code is unknown or was redeemed. */
    synchronized @Nullable Grant redeemCode(String code) {
        return codes.remove(code);
    }

    /** The grant of a refresh token, or {@code null} if the token is unknown or was redeemed. */
    synchronized @Nullable Grant redeemRefreshToken(String refreshToken) {
        return refreshTokens.remove(refreshToken);
    }

    /** Removes the consents to an app. */
    synchronized void removeOf(String clientId) {
        codes.values().removeIf(grant -> grant.clientId().equals(clientId));
        refreshTokens.values().removeIf(grant -> grant.clientId().equals(clientId));
    }

    synchronized void clear() {
        codes.clear();
        refreshTokens.clear();
    }
}
