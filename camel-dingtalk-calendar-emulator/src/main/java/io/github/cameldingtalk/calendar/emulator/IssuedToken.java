// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar.emulator;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An access token that was handed out.
 *
 * @param clientId the app that asked for it
 * @param corpId   the organisation in whose name, for a third-party enterprise app
 * @param unionId  the user in whose name, for a third-party personal app
 * @param end      from when on it is no longer accepted
 */
public record IssuedToken(
        String value, String clientId, @Nullable String corpId, @Nullable String unionId, Instant end) {}
