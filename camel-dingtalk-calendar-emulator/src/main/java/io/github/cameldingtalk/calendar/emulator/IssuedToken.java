// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar.emulator;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An access token that the emulator issued.
 *
 * @param value     what a client sends in the header {@code x-acs-dingtalk-access-token}
 * @param clientId  the Client ID or suite key of the app that requested the token
 * @param corpId    the organization that the token is for, or {@code null} if the request named none
 * @param unionId   the user that the token is for, if it is the token of a third-party personal app, or {@code null}
 * @param expiresAt when the token expires
 */
public record IssuedToken(
        String value, String clientId, @Nullable String corpId, @Nullable String unionId, Instant expiresAt) {}
