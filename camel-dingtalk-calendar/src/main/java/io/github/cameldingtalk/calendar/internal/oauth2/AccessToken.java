// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar.internal.oauth2;

import java.time.Duration;

/**
 * An access token of a token API.
 *
 * @param life how long the token lives, from its request on
 */
record AccessToken(String value, Duration life) {

    /** DingTalk advises to renew a token about ten minutes before its end. */
    private static final Duration RENEWAL_AHEAD = Duration.ofMinutes(10);

    /** How long after its request the token should be renewed. */
    Duration youth() {
        Duration most = life.dividedBy(5).multipliedBy(4);
        Duration ahead = life.minus(RENEWAL_AHEAD);
        return ahead.compareTo(most) > 0 ? ahead : most;
    }

    /** Without the token. */
    @Override
    public String toString() {
        return "a token for " + life;
    }
}
