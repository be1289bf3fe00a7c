// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar.emulator;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What keeps a call from the API: the block of the client's address, too many calls a second, and a spent quota. */
final class Limits {

    private static final Duration DOCUMENTED_BLOCK = Duration.ofMinutes(5);

    private final ServiceSettings settings;
    private final Throttle throttle = new Throttle();
    private final MonthQuota quota = new MonthQuota();
    private int usualCallsPerSecond;
    private int usualCallsPerMonth;
    private Instant blockedUntil = Instant.MIN;
    private boolean isBlockScaled;

    Limits(ServiceSettings settings) {
        this.settings = settings;
    }

    /** Sets how many calls a second each app may make for each operation; 0 for any number. */
    synchronized void callsPerSecond(int calls) {
        throttle.limit(notNegative(calls));
    }

    /** Sets how many calls a month all internal apps may make together; 0 for any number. */
    synchronized void callsPerMonth(int calls) {
        quota.limit(notNegative(calls));
    }

    /** Sets the limits now, and also for the time after {@link #clear()}. */
    synchronized void usual(int callsPerSecond, int callsPerMonth) {
        usualCallsPerSecond = notNegative(callsPerSecond);
        usualCallsPerMonth = notNegative(callsPerMonth);
        restoreUsual();
    }

    /** Blocks the address of the clients from now on for this time. */
    synchronized void blockFor(Duration time) {
        blockedUntil = settings.clock().instant().plus(time);
        isBlockScaled = !time.equals(DOCUMENTED_BLOCK);
    }

    /**
     * The response to a call that a limit keeps from the API, or {@code null} if none does. Such a call does not count. Nor does a
     * call without a known app or operation, which the API rejects.
     */
    synchronized @Nullable Reasoned<EmulatedResponse> refusal(IncomingCall call) {
        if (call.at().isBefore(blockedUntil)) {
            return new Reasoned<>(
                    blocked(Duration.between(call.at(), blockedUntil)),
                    "All calls are blocked until " + blockedUntil + ".");
        }
        Caller caller = call.caller();
        ApiOperation operation = call.operation();
        if (caller == null || operation == null) {
            return null;
        }
        boolean isMetered = caller.type() == Apps.Type.INTERNAL && !operation.issuesToken();
        if (isMetered && quota.isSpent(call.at())) {
            return new Reasoned<>(
                    EmulatedResponse.error(ServiceError.API_COUNT_LIMIT_FOR_ORG),
                    "The limit of calls a month is reached.");
        }
        if (throttle.rejects(caller, operation, call.at())) {
            return new Reasoned<>(
                    EmulatedResponse.error(caller.tooManyCallsASecond()),
                    "The limit of calls a second is reached for this app and operation.");
        }
        if (isMetered) {
            quota.count();
        }
        return null;
    }

    /** A client waits five minutes after a block, unless the response says otherwise. */
    private EmulatedResponse blocked(Duration left) {
        EmulatedResponse.Http blocked = EmulatedResponse.blocked();
        return isBlockScaled ? blocked.header("Retry-After", String.valueOf(left.toSeconds() + 1)) : blocked;
    }

    /** The limits in force. */
    synchronized List<Trouble> troubles() {
        List<Trouble> troubles = new ArrayList<>();
        Instant now = settings.clock().instant();
        if (now.isBefore(blockedUntil)) {
            troubles.add(Trouble.of(
                    Trouble.Type.BLOCK, Duration.between(now, blockedUntil).toSeconds() + 1));
        }
        add(troubles, Trouble.Type.CALLS_PER_SECOND, throttle.limit(), usualCallsPerSecond);
        add(troubles, Trouble.Type.CALLS_PER_MONTH, quota.limit(), usualCallsPerMonth);
        return troubles;
    }

    private static void add(List<Trouble> troubles, Trouble.Type type, int limit, int usual) {
        if (limit > 0) {
            troubles.add(new Trouble(type, "", null, limit, limit == usual));
        }
    }

    /** Ends one limit, or restores the usual one. */
    synchronized void end(Trouble.Type type) {
        switch (type) {
            case BLOCK -> blockedUntil = Instant.MIN;
            case CALLS_PER_SECOND -> throttle.limit(usualCallsPerSecond);
            case CALLS_PER_MONTH -> quota.limit(usualCallsPerMonth);
            default -> {}
        }
    }

    /** Ends the block, and restores the usual limits. The counted calls stay, because a usual limit holds all the time. */
    synchronized void clear() {
        restoreUsual();
        blockedUntil = Instant.MIN;
    }

    private void restoreUsual() {
        throttle.limit(usualCallsPerSecond);
        quota.limit(usualCallsPerMonth);
    }

    private static int notNegative(int calls) {
        if (calls < 0) {
            throw new IllegalArgumentException("The number of calls must be 0 for no limit, or more, but was " + calls);
        }
        return calls;
    }
}
