// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar.token;

import org.jspecify.annotations.Nullable;

/**
 * Holds the latest suite ticket in memory. Bind it in the registry. The route that receives DingTalk's push sets the
 * ticket. After a restart the holder is empty until the next push, for up to five hours. Set the last known ticket at the
 * start, or use a {@link SuiteTicketSupplier} that reads the ticket from a store.
 */
public final class SuiteTicketHolder implements SuiteTicketSupplier {

    private volatile @Nullable String suiteTicket;

    @Override
    public @Nullable String getSuiteTicket() {
        return suiteTicket;
    }

    /**
     * Sets the ticket of the next token request.
     *
     * @param suiteTicket the ticket that DingTalk has pushed; {@code null} for none
     */
    public void setSuiteTicket(@Nullable String suiteTicket) {
        this.suiteTicket = suiteTicket;
    }
}
