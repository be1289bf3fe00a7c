// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar.emulator;

import java.time.Duration;
import java.time.InstantSource;

/** What a test may set about the emulated service. */
final class ServiceSettings {

    private static final InstantSource DEFAULT_CLOCK = InstantSource.system();
    private static final Duration DEFAULT_TOKEN_LIFETIME = Duration.ofHours(2);

    private static final int DEFAULT_EVENTS_PER_DAY = 100;

    private volatile InstantSource clock = DEFAULT_CLOCK;
    private volatile Duration tokenLifetime = DEFAULT_TOKEN_LIFETIME;
    private volatile Rules rules = Rules.DEFAULT;
    private volatile EventRules eventRules = EventRules.DEFAULT;
    private volatile int eventsPerDay = DEFAULT_EVENTS_PER_DAY;
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

    EventRules eventRules() {
        return eventRules;
    }

    void eventRules(EventRules newRules) {
        eventRules = newRules;
    }

    /** How many events each user may create in a day; 0 for any number. */
    int eventsPerDay() {
        return eventsPerDay;
    }

    void eventsPerDay(int newEventsPerDay) {
        eventsPerDay = newEventsPerDay;
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
        eventRules = EventRules.DEFAULT;
        eventsPerDay = DEFAULT_EVENTS_PER_DAY;
        showsSecrets = false;
    }
}
