// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar.token;

import org.jspecify.annotations.Nullable;

/**
 * Supplies the latest suite ticket of a third-party enterprise app. DingTalk pushes a ticket to the app about every five
 * hours, and accepts only the latest one. The component asks for the ticket before each token request. A supplier that hangs
 * holds the call that asks it. Other calls that need the token fail after a bounded time.
 */
@FunctionalInterface
public interface SuiteTicketSupplier {

    /** {@return the latest ticket, or {@code null} if no ticket has come} */
    @Nullable
    String getSuiteTicket();
}
