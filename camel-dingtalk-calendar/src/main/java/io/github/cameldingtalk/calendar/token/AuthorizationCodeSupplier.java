// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar.token;

import org.jspecify.annotations.Nullable;

/**
 * Knows the authorisation code that a user's consent gave to a third-party personal app. A code serves once, for the first
 * refresh token; it is asked for when there is no refresh token that the service accepts.
 */
@FunctionalInterface
public interface AuthorizationCodeSupplier {

    /** The code, or {@code null} if the user has not consented yet. */
    @Nullable
    String getAuthorizationCode();
}
