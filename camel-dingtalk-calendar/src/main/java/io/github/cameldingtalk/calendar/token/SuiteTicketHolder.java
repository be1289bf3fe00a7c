// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar.token;

import org.jspecify.annotations.Nullable;

/**
 * Keeps the latest suite ticket in memory. Bind it in the registry, and let the route that takes DingTalk's push set it.
 * After a restart it is empty until DingTalk pushes again, which can take five hours: set the last known ticket at the
 * start, or bring a {@link SuiteTicketSupplier} that reads it from where it outlives the process.
 */
public final class SuiteTicketHolder implements SuiteTicketSupplier {

    private volatile @Nullable String suiteTicket;

    @Override
    public @Nullable String getSuiteTicket() {
        return suiteTicket;
    }

    public void setSuiteTicket(@Nullable String suiteTicket) {
        this.suiteTicket = suiteTicket;
    }
}
