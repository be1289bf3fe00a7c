// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar.token;

import org.jspecify.annotations.Nullable;

/**
 * Knows the latest suite ticket of a third-party enterprise app. DingTalk pushes one to the app about every five hours, and
 * only the latest counts, so it is asked whenever a token is fetched.
 */
@FunctionalInterface
public interface SuiteTicketSupplier {

    /** The latest ticket, or {@code null} if none has come yet. */
    @Nullable
    String getSuiteTicket();
}
