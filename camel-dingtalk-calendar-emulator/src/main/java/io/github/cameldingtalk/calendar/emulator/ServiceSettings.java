// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar.emulator;

import java.time.Duration;
import java.time.InstantSource;

/** What a test may set about the emulated service. */
final class ServiceSettings {

    private static final InstantSource DEFAULT_CLOCK = InstantSource.system();
    private static final Duration DEFAULT_TOKEN_LIFETIME = Duration.ofHours(2);

    private volatile InstantSource clock = DEFAULT_CLOCK;
    private volatile Duration tokenLifetime = DEFAULT_TOKEN_LIFETIME;
    private volatile Rules rules = Rules.DEFAULT;
    private volatile boolean showsSecrets;

    InstantSource clock() {
        return clock;
    }

    void clock(InstantSource newClock) {
        clock = newClock;
    }

    Duration tokenLifetime() {
        return tokenLifetime;
    }

    void tokenLifetime(Duration newTokenLifetime) {
        tokenLifetime = newTokenLifetime;
    }

    Rules rules() {
        return rules;
    }

    void rules(Rules newRules) {
        rules = newRules;
    }

    /** Whether the page shows whole secrets. */
    boolean showsSecrets() {
        return showsSecrets;
    }

    void showsSecrets(boolean shows) {
        showsSecrets = shows;
    }

    /** Restores the defaults. */
    void reset() {
        clock = DEFAULT_CLOCK;
        tokenLifetime = DEFAULT_TOKEN_LIFETIME;
        rules = Rules.DEFAULT;
        showsSecrets = false;
    }
}
