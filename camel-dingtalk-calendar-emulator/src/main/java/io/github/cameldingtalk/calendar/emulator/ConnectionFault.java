// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar.emulator;

/** The faults of a connection. Each occurs after the emulator has read a request. */
public enum ConnectionFault {
    /** The request has no effect. The connection is reset. */
    RESET_BEFORE_RESPONSE(false),
    /** The request takes effect. Half of the response is sent, then the connection is reset. */
    RESET_AMID_RESPONSE(true),
    /** The request takes effect and the response is sent. Then the keep-alive connection is reset. */
    RESET_AFTER_RESPONSE(true),
    /** The request takes effect and the response is sent. Then the keep-alive connection is closed without notice. */
    CLOSE_SILENTLY(true),
    /** The request has no effect. No response is sent, and the connection stays open. */
    NO_RESPONSE(false),
    /** The request takes effect. The response is sent slowly, one byte every 100 ms. */
    TRICKLE(true),
    /** The request takes effect. The connection is closed after half of the response body. */
    CUT_SHORT(true),
    /** The request has no effect. The response is not HTTP. */
    GARBAGE(false);

    private final boolean takesEffect;

    ConnectionFault(boolean takesEffect) {
        this.takesEffect = takesEffect;
    }

    /** {@return whether the request takes effect in spite of the fault} */
    public boolean takesEffect() {
        return takesEffect;
    }
}
