// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar.example.cluster.run;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Waits for other processes. */
final class Patience {

    private static final long PAUSE_MILLIS = 100;

    private Patience() {}

    /**
     * Waits until a condition holds. An exception other than an {@link IllegalStateException} counts as "not yet", because a
     * process that starts refuses connections at first.
     *
     * @param what      the condition in words, for the message
     * @param condition checked every 100 ms
     * @throws IllegalStateException if the time is over, with the last exception of the condition as the cause
     */
    static void await(String what, Duration timeout, Callable<Boolean> condition) {
        long end = System.nanoTime() + timeout.toNanos();
        Exception last = null;
        while (System.nanoTime() < end) {
            try {
                if (condition.call()) {
                    return;
                }
                last = null;
            } catch (IllegalStateException e) {
                throw e;
            } catch (Exception e) {
                last = e;
            }
            pause();
        }
        throw giveUp(what, timeout, last);
    }

    /** Waits until a condition has held for some time without a break. */
    static void awaitLasting(String what, Duration lasting, Duration timeout, Callable<Boolean> condition) {
        long[] since = {System.nanoTime()};
        await(what, timeout, () -> {
            if (!condition.call()) {
                since[0] = System.nanoTime();
            }
            return System.nanoTime() - since[0] >= lasting.toNanos();
        });
    }

    private static IllegalStateException giveUp(String what, Duration timeout, @Nullable Exception cause) {
        return new IllegalStateException("After " + timeout.toSeconds() + " s it is not true that " + what, cause);
    }

    private static void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }
}
