// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar.browser;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cameldingtalk.calendar.emulator.EmulatedResponse;
import io.github.cameldingtalk.calendar.emulator.ServiceError;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class RequestsInChromiumTest {

    @RegisterExtension
    final ShownEmulator page = new ShownEmulator();

    @Test
    void aRejectedRequestHasTheReasonInItsRow() throws Exception {
        page.call("PUT", "/v1.0/calendar/users/author/subscribedCalendars/other", "{}");

        page.chromium.untilText("#requests summary .reason", "There is no calendar with the id other.");
        assertThat(page.chromium.element("#announce").getDomProperty("textContent"))
                .isEqualTo("Rejected: There is no calendar with the id other. The calendars are: calendar-1.");
    }

    @Test
    void theReasonIsInChineseToo() throws Exception {
        page.call("PUT", "/v1.0/calendar/users/mallory/subscribedCalendars/calendar-1", "{}");
        page.clickId("language");

        page.chromium.untilText("#requests summary .reason", "用户 mallory 既不是共同编辑人，也不是日历作者（author）。");
        page.call("PUT", "/v1.0/calendar/users/author/subscribedCalendars/other", "{}");
        page.chromium.untilText("#requests summary .reason", "日历 other 不存在。现有日历：calendar-1。");
    }

    @Test
    void aResponseThatThePageOrATestHasChosenSaysSo() throws Exception {
        page.dingtalk.next(EmulatedResponse.error(ServiceError.SERVICE_BUSY));
        page.call("GET", ShownEmulator.LIST, "");

        page.chromium.untilText("#requests summary .reason", "A test or the page has chosen this response.");
    }

    @Test
    void anUpdateShowsEachValueBeforeAndAfter() throws Exception {
        page.call(
                "PUT",
                ShownEmulator.CALENDAR,
                "{\"name\":\"New\",\"subscribeScope\":{\"unionIds\":[\"author\",\"reader\"]}}");

        untilChanges("name before: Holidays → after: New");
        assertThat(changes())
                .contains("subscribeScope.unionIds before: author → after: author, reader")
                .doesNotContain("description", "corpIds");
        assertThat(page.chromium.element("#requests .changes del").getText()).isEqualTo("Holidays");
    }

    @Test
    void anUpdateWithTheSameValuesSaysThatNothingHasChanged() throws Exception {
        page.call("PUT", ShownEmulator.CALENDAR, "{\"name\":\"Holidays\"}");

        page.chromium.untilText("#requests summary", "Nothing has changed.");
    }

    @Test
    void markupInAChangeStaysText() throws Exception {
        page.call("PUT", ShownEmulator.CALENDAR, "{\"name\":\"<b>bold</b>\"}");

        page.chromium.untilText("#requests .changes ins", "<b>bold</b>");
    }

    @Test
    void aSubscriptionANewCalendarAndADeletionAreShown() throws Exception {
        page.call("POST", "/v1.0/calendar/users/author/calendars/calendar-1/subscribe", "");
        untilChanges("subscriber of calendar-1 before: none → after: author");
        page.call(
                "POST", "/v1.0/calendar/users/author/subscribedCalendars", "{\"name\":\"Team\",\"subscribeScope\":{}}");
        untilChanges("before: none → after: Team");
        page.call("DELETE", ShownEmulator.CALENDAR, "");
        untilChanges("calendar calendar-1 before: Holidays → after: none");
        page.screenshots("requests");
    }

    private void untilChanges(String expected) {
        page.chromium.until(driver -> changes().contains(expected));
    }

    /** What the newest request with changes has changed, as a screen reader reads it. Read at once, because the page may redraw. */
    private String changes() {
        return (String) page.chromium
                .driver()
                .executeScript("return (document.querySelector('#requests .changes')?.textContent ?? '')"
                        + ".replace(/\\s+/g, ' ');");
    }
}
