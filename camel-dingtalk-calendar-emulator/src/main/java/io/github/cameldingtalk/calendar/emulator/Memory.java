// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar.emulator;

/** Limits that fit the memory of this process, so that no client can use it up. */
final class Memory {

    private static final long HEAP = Runtime.getRuntime().maxMemory();

    private static final int MEBIBYTE = 1024 * 1024;

    /** Each connection may hold a head of 64 KiB, in several copies while it is read. */
    static final int CONNECTIONS = limit(1_000, HEAP / (8 * RequestStream.MAX_HEAD_BYTES), 50);

    /** Each large body may have 4 MiB, in several copies. */
    static final int LARGE_BODIES = limit(8, HEAP / (64 * MEBIBYTE), 1);

    static final int JOURNAL_BYTES = limit(64 * MEBIBYTE, HEAP / 4, MEBIBYTE);

    static final int CALENDAR_CHARACTERS = limit(32 * MEBIBYTE, HEAP / 16, MEBIBYTE);

    /** A stored event is several times larger than its JSON. */
    static final int EVENT_CHARACTERS = limit(32 * MEBIBYTE, HEAP / 32, MEBIBYTE / 2);

    /** The responses to requests with a client token. */
    static final int CLIENT_TOKEN_BYTES = limit(32 * MEBIBYTE, HEAP / 32, MEBIBYTE / 2);

    private Memory() {}

    private static int limit(int most, long fitting, int least) {
        return (int) Math.max(least, Math.min(most, fitting));
    }
}
