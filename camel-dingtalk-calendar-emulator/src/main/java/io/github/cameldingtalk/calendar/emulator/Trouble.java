// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar.emulator;

/** What can go wrong below HTTP with a request that has been read. */
public enum Trouble {
    /** Nothing is done, and the connection is reset. */
    RESET_BEFORE_ANSWER(false),
    /** It is done, half of the answer is sent, and the connection is reset. */
    RESET_AMID_ANSWER(true),
    /** It is done and answered, and the connection is reset although it was to be kept. */
    RESET_AFTER_ANSWER(true),
    /** It is done and answered, and the connection is closed without a word although it was to be kept. */
    CLOSE_SILENTLY(true),
    /** Nothing is done, and no answer comes as long as the client waits. */
    NEVER_ANSWER(false),
    /** It is done, and the answer comes byte by byte, one each tenth of a second. */
    TRICKLE(true),
    /** It is done, and the connection is closed after half of the answer's body. */
    CUT_SHORT(true),
    /** Nothing is done, and what is answered is no HTTP. */
    GARBAGE(false);

    private final boolean isDone;

    Trouble(boolean isDone) {
        this.isDone = isDone;
    }

    /** Whether the request takes effect all the same. */
    public boolean isDone() {
        return isDone;
    }
}
