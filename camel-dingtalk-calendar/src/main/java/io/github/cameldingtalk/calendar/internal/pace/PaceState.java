// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar.internal.pace;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The pace of an app's calls to an operation at one moment.
 *
 * @param clientId {@code null} if the access token is from elsewhere
 * @param corpId   {@code null} unless DingTalk limits the app in each organization
 * @param delay    how long a call would wait for its turn
 * @param share    the share of callsPerSecond that is used, from 0.05 to 1: smaller after a refused call
 */
public record PaceState(
        String operation,
        @Nullable String clientId,
        @Nullable String corpId,
        String baseUri,
        Duration delay,
        double share) {}
