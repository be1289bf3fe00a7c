// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar.emulator;

import org.jspecify.annotations.Nullable;

/**
 * A response, and why the emulator has chosen it.
 *
 * @param reason a sentence for the user of the emulator, which the client does not receive; {@code null} if the call succeeds
 */
record Reasoned<R extends EmulatedResponse>(R response, @Nullable String reason) {}
