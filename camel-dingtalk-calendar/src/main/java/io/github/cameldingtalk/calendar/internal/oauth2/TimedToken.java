// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar.internal.oauth2;

/**
 * A token, with the times of its request, of its renewal and of its end, in nanoseconds by the clock of the cache.
 */
record TimedToken(String value, long requested, long renewal, long end) {

    static TimedToken of(AccessToken token, long requested) {
        return new TimedToken(
                token.value(),
                requested,
                requested + token.youth().toNanos(),
                requested + token.life().toNanos());
    }

    /** Whether it is too early for a renewal. */
    boolean isYoung(long now) {
        return renewal - now > 0;
    }

    boolean isAlive(long now) {
        return end - now > 0;
    }

    /** Without the token. */
    @Override
    public String toString() {
        return "a token";
    }
}
