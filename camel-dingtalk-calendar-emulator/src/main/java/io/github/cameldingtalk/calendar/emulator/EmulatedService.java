// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar.emulator;

/** The parts of an emulator that do not know the network. */
record EmulatedService(ServiceData data, Script script, Limits limits, Journal journal, RequestHandler handler) {

    /** @param isOpenToOthers whether other machines may use the page */
    static EmulatedService create(boolean isOpenToOthers) {
        ServiceData data = ServiceData.empty();
        Script script = new Script();
        Limits limits = new Limits(data.settings());
        Journal journal = new Journal();
        ServiceApi api = new ServiceApi(data);
        EmulatorPage page = new EmulatorPage(
                isOpenToOthers,
                new PageState(data, script, limits, journal),
                new PageCommands(data.tokens(), script, limits),
                new PageCalls(api),
                new PageData(data, api),
                new PageSecrets(isOpenToOthers, data));
        RequestHandler handler = new RequestHandler(page, api, limits, script, journal, data);
        return new EmulatedService(data, script, limits, journal, handler);
    }

    /** Removes all chosen responses and limits. */
    void calm() {
        script.clear();
        limits.clear();
    }

    /** Removes all data, recorded requests and settings too. */
    void reset() {
        data.clear();
        resetKeepingTokens();
    }

    /** Removes all but the issued tokens. */
    void resetKeepingTokens() {
        calm();
        data.clearKeepingTokens();
        journal.clear();
        handler.journalTo(null);
    }
}
