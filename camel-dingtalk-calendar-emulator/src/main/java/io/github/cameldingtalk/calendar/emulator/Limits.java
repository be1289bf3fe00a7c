// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar.emulator;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What keeps a call from the API: the block of the client's address, and too many calls a second. */
final class Limits {

    private final ServiceSettings settings;
    private final Throttle throttle = new Throttle();
    private Instant blockedUntil = Instant.MIN;

    Limits(ServiceSettings settings) {
        this.settings = settings;
    }

    /** Sets how many calls a second each app may make for each operation; 0 for any number. */
    void callsPerSecond(int calls) {
        throttle.limit(notNegative(calls));
    }

    /** Blocks the address of the clients from now on for this time. */
    synchronized void blockFor(Duration time) {
        blockedUntil = settings.clock().instant().plus(time);
    }

    /**
     * The response to a call that a limit keeps from the API, or {@code null} if none does. Such a call does not count. Nor does a
     * call without a known app or operation, which the API rejects.
     */
    synchronized @Nullable EmulatedResponse refusal(IncomingCall call) {
        if (call.at().isBefore(blockedUntil)) {
            return EmulatedResponse.blocked();
        }
        Caller caller = call.caller();
        ApiOperation operation = call.operation();
        if (caller != null && operation != null && throttle.rejects(caller, operation, call.at())) {
            return EmulatedResponse.error(caller.tooManyCallsASecond());
        }
        return null;
    }

    synchronized void clear() {
        throttle.limit(0);
        blockedUntil = Instant.MIN;
    }

    private static int notNegative(int calls) {
        if (calls < 0) {
            throw new IllegalArgumentException("The number of calls must be 0 for no limit, or more, but was " + calls);
        }
        return calls;
    }
}
