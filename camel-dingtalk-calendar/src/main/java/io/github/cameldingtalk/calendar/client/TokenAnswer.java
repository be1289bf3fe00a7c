// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar.client;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What a token API answered.
 *
 * @param life         how long the token lives, counted from its request
 * @param refreshToken what the next is to be asked for with, for a personal app
 */
public record TokenAnswer(String accessToken, Duration life, @Nullable String refreshToken) {

    /** Without the tokens. */
    @Override
    public String toString() {
        return "a token for " + life;
    }
}
