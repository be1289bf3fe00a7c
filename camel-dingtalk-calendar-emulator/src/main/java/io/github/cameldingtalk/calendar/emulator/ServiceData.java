// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar.emulator;

/** All that the emulated service holds. */
record ServiceData(
        ServiceSettings settings,
        Users users,
        CalendarStore calendars,
        EventStore events,
        DailyCreates dailyCreates,
        ClientTokens clientTokens,
        Apps apps,
        Grants grants,
        TokenStore tokens) {

    /** A service that holds nothing yet. */
    static ServiceData empty() {
        ServiceSettings settings = new ServiceSettings();
        return new ServiceData(
                settings,
                new Users(),
                new CalendarStore(),
                new EventStore(settings),
                new DailyCreates(settings),
                new ClientTokens(settings),
                new Apps(),
                new Grants(),
                new TokenStore(settings));
    }

    void clear() {
        clearKeepingTokens();
        grants.clear();
        tokens.clear();
    }

    /** Removes all but the issued access tokens, refresh tokens and authorization codes. */
    void clearKeepingTokens() {
        settings.reset();
        users.clear();
        calendars.clear();
        events.clear();
        dailyCreates.clear();
        clientTokens.clear();
        apps.clear();
        tokens.newList();
    }
}
