// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar.token;

import org.jspecify.annotations.Nullable;

/**
 * Supplies the authorization code that a user's consent gave to a third-party personal app. A code can be used once, for the
 * first refresh token. The component asks for a code if there is no refresh token that the service accepts. A supplier that
 * hangs holds the call that asks it. Other calls that need the token fail after a bounded time.
 */
@FunctionalInterface
public interface AuthorizationCodeSupplier {

    /** {@return the code, or {@code null} if the user has not consented yet} */
    @Nullable
    String getAuthorizationCode();
}
