// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar.internal.http;

/**
 * When a part of a call must be over.
 *
 * @param nanoTime in {@link System#nanoTime()}
 * @param missing  what did not come in time, for an exception
 */
record Deadline(long nanoTime, String missing) {

    boolean isOver(long now) {
        return now - nanoTime > 0;
    }

    Deadline earlierOf(Deadline other) {
        return other.nanoTime - nanoTime < 0 ? other : this;
    }
}
