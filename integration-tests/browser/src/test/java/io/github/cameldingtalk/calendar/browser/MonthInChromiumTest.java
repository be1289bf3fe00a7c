// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar.browser;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cameldingtalk.calendar.emulator.EmulatedEvent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.openqa.selenium.By;

class MonthInChromiumTest {

    @RegisterExtension
    final MonthPage page = new MonthPage();

    @Test
    void aDayShowsTheEventsThatTakePlaceOnIt() throws Exception {
        assertThat(page.chromium.element("#monthName").getText()).isEqualTo("May 2026");
        assertThat(page.daysWith("Labor Day")).containsExactly("1", "2", "3");
        assertThat(page.daysWith("23:00 Release")).containsExactly("5");
        assertThat(page.daysWith("… Release")).containsExactly("6");
        assertThat(page.daysWith("10:00 Team meeting")).containsExactly("4", "11", "18", "25");
        assertThat(page.daysWith("09:00 Call with Berlin Europe/Berlin")).containsExactly("12");
        assertThat(page.chromium.element("#month [aria-current]").getText()).isEqualTo("20");
        page.screenshots("month");
    }

    @Test
    void theMonthsBeforeAndAfterAreShown() {
        page.clickId("next");
        page.chromium.untilText("#monthName", "June 2026");
        page.untilOn("10:00 Team meeting", "1", "8", "15", "22", "29");

        page.clickId("previous");
        page.clickId("previous");
        page.chromium.untilText("#monthName", "April 2026");
        page.untilOn("Team meeting");

        page.clickId("current");
        page.chromium.untilText("#monthName", "May 2026");
        page.untilOn("Labor Day", "1", "2", "3");
    }

    @Test
    void aSubscriptionCalendarIsShownToItsReaders() {
        page.choose("calendar", "calendar-1");
        page.untilOn("Trade fair", "28", "29");

        page.choose("user", "reader");
        page.untilOn("Trade fair");
        assertThat(page.chromium.element("#calendar").getText()).isEqualTo("primary");
    }

    @Test
    void itSpeaksChinese() {
        page.clickId("language");

        page.chromium.untilText("#monthName", "2026年5月");
        assertThat(page.chromium.element("#add").getText()).isEqualTo("新建日程");
        assertThat(page.chromium.element("#previous").getDomAttribute("aria-label"))
                .isEqualTo("上个月");
    }

    @Test
    void markupInAnEventStaysText() {
        page.dingtalk.put(
                EmulatedEvent.allDay("markup", "author", "<b>bold</b>", MonthPage.day(14), MonthPage.day(15)));

        page.untilOn("<b>bold</b>", "14");
        assertThat(page.chromium.driver().findElements(By.cssSelector("#month b")))
                .isEmpty();
    }
}
